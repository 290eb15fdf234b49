import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Month } from '../../../shared/calendar/months.ts';
import { personOf } from '../generator/crowd.ts';
import { tokenOf } from './tokens.ts';

const DAY = 24 * 3_600_000;

/** Volunteers of one unit, as seedCountry fills units; the last one may have fewer. */
const PER_UNIT = 105;

export const unitOf = (n: number) => `s1-unit-${Math.floor(n / PER_UNIT)}`;
export const volunteerOf = (n: number) => `s1-volunteer-${n}`;

/** The number of a volunteer of the seed, in SQL. */
export const NUMBER_OF_VOLUNTEER = `cast(substr(person_id, ${'s1-volunteer-'.length + 1}) as integer)`;

/** A store's file for a filling that nobody else looks at: not durable until it is closed. The product never opens one so. */
export function openForFilling(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  // Rows come in an order that keeps them, but the tables that they point to are filled later.
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -524288');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** Links the n-th volunteer to the n-th person of the generator, as her friend and signed in: everybody in the country. */
export function linkEverybody(file: string, volunteers: number, now: number): void {
  const db = openForFilling(file);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  db.function('bench_line_user', { deterministic: true }, (n) => personOf(Number(n)));
  db.function('bench_session', { deterministic: true }, (n) => sha256(tokenOf(Number(n))));
  const everybody = `with recursive everybody(n) as (select 0 union all select n + 1 from everybody where n + 1 < ${volunteers})`;
  // In the order of the key: a table that grows at its end is filled several times as fast.
  db.exec(`begin;
    create temp table bench_people as ${everybody} select n, bench_line_user(n) as lane from everybody order by 2;
    insert into line_link select lane, 's1-volunteer-' || n, ${now}, 'bench' from bench_people order by lane;
    insert into follower (lane, followed_at, blocked_at) select lane, ${now}, null from bench_people order by lane;
    insert into session select bench_session(n), lane, ${now}, ${now + DAY}, ${now} from bench_people order by 1;
    commit;`);
  db.close();
}

/** Who has sent this month's report when a wave is planned, and who sends it between plan and push. */
const EARLY = { each: 10, rest: 0 };
const MEANWHILE = { each: 20, rest: 5 };

export function hasReported(n: number): boolean {
  return [EARLY, MEANWHILE].some(({ each, rest }) => n % each === rest);
}

/** Puts a report of this month on file for them; answers how many. */
export function fileReports(
  file: string,
  when: 'before the plan' | 'before the push',
  month: Month,
  at: number,
): number {
  const { each, rest } = when === 'before the plan' ? EARLY : MEANWHILE;
  const db = openForFilling(file);
  const { changes } = db
    .prepare(`insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time, streak, points)
      select area_id, printf('filed-%d', ${NUMBER_OF_VOLUNTEER}), person_id, ?, printf('%012d', ${NUMBER_OF_VOLUNTEER} * 100 + 99), 'submitted', 1, 1, ?, 1, 0, 120
      from assignment where role = 'volunteer' and ${NUMBER_OF_VOLUNTEER} % ${each} = ${rest} order by area_id, person_id`)
    .run(month, at);
  db.close();
  return changes;
}
