import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { leaseSchedule, scheduleRows } from '../../bot/db/queries/schedule.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { daily, everyMinutes, hourly, nextTime } from '../../bot/jobs/rhythm.ts';
import { scratchFolder } from '../support/server.ts';
import { Schedulers, Time } from './support/schedulers.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(`${text}+07:00`);

let db: Db;
let folder: ReturnType<typeof scratchFolder>;
beforeEach(async () => {
  folder = scratchFolder();
  await migrate(`file:${folder.path}/vhv.sqlite`);
  db = openSqlite(`${folder.path}/vhv.sqlite`);
});
afterEach(async () => {
  await db.close();
  folder.remove();
});

async function stage(rhythm = hourly(0), start = at('2026-11-20T12:30:00')) {
  const opened = new Schedulers(
    db,
    new Time(start),
    [
      { name: 'a', rhythm },
      { name: 'b', rhythm },
    ],
    2,
  );
  await opened.look(0);
  return opened;
}
const runs = (stage: Schedulers, job = 'a') => stage.began.filter((run) => run.job === job).length;
const only = (stage: Schedulers, job = 'a') => {
  const [run, another] = [...stage.running].filter((one) => one.job === job);
  if (!run || another) throw new Error(`not one run of ${job}`);
  return run;
};
const row = async (name = 'a') => (await db.rows(scheduleRows({}))).find((one) => one.name === name);

describe('the next time', () => {
  test.each([
    ['each day at six in Bangkok', daily(6), '2026-11-20T05:59:59', '2026-11-20T06:00:00'],
    ['a time itself belongs to the past', daily(6), '2026-11-20T06:00:00', '2026-11-21T06:00:00'],
    ['over the end of a leap February', daily(6), '2028-02-29T12:00:00', '2028-03-01T06:00:00'],
    ['over the end of an ordinary one', daily(0, 5), '2026-02-28T23:00:00', '2026-03-01T00:05:00'],
    ['each hour', hourly(20), '2026-12-31T23:30:00', '2027-01-01T00:20:00'],
    ['some minutes apart', everyMinutes(10), '2026-11-20T12:34:56', '2026-11-20T12:40:00'],
  ])('%s', (_what, rhythm, now, next) => {
    expect(nextTime(rhythm, at(now))).toBe(at(next));
  });
});

describe('a scheduler', () => {
  test('runs nothing at its first start, and each job when its time comes', async () => {
    const house = await stage();
    await house.look(0);
    expect(house.began).toEqual([]);
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    expect(house.began.map(({ job }) => job)).toEqual(['a', 'b']);
    await only(house).end('done');
    expect(await row()).toMatchObject({ next_at: at('2026-11-20T14:00:00'), lease: null, error: null });
  });

  test('catches up what it missed by one run', async () => {
    const house = await stage();
    await house.time.pass(5 * HOUR);
    await Promise.all([house.look(0), house.look(1)]);
    await only(house).end('done');
    await Promise.all([house.look(0), house.look(1)]);
    expect(runs(house)).toBe(1);
  });

  test('lets one work take long without running it twice, and without holding up the others', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    for (let minute = 0; minute < 90; minute++) {
      await house.time.pass(MINUTE);
      for (const run of house.running) if (run.job === 'b') await run.end('done');
      await house.look(0);
      await house.look(1);
    }
    expect([runs(house, 'a'), runs(house, 'b')]).toEqual([1, 2]);
    await only(house).end('done');
    expect(await row()).toMatchObject({ next_at: at('2026-11-20T15:00:00') });
  });

  test('goes on at once with what is more than one run can do', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    await only(house).end('more');
    await house.look(1);
    await only(house).end('done');
    await house.look(0);
    expect(runs(house)).toBe(2);
  });

  test('waits longer after each failure, says so, and forgets it after a success', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      await house.look(0);
      await only(house).end('fail');
      const wait = ((await row())?.next_at ?? 0) - house.time.now;
      waits.push(wait / MINUTE);
      await house.time.pass(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8]);
    expect(await row()).toMatchObject({ failures: 4, error: 'it failed' });
    expect(house.logged).toEqual(Array(4).fill('schedule.failed'));
    await house.look(0);
    await only(house).end('done');
    expect(await row()).toMatchObject({ failures: 0, error: null, next_at: at('2026-11-20T14:00:00') });
  });

  test('takes up what a dead one left, within two minutes', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    house.crash(0);
    for (let s = 0; s < 120 && runs(house) < 2; s++) {
      await house.time.pass(SECOND);
      await house.look(1);
    }
    expect(runs(house)).toBe(2);
  });

  test('is not stopped by a clock that was a year ahead', async () => {
    const house = await stage();
    house.time.jump(365 * 24 * HOUR, 0);
    await house.look(0);
    await only(house).end('done');
    house.time.jump(-365 * 24 * HOUR, 0);
    await house.look(0);
    expect(await row()).toMatchObject({ next_at: at('2026-11-20T13:00:00') });
  });

  test('keeps its work when the clock jumps two hours back or on', async () => {
    for (const jump of [-2 * HOUR, 2 * HOUR]) {
      const house = await stage(hourly(0));
      await house.time.pass(HOUR);
      await house.look(0);
      const before = house.began.length;
      house.time.jump(jump, 0);
      for (let s = 0; s < 150; s++) {
        await house.look(1);
        await house.time.pass(SECOND);
      }
      expect(house.began.length).toBe(before);
      for (const run of house.running) await run.end('done');
    }
  });

  test('that stops hands over what it did not finish', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    const closed = house.close(0);
    for (const run of house.running) {
      expect(run.stopped()).toBe(true);
      await run.end('done');
    }
    await closed;
    await house.look(1);
    expect([...house.running].map(({ job, by }) => [job, by])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  test('whose lease was taken says stop to its work and does not write its end', async () => {
    const house = await stage();
    await house.time.pass(30 * MINUTE);
    await house.look(0);
    const run = only(house);
    await db.commit([await takenOver()]);
    await house.time.pass(20 * SECOND);
    expect(run.stopped()).toBe(true);
    await run.end('done');
    expect(house.logged).toEqual(['schedule.lost']);
    expect(await row()).toMatchObject({ lease: 'another' });
  });
});

async function takenOver() {
  const seen = await row();
  if (!seen) throw new Error('no row');
  const { next_at: nextAt, lease_until: seenUntil, lease: seenLease } = seen;
  return leaseSchedule({
    name: 'a',
    nextAt,
    seenUntil,
    seenLease: seenLease ?? '',
    lease: 'another',
    until: seenUntil,
  });
}
