import { v4 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { type ApiBot, apiBot, type SignedIn } from './support/api.ts';
import { ELDER, MONTH, read, reportBody, send, setState } from './support/reports.ts';

/** The roster says since that she left before this month, and (`to`) where she has been in it instead. */
function moves({ store }: ApiBot, { me }: SignedIn, to: string | null): void {
  store.prepare("update assignment set to_month = '2026-10' where person_id = ?").run(me.id);
  if (to === null) return;
  store
    .prepare("insert into assignment (person_id, role, area_id, from_month) values (?, 'volunteer', ?, ?)")
    .run(me.id, to, MONTH);
}

function otherUnit({ store }: ApiBot, { me }: SignedIn): string {
  const found = store
    .prepare(
      "select id from area where kind = 'unit' and id not in (select area_id from assignment where person_id = ?)",
    )
    .get(me.id) as { id: string };
  return found.id;
}

test('who has left the roster of a month keeps the receipt of it, and sends nothing more', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const body = reportBody({ [ELDER]: 4 });
  const first = await send(bot, her, body);
  moves(bot, her, null);
  const again = await send(bot, her, body);
  expect([again.status, again.json]).toEqual([200, first.json]);
  const changed = await send(bot, her, { ...body, answers: {} });
  expect(changed.json.code).toBe('submission-conflict');
  expect((await send(bot, her, body, {}, '2026-12')).json.code).toBe('submission-conflict');
  const more = await send(bot, her, reportBody({ [ELDER]: 5 }));
  expect([more.status, more.json.code]).toEqual([403, 'not-assigned']);
  setState(bot, her.me.id, 'certified');
  expect((await send(bot, her, reportBody({ [ELDER]: 5 }))).json.code).toBe('report-certified');
});

test('who was moved for a month that she had reported goes on with that report', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  const body = reportBody({ [ELDER]: 4 });
  const first = await send(bot, her, body);
  moves(bot, her, otherUnit(bot, her));
  const again = await send(bot, her, body);
  expect([again.status, again.json]).toEqual([200, first.json]);
  const { receipt } = first.json;
  const next = await send(bot, her, { ...body, submissionId: uuid(), answers: { [ELDER]: 5 }, basedOn: 1 });
  expect([next.status, next.json.receipt]).toMatchObject([201, { number: receipt.number, version: 2 }]);
  expect((await read(bot, her)).json.versions).toHaveLength(2);
});

test('what she sent before she was moved still promises its points', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0031');
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  const book = async () => (await bot.call<{ pending: number }>('GET', '/points', { as: her })).json;
  const before = await book();
  expect(before.pending).toBeGreaterThan(0);
  moves(bot, her, otherUnit(bot, her));
  expect(await book()).toEqual(before);
});

test('who has left reads all that is hers as before, and takes it home', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0001');
  await send(bot, her, reportBody({ [ELDER]: 4 }));
  const hers = async (as: SignedIn) => {
    const asked = ['/points', '/reports', '/reports/2026-10', `/reports/${MONTH}`, '/consents', '/reminders'];
    const told = await Promise.all(asked.map((path) => bot.call('GET', path, { as })));
    expect(told.map(({ status }) => status)).toEqual(asked.map(() => 200));
    const { json: address } = (await bot.call<{ json: string }>('POST', '/export', { as })).json;
    const { duties, sessions: _, ...data } = (await bot.call<Record<string, unknown>>('GET', `^${address}`)).json;
    return { answers: told.map(({ json }) => json), data, duties };
  };
  const before = await hers(her);
  moves(bot, her, null);
  // The session of before, and one that begins since.
  expect((await hers(her)).answers).toEqual(before.answers);
  const after = await hers(await bot.signIn(her.user.userId));
  expect([after.answers, after.data]).toEqual([before.answers, before.data]);
  expect(after.duties).toMatchObject([{ to: '2026-10' }, { to: '2026-10' }]);
});
