import { v4 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { OperationsAnswer } from '../../shared/api/review.ts';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { reportBody, send } from './support/reports.ts';
import { act, balanceOf, certifyMany, lineOf, plain, queue, reporters, UNIT } from './support/review.ts';

const codeOf = ({ status, json }: { status: number; json: unknown }) => [status, (json as { code?: string }).code];
const undo = (bot: ApiBot, as: SignedIn, id: string) => bot.call('DELETE', `${UNIT}/certifications/${id}`, { as });
const live = async (bot: ApiBot, as: SignedIn) =>
  (await bot.call<OperationsAnswer>('GET', `${UNIT}/certifications`, { as })).json.operations;

async function ready() {
  const bot = await apiBot();
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const people = await reporters(bot, [31, 32, 33]);
  return { bot, staff, people };
}

describe('certifying many', () => {
  test('all that match, counted; the same id again answers the same', async () => {
    const { bot, staff, people } = await ready();
    const { asOf } = await queue(bot, staff);
    const all = { id: uuid(), filter: {}, asOf };
    expect((await certifyMany(bot, staff, { ...all, expected: 4 })).json).toMatchObject({
      status: 409,
      code: 'count-changed',
      current: { count: 3 },
    });
    const first = await certifyMany(bot, staff, { ...all, expected: 3 });
    expect([first.status, first.json]).toMatchObject([
      201,
      { state: 'done', total: 3, done: 3, certified: 3, problems: [] },
    ]);
    for (const she of people) expect(await balanceOf(bot, she)).toMatchObject({ balance: 120 });
    const again = await certifyMany(bot, staff, { ...all, expected: 3 });
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(codeOf(await certifyMany(bot, staff, { ...all, expected: 2 }))).toEqual([409, 'operation-conflict']);
    expect(first.json.endedAt).toBe(new Date(bot.clock.now()).toISOString());
    // Hers to be found again, by her alone and while she can take it back.
    expect(await live(bot, staff)).toEqual([first.json]);
    expect(await live(bot, await bot.register('จ2', 'DEMO-STAFF-2'))).toEqual([]);
    bot.clock.advance(10 * 60_000);
    expect(await live(bot, staff)).toEqual([]);
    expect(
      bot.store
        .prepare("select count(*) n from audit_entry where action = 'report.certified' and detail like '%' || ? || '%'")
        .get(all.id),
    ).toEqual({ n: 3 });
  });

  test('a selection, without what changed since it was seen, and what was certified already', async () => {
    const { bot, staff, people } = await ready();
    const lines = await Promise.all([31, 32, 33].map((n) => lineOf(bot, staff, n)));
    const reports = lines.map(({ id, seq }) => ({ id, seq }));
    await act(bot, staff, lines[0] ?? { id: '', seq: 1 }, 'certify');
    if (people[1]) await send(bot, people[1], reportBody(plain({ 'protect.1': 2 }), { basedOn: 1 }));
    const { json } = await certifyMany(bot, staff, { id: uuid(), expected: 3, reports });
    expect(json).toMatchObject({ state: 'done', certified: 1 });
    expect(new Set(json.problems.map(({ code }) => code))).toEqual(new Set(['report-certified', 'changed-meanwhile']));
    const other = { id: 'gone', seq: 1 };
    expect(codeOf(await certifyMany(bot, staff, { id: uuid(), expected: 1, reports: [other] }))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('what came in after the list was read is not certified unseen', async () => {
    const { bot, staff, people } = await ready();
    const { asOf } = await queue(bot, staff);
    bot.clock.advance(1_000);
    if (people[0]) await send(bot, people[0], reportBody(plain({ 'protect.1': 2 }), { basedOn: 1 }));
    const { json } = await certifyMany(bot, staff, { id: uuid(), expected: 3, filter: {}, asOf });
    expect(json).toMatchObject({ certified: 2, problems: [{ code: 'changed-meanwhile' }] });
  });

  test('needs a sign-in of the last ten minutes', async () => {
    const { bot, staff } = await ready();
    const { asOf } = await queue(bot, staff);
    bot.clock.advance(11 * 60_000);
    expect(codeOf(await certifyMany(bot, staff, { id: uuid(), expected: 3, filter: {}, asOf }))).toEqual([
      401,
      'sign-in-again',
    ]);
  });

  test('two officers at once certify each report once', async () => {
    const { bot, staff, people } = await ready();
    const second = await bot.register('จ2', 'DEMO-STAFF-2');
    const { asOf } = await queue(bot, staff);
    const both = await Promise.all(
      [staff, second].map((who) => certifyMany(bot, who, { id: uuid(), expected: 3, filter: {}, asOf })),
    );
    const certified = both.reduce((sum, { json }) => sum + (json.certified ?? 0), 0);
    expect(certified).toBe(3);
    for (const she of people) expect(await balanceOf(bot, she)).toMatchObject({ balance: 120 });
  });
});

describe('taking it back', () => {
  test('within ten minutes, by whoever began it, and only what has not moved since', async () => {
    const { bot, staff, people } = await ready();
    const second = await bot.register('จ2', 'DEMO-STAFF-2');
    const { asOf } = await queue(bot, staff);
    const id = uuid();
    await certifyMany(bot, staff, { id, expected: 3, filter: {}, asOf });
    const moved = await lineOf(bot, staff, 31);
    await act(bot, second, moved, 'withdraw', { words: 'ผิดคน' });
    await act(bot, second, { id: moved.id, seq: moved.seq + 1 }, 'certify');
    expect(codeOf(await undo(bot, second, id))).toEqual([403, 'not-yours']);
    expect((await undo(bot, staff, id)).json).toMatchObject({ state: 'undone', undone: 2, certified: 1 });
    const [first, ...others] = people;
    if (first) expect(await balanceOf(bot, first)).toMatchObject({ balance: 120 });
    for (const she of others) expect(await balanceOf(bot, she)).toMatchObject({ balance: 0, debt: 0, pending: 120 });
    expect((await undo(bot, staff, id)).json).toMatchObject({ state: 'undone', undone: 2 });
    expect(codeOf(await undo(bot, staff, uuid()))).toEqual([404, 'not-found']);
  });

  test('not later', async () => {
    const { bot, staff } = await ready();
    const { asOf } = await queue(bot, staff);
    const id = uuid();
    await certifyMany(bot, staff, { id, expected: 3, filter: {}, asOf });
    bot.clock.advance(10 * 60_000);
    const again = await bot.signIn(bot.user('จ').userId);
    expect(codeOf(await undo(bot, again, id))).toEqual([409, 'undo-over']);
  });
});
