import { expect, test } from 'vitest';
import { type PointsAnswer, pointsAnswer } from '../../shared/api/points.ts';
import { apiBot } from './support/api.ts';
import { ELDER, reportBody, send } from './support/reports.ts';

test('the bank book adds up, and tells of what waits', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0001');
  const book = () => bot.call<PointsAnswer>('GET', '/points', { as: her });
  const { json, headers } = await book();
  expect(pointsAnswer.parse(json)).toEqual(json);
  expect(json.balance).toBe(json.entries.reduce((sum, { points }) => sum + points, 0));
  expect(json.entries[0]).toMatchObject({ reason: 'certified', month: '2026-10', balance: json.balance });
  expect(json.expiring.reduce((sum, { points }) => sum + points, 0)).toBe(json.balance);
  expect([json.pending, json.streak > 0]).toEqual([0, true]);
  const again = await bot.call('GET', '/points', { as: her, headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const { receipt } = (await send(bot, her, reportBody({ [ELDER]: 4 }))).json;
  const after = (await book()).json;
  expect([after.pending, after.streak]).toEqual([receipt.pendingPoints, json.streak + 1]);
});

test('who reports for the first time has an empty one', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0042');
  expect((await bot.call('GET', '/points', { as: her })).json).toEqual({
    balance: 0,
    pending: 0,
    debt: 0,
    expiring: [],
    entries: [],
    streak: 0,
  });
});

test('who is no volunteer any more keeps her bank book', async () => {
  const bot = await apiBot();
  const her = await bot.register('ก', 'DEMO-0002');
  const before = await bot.call<PointsAnswer>('GET', '/points', { as: her });
  expect(before.json.balance).toBeGreaterThan(0);
  bot.store.prepare("update assignment set to_month = '2026-10' where person_id = ?").run(her.me.id);
  const after = await bot.call<PointsAnswer>('GET', '/points', { as: her });
  expect(after.json).toEqual(before.json);
});
