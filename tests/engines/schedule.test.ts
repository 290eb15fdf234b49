import { v4 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scheduleRows } from '../../bot/db/queries/schedule.ts';
import { hourly } from '../../bot/jobs/rhythm.ts';
import { type Job, Scheduler } from '../../bot/jobs/scheduler.ts';
import { ENGINES, type OpenEngine } from './engines.ts';

const SCHEDULERS = 6;
const HOUR = 3_600_000;
describe.each(Object.entries(ENGINES))('the schedule on %s', (_name, open) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());

  const name = `job-${uuid()}`;
  const row = async () => (await engine.dbs[0].rows(scheduleRows({}))).find((one) => one.name === name);
  let now = Date.parse('2026-11-20T05:30:00Z');
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  /** As many as there are, each with a connection of its own as far as the engine has them. */
  const schedulers = (run: Job['run']) =>
    Array.from({ length: SCHEDULERS }, (_, index) => {
      const db = engine.dbs[index % engine.dbs.length] ?? engine.dbs[0];
      const ports = { db, clock: { now: () => now }, ids: { uuid }, log: quiet, timer: () => () => {} };
      return new Scheduler(ports, [{ name, rhythm: hourly(0), run }]);
    });

  test('gives each work to one of many who look at once, again and again', async () => {
    let runs = 0;
    let atOnce = 0;
    const all = schedulers(async () => {
      expect(++atOnce).toBe(1);
      runs++;
      await new Promise((resolve) => setTimeout(resolve));
      atOnce--;
      return 'done';
    });
    const round = async () => {
      await Promise.all(all.map((one) => one.look()));
      await Promise.all(all.map((one) => one.idle()));
    };
    await round();
    expect([runs, await row()]).toMatchObject([0, { next_at: Date.parse('2026-11-20T06:00:00Z'), lease: null }]);
    for (let hour = 1; hour <= 3; hour++) {
      now += HOUR;
      await round();
      expect(runs).toBe(hour);
    }
  });

  test('keeps how it failed, and takes work over from who died in two looks', async () => {
    const [first, second] = schedulers(() => Promise.reject(new Error('it failed')));
    now += HOUR;
    await first?.look();
    await first?.idle();
    expect(await row()).toMatchObject({ failures: 1, error: 'it failed', next_at: now + 60_000, last_at: now });

    let runs = 0;
    const dead = schedulers(() => new Promise(() => {}))[0];
    now += 60_000;
    await dead?.look();
    const heir = schedulers(async () => (++runs ? 'done' : 'more'))[1];
    for (const wait of [0, 61_000, 31_000]) {
      now += wait;
      await heir?.look();
      await heir?.idle();
    }
    expect([runs, await row()]).toMatchObject([1, { lease: null, failures: 0, error: null }]);
    expect(await second?.look()).toBe(0);
  });
});
