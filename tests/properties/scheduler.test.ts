import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { statement } from '../../bot/db/statement.ts';
import { LEASE_MS, NOTICE_MS } from '../../bot/jobs/lease.ts';
import { everyMinutes, hourly } from '../../bot/jobs/rhythm.ts';
import { Schedulers, Time } from '../jobs/support/schedulers.ts';
import { runs } from '../support/runs.ts';
import { scratchFolder } from '../support/server.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A clock that jumps again before the holder of a lease could say a word cannot be told from time that passed. */
const APART = NOTICE_MS;
const JOBS = [
  { name: 'often', rhythm: everyMinutes(5) },
  { name: 'hourly', rhythm: hourly(20) },
];

const emptySchedule = statement('test.empty-schedule', (q, _: Record<never, never>) => q.deleteFrom('schedule'));

const folder = scratchFolder();
let db: Db;
beforeAll(async () => {
  await migrate(`file:${folder.path}/vhv.sqlite`);
  db = openSqlite(`${folder.path}/vhv.sqlite`);
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

type Act =
  | { readonly do: 'pass' | 'jump'; readonly ms: number }
  | { readonly do: 'look' | 'crash'; readonly by: number }
  | { readonly do: 'both' }
  | { readonly do: 'end'; readonly which: number; readonly how: 'done' | 'more' | 'fail' };

const by = fc.integer({ min: 0, max: 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 90 }).map((s) => s * SECOND),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(10 * MINUTE, HOUR) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      ms: fc.constantFrom(-26, -2, -0.5, 0.5, 2, 26).map((h) => h * HOUR),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('look' as const), by }) },
  { weight: 5, arbitrary: fc.constant({ do: 'both' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), by }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      which: fc.nat(5),
      how: fc.constantFrom('done' as const, 'done' as const, 'more' as const, 'fail' as const),
    }),
  },
);

test('two schedulers, crashes and clock jumps: no work twice at once, and none that stops coming', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 50 }), async (acts) => {
      await db.commit([emptySchedule({})]);
      const house = new Schedulers(db, new Time(Date.parse('2026-11-20T05:00:00Z')), JOBS, 2);
      await house.look(0);
      for (const one of acts) {
        await play(house, one);
        for (const { name } of JOBS) expect(atWork(house, name), name).toBeLessThanOrEqual(1);
      }
      await comesAgain(house);
    }),
    // Each commit waits for the disk: on a busy one a hundred stories take longer than a test may.
    { numRuns: runs(40) },
  );
});

async function play(house: Schedulers, one: Act): Promise<void> {
  if (one.do === 'pass') await house.time.pass(one.ms);
  else if (one.do === 'jump') house.time.jump(one.ms, APART);
  else if (one.do === 'look') await house.look(one.by);
  else if (one.do === 'both') await Promise.all([house.look(0), house.look(1)]);
  else if (one.do === 'crash') house.crash(one.by);
  else if (one.do === 'end') await [...house.running][one.which]?.end(one.how);
}

/** Runs that have not been told to stop: one that lost its lease ends at its next step. */
function atWork(house: Schedulers, job: string): number {
  return [...house.running].filter((run) => run.job === job && !run.stopped()).length;
}

/** Whatever went before: each job runs again within its rhythm and what a dead one's lease lasts. */
async function comesAgain(house: Schedulers): Promise<void> {
  for (const run of house.running) await run.end('done');
  for (const { name, rhythm } of JOBS) {
    const before = house.began.length;
    const ran = () => house.began.slice(before).some(({ job }) => job === name);
    for (let left = rhythm.every + LEASE_MS + 2 * NOTICE_MS; left > 0 && !ran(); left -= 10 * SECOND) {
      await house.time.pass(10 * SECOND);
      await house.look(1);
      for (const run of house.running) await run.end('done');
    }
    expect(ran(), name).toBe(true);
  }
}
