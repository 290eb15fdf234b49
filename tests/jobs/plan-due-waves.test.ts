import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planDueWaves } from '../../bot/jobs/plan-due-waves.ts';
import { setBudget } from '../../bot/services/wave/budget.ts';
import { listWaves } from '../../bot/services/wave/view.ts';
import { must, type PlanStand, planStand } from './support/plan-stand.ts';

let stand: PlanStand;
let logged: string[];
let readings: number;
beforeEach(async () => {
  stand = await planStand();
  logged = [];
  readings = 0;
  stand.area('u1', 'unit', 'th', 3);
});
afterEach(() => stand.stop());

const at = (time: string) => {
  stand.now = Date.parse(`2026-${time}:00+07:00`);
};
const run = (steps?: number) => {
  const note = (event: string) => void logged.push(event);
  return planDueWaves(
    {
      db: stand.db,
      ids: { uuid: () => uuid() },
      clock: { now: () => stand.now },
      log: { info: note, warn: note, error: note },
      answersPerSecond: 20,
      readQuota: async () => {
        readings++;
      },
    },
    { steps },
  );
};
const budget = async (messages: number) =>
  must(await setBudget(stand.db, { month: '2026-11', plan: 'pro', messages, baht: 0, now: stand.now }));
const waves = async () =>
  (await listWaves(stand.db, null))
    .map(({ areaId, name, state, people }) => ({ areaId, name, state, people }))
    .sort(byArea);
const byArea = (a: { areaId: string }, b: { areaId: string }) => (a.areaId < b.areaId ? -1 : 1);

test('a wave whose day it is is planned and started, once', async () => {
  await budget(3);
  at('11-24T06:00');
  await run();
  expect(await waves()).toEqual([]);
  at('11-25T06:00');
  expect(await run()).toBe('done');
  await run();
  expect(await waves()).toEqual([{ areaId: 'th', name: 'd5', state: 'running', people: 3 }]);
  expect(logged).toEqual(['wave.started']);
  expect(readings).toBe(1);
  expect(stand.times('u1')[0]).toMatch(/^2026-11-25T/);
});

test('without room for the last message it waits for an operator', async () => {
  await budget(2);
  at('11-25T06:00');
  await run();
  expect(await waves()).toEqual([{ areaId: 'th', name: 'd5', state: 'planned', people: 3 }]);
  expect(logged).toEqual(['wave.no-room']);
});

test('people whom a running wave has yet to write to have spoken for their messages', async () => {
  await budget(5);
  stand.area('u2', 'unit', 'th', 3);
  stand.rule('u2', [{ name: 'd5', days: 5 }]);
  at('11-25T06:00');
  await run();
  expect(await waves()).toEqual([
    { areaId: 'th', name: 'd5', state: 'running', people: 3 },
    { areaId: 'u2', name: 'd5', state: 'planned', people: 3 },
  ]);
});

test('a morning that was missed is made up for until noon, and then an operator is told', async () => {
  await budget(100);
  at('11-25T11:59');
  await run();
  expect(await waves()).toMatchObject([{ name: 'd5', state: 'running' }]);
  at('11-29T12:00');
  await run();
  expect(await waves()).toHaveLength(1);
  expect(logged).toEqual(['wave.started', 'wave.missed']);
});

test('what an operator has planned is left to her, and so are areas that do not go by themselves', async () => {
  await budget(100);
  stand.area('u2', 'unit', 'th', 3);
  stand.rule('u2', [{ name: 'd5', days: 5 }], 0);
  at('11-25T06:00');
  must(await stand.plan());
  await run();
  expect(await waves()).toEqual([{ areaId: 'th', name: 'd5', state: 'planned', people: 3 }]);
});

test('an area that is due on a day of its own has its wave on its own day, and not the country’s as well', async () => {
  await budget(100);
  stand.area('early', 'unit', 'th', 2);
  stand.due('early', '2026-11-21T00:00:00+07:00');
  stand.area('late', 'unit', 'th', 2);
  stand.due('late', '2026-12-03T00:00:00+07:00');
  for (const time of ['11-15T06:00', '11-25T06:00', '11-27T06:00']) {
    at(time);
    await run();
  }
  const people = stand.store.prepare('select distinct person_id, wave_id from wave_recipient').all();
  expect(people).toHaveLength(7);
  expect(['early', 'u1', 'late'].map((unit) => stand.times(unit).map((time) => time.slice(0, 10)))).toEqual([
    ['2026-11-15'],
    ['2026-11-25'],
    ['2026-11-27'],
  ]);
});

test('a wave on a holiday goes the day before', async () => {
  await budget(100);
  stand.holiday('th', '2026-11-25');
  at('11-24T06:00');
  await run();
  expect(stand.times('u1')[0]).toMatch(/^2026-11-24T/);
});

test('a pace that ends early goes on with the next run', async () => {
  await budget(100);
  for (let n = 2; n < 9; n++) stand.area(`u${n}`, 'unit', 'th', 1);
  at('11-25T06:00');
  expect(await run(1)).toBe('more');
  expect(await waves()).toMatchObject([{ state: 'planning' }]);
  at('11-25T12:30');
  expect(await run()).toBe('done');
  expect(await waves()).toMatchObject([{ state: 'running', people: 10 }]);
});
