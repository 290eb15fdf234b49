import { v4 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { ReportList } from '../../shared/api/reports.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { receiptsOf, says } from '../webhook/support/story.ts';
import { apiBot } from './support/api.ts';
import { ELDER, LARVAE, MONTH, read, reportBody, send, setState } from './support/reports.ts';

const codeOf = ({ status, json }: Awaited<ReturnType<typeof send>>) => [status, json.code];

describe('PUT /api/reports/{month}', () => {
  test('files a report and gives its receipt, the same for ever', async () => {
    const bot = await apiBot();
    const her = await bot.register('ก', 'DEMO-0031');
    const body = reportBody({ [ELDER]: 4, [LARVAE]: null });
    const first = await send(bot, her, body);
    expect(first.status).toBe(201);
    expect(first.json.receipt).toMatchObject({ month: MONTH, version: 1, flags: ['incomplete'], pendingPoints: 120 });
    expect(first.json.receipt.missing).toHaveLength(30);
    const turned = { ...body, answers: { [LARVAE]: undefined, [ELDER]: 4 } };
    setState(bot, her.me.id, 'certified');
    bot.clock.advance(90 * 24 * 3_600_000);
    const later = await bot.signIn(her.user.userId);
    for (const again of [body, turned]) {
      const replay = await send(bot, later, again);
      expect([replay.status, replay.json]).toEqual([200, first.json]);
    }
  });

  test('refuses in the order of the contract', async () => {
    const bot = await apiBot();
    const her = await bot.register('ก', 'DEMO-0031');
    const body = reportBody({ [ELDER]: 4 });
    const wrongShape = { ...body, submissionId: 'no uuid' };
    const other = { headers: { 'x-volunteer': 'somebody-else' } };
    expect(codeOf(await send(bot, null, wrongShape, other))).toEqual([401, 'not-signed-in']);
    expect(codeOf(await send(bot, her, wrongShape, other))).toEqual([409, 'other-user']);
    expect(codeOf(await send(bot, her, wrongShape))).toEqual([422, 'invalid-request']);
    const hers = { headers: { 'x-volunteer': her.me.id ?? '' } };
    const wrongItems = await send(bot, her, { ...body, answers: { [ELDER]: 1000, gone: 1 } }, hers);
    expect(codeOf(wrongItems)).toEqual([422, 'invalid-answers']);
    expect(wrongItems.json.errors).toEqual([
      { path: `answers.${ELDER}`, code: 'too-large' },
      { path: 'answers.gone', code: 'unknown-item' },
    ]);
    expect((await send(bot, her, body)).status).toBe(201);
    expect(codeOf(await send(bot, her, { ...body, answers: {} }))).toEqual([409, 'submission-conflict']);
    const next = reportBody({ [ELDER]: 5 }, { basedOn: null });
    const conflict = await send(bot, her, next);
    expect(codeOf(conflict)).toEqual([409, 'version-conflict']);
    expect(conflict.json.current).toMatchObject({ version: 1, answers: { [ELDER]: 4 } });
    expect(codeOf(await send(bot, her, { ...next, basedOn: 1, formVersion: 'x' }))).toEqual([409, 'form-changed']);
    expect(codeOf(await send(bot, her, next, {}, '2026-01'))).toEqual([422, 'month-closed']);
    expect(codeOf(await send(bot, her, next, {}, '2027-01'))).toEqual([422, 'month-closed']);
    expect(codeOf(await send(bot, her, next, {}, '2026-13'))).toEqual([422, 'invalid-request']);
    setState(bot, her.me.id, 'certified');
    expect(codeOf(await send(bot, her, next))).toEqual([409, 'report-certified']);
  });

  test("another person's submission id gives away nothing", async () => {
    const bot = await apiBot();
    const [her, him] = [await bot.register('ก', 'DEMO-0031'), await bot.register('ข', 'DEMO-0032')];
    const body = reportBody({ [ELDER]: 4 });
    await send(bot, her, body);
    expect(codeOf(await send(bot, him, body))).toEqual([409, 'submission-conflict']);
    expect((await read(bot, him)).status).toBe(404);
  });

  test('one submission twenty times at once is one report; of twenty others one wins', async () => {
    const bot = await apiBot();
    const her = await bot.register('ก', 'DEMO-0031');
    const body = reportBody({ [ELDER]: 4 }, { basedOn: null });
    const same = await Promise.all(Array.from({ length: 20 }, () => send(bot, her, body)));
    expect(same.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(same.map(({ json }) => json.receipt.number)).size).toBe(1);
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        send(bot, her, { ...body, submissionId: uuid(), answers: { [ELDER]: n }, basedOn: 1 }),
      ),
    );
    expect(others.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    expect((await read(bot, her)).json).toMatchObject({ version: 2 });
  });

  test('takes zeros without a reason, and hides an id that was typed into one', async () => {
    const bot = await apiBot();
    const her = await bot.register('ก', 'DEMO-0031');
    const told = await send(bot, her, reportBody({ [ELDER]: 0 }));
    expect(told.json.receipt.flags).toEqual(['all-zero', 'incomplete']);
    await send(bot, her, reportBody({ [ELDER]: 0 }, { reason: 'ดูแล 1-1037-02071-81-1' }));
    const { json } = await read(bot, her);
    expect(json.versions[0]?.reason).not.toMatch(/1037/);
    expect(json.versions.map(({ version, channel, reason }) => [version, channel, reason === null])).toEqual([
      [2, 'form', false],
      [1, 'form', true],
    ]);
  });
});

describe('GET /api/reports', () => {
  test('pages through her months, newest first', async () => {
    const bot = await apiBot();
    const her = await bot.register('ก', 'DEMO-0001');
    const page = (query: string) => bot.call<ReportList>('GET', `/reports${query}`, { as: her });
    const first = await page('?limit=4');
    expect(first.json.reports.map(({ month }) => month)).toEqual(['2026-10', '2026-09', '2026-08', '2026-07']);
    const rest = await page(`?limit=4&after=${first.json.next}`);
    expect(rest.json.reports.map(({ month, state }) => [month, state])).toEqual([
      ['2026-06', 'certified'],
      ['2026-05', 'certified'],
    ]);
    expect(rest.json.next).toBeNull();
    for (const wrong of ['?limit=0', '?limit=99', '?after=x']) expect((await page(wrong)).status).toBe(422);
  });

  test('says what a reviewer wants, and none but its owner sees it', async () => {
    const bot = await apiBot({ start: startOfMonth(MONTH) + 86_400_000 });
    const her = await bot.register('ก', 'DEMO-0031');
    await send(bot, her, reportBody({ [ELDER]: 40 }));
    setState(bot, her.me.id, 'returned');
    bot.store
      .prepare('update report set return_reason = ?, return_item = ? where state = ?')
      .run('น่าจะ 4', ELDER, 'returned');
    const { json } = await read(bot, her);
    expect(json).toMatchObject({ state: 'returned', returned: { reason: 'น่าจะ 4', item: ELDER } });
    expect(json.receipt).toMatchObject({ number: json.number, version: 1 });
    expect(json.attachments).toEqual([]);
    await says(bot, her.user, 'รายงานของฉัน');
    expect(receiptsOf(her.user)).toContain(json.number);
  });
});
