import { afterEach, beforeEach, expect, test } from 'vitest';
import { putQuota } from '../../../bot/db/queries/message-quota.ts';
import { ensureBudget, fitBudget, setBudget } from '../../../bot/services/wave/budget.ts';
import { moveWave } from '../../../bot/services/wave/control.ts';
import { priceOfWave } from '../../../bot/services/wave/price.ts';
import { BEFORE, MONTH, must, type PlanStand, planStand } from '../../jobs/support/plan-stand.ts';

let stand: PlanStand;
beforeEach(async () => {
  stand = await planStand();
});
afterEach(() => stand.stop());

const budget = (plan: string, messages: number, baht: number) =>
  setBudget(stand.db, { month: MONTH, plan, messages, baht, now: BEFORE });
const quota = (used: number, most = 1_000_000) =>
  stand.db.commit([putQuota({ month: MONTH, kind: 'limited', most, used, at: BEFORE })]);
const reserve = (people: number) => stand.store.prepare('update message_budget set reserved = ?').run(people);
const price = (people: number) => priceOfWave(stand.db, people, BEFORE);

test('without a budget nothing may be sent', async () => {
  expect(await price(1)).toEqual({
    plan: null,
    included: 0,
    used: 0,
    left: null,
    baht: null,
    bahtWithVat: null,
    budgetLeft: 0,
    fits: false,
    quotaReadAt: null,
  });
});

test('the included messages are free, those beyond cost what the plan says, and tax', async () => {
  must(await budget('pro', 1_000_000, 10_000));
  await quota(34_000);
  expect(await price(1_000)).toMatchObject({ baht: 0, bahtWithVat: 0, left: 966_000, quotaReadAt: BEFORE });
  expect(await price(2_000)).toMatchObject({ baht: 60, bahtWithVat: 64.2, included: 35_000, used: 34_000 });
});

test('the plan that sells none has no price beyond its own, and no room', async () => {
  must(await budget('free', 1_000, 500));
  expect(await price(300)).toMatchObject({ baht: 0, budgetLeft: 300, fits: true });
  expect(await price(301)).toMatchObject({ baht: null, bahtWithVat: null, fits: false });
});

test('the smaller of messages and baht is the most', async () => {
  expect(must(await budget('pro', 50_000, 60)).most).toBe(36_000);
  expect(must(await budget('pro', 35_500, 60)).most).toBe(35_500);
});

test('what others send in the same account comes off the budget with the next reading', async () => {
  must(await budget('pro', 1_000_000, 60));
  reserve(500);
  await quota(10_500);
  await fitBudget(stand.db, MONTH);
  expect(await ensureBudget(stand.db, MONTH, BEFORE)).toMatchObject({ most: 26_000, reserved: 500 });
  await quota(60_000);
  await fitBudget(stand.db, MONTH);
  expect(await price(501)).toMatchObject({ budgetLeft: 500, fits: false });
});

test('a budget is never below what is spoken for', async () => {
  must(await budget('pro', 1_000, 0));
  reserve(400);
  expect(must(await budget('pro', 100, 0))).toMatchObject({ most: 400, reserved: 400 });
  expect(await ensureBudget(stand.db, MONTH, BEFORE)).toMatchObject({ most: 400 });
});

test('quota that is nearly used up leaves no room, whatever the budget says', async () => {
  must(await budget('pro', 1_000, 0));
  await quota(990, 1_000);
  expect(await price(10)).toMatchObject({ left: 10, fits: true });
  expect(await price(11)).toMatchObject({ fits: false });
});

test('a started wave’s people have spoken for their messages before they are written to', async () => {
  must(await budget('pro', 1_000, 0));
  stand.area('u1', 'unit', 'th', 600);
  const { id } = must(await stand.plan());
  expect(await price(1_000)).toMatchObject({ fits: true });
  must(await moveWave(stand.db, { waveId: id, move: 'start', actor: 'operator', reason: null, now: BEFORE }));
  expect(await price(401)).toMatchObject({ budgetLeft: 400, used: 600, fits: false });
});

test('wrong fields are named', async () => {
  expect(await setBudget(stand.db, { month: '2026', plan: 'x', messages: -1, baht: 0.5, now: 1 })).toMatchObject({
    errors: ['month', 'plan', 'messages', 'baht'].map((path) => ({ path })),
  });
});
