import type Database from 'better-sqlite3';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import type { Simulator } from '../../simulator/platform/simulator.ts';

const MONTH = '2026-11';

export interface Volunteer {
  readonly id: string;
  readonly unitId: string;
  readonly lineUserId: string;
}

export interface PlanOptions {
  readonly perChunk?: number;
  readonly runAt?: (chunk: number) => number;
  readonly state?: string;
  /** LINE's name for it. */
  readonly unitName?: string;
}

/** Units of so many volunteers, all linked and following, in the store and at LINE. */
export function populate(store: Database.Database, sim: Simulator, units: readonly number[]): Volunteer[] {
  const put = {
    area: store.prepare("insert into area (id, kind, parent_id, name) values (?, 'unit', 'th', 'หน่วยทดสอบ')"),
    person: store.prepare("insert into person (id, given_name, family_name) values (?, 'ทดสอบ', ?)"),
    assignment: store.prepare(
      "insert into assignment (person_id, role, area_id, from_month) values (?, 'volunteer', ?, '2020-01')",
    ),
    link: store.prepare(
      'insert into line_link (line_user_id, person_id, linked_at, notice_version) values (?, ?, 0, 1)',
    ),
    follower: store.prepare('insert into follower (lane, followed_at) values (?, 0)'),
  };
  const everybody: Volunteer[] = [];
  store.transaction(() => {
    units.forEach((size, n) => {
      const unitId = `unit-${n}`;
      put.area.run(unitId);
      for (let each = 0; each < size; each++) {
        const id = `${unitId}-p${each}`;
        const person = sim.world.people.ensure(id);
        person.follows = true;
        put.person.run(id, id);
        put.assignment.run(id, unitId);
        put.link.run(person.userId, id);
        put.follower.run(person.userId);
        everybody.push({ id, unitId, lineUserId: person.userId });
      }
    });
  })();
  return everybody;
}

/** What an operator allows for the month. */
export function setBudget(store: Database.Database, most: number): void {
  store.prepare("insert into message_budget values ('2026-11', 'basic', ?, 1000000, ?, 0, 0)").run(most, most);
}

/** A wave as planning leaves it, started: chunks of `perChunk` in each unit, due at `at` unless told. */
export function plan(
  store: Database.Database,
  wave: string,
  people: readonly Volunteer[],
  at: number,
  { perChunk = 500, runAt = () => at, state = 'running', unitName = 'rem_202611_d5' }: PlanOptions,
): void {
  const chunk = store.prepare(
    "insert into wave_chunk (unit_id, wave_id, part, people, run_at, state, attempts) values (?, ?, ?, ?, ?, 'waiting', 0)",
  );
  const nth = store.prepare(
    'select coalesce(max(nth), 0) + 1 from wave_recipient where unit_id = ? and month = ? and person_id = ?',
  );
  const recipient = store.prepare('insert into wave_recipient values (?, ?, ?, ?, ?, ?, ?)');
  store.transaction(() => {
    store
      .prepare(
        `insert into wave (id, area_id, month, name, aggregation_unit, state, seq, people, starts_at, ends_at, due_at, planned_by, created_at)
         values (?, 'th', ?, ?, ?, ?, 1, ?, ?, ?, ?, 'operator', ?)`,
      )
      .run(wave, MONTH, wave, unitName, state, people.length, at, at, windowOf(MONTH).dueAt, at);
    store.prepare("insert into wave_event values (?, 1, 'planned', 'operator', ?, null)").run(wave, at);
    let number = 0;
    for (const [unitId, members] of Map.groupBy(people, (one) => one.unitId)) {
      for (let from = 0, part = 1; from < members.length; from += perChunk, part++) {
        const some = members.slice(from, from + perChunk);
        chunk.run(unitId, wave, `day-${part}`, some.length, runAt(number++));
        for (const { id, lineUserId } of some)
          recipient.run(unitId, MONTH, id, nth.pluck().get(unitId, MONTH, id), wave, `day-${part}`, lineUserId);
      }
    }
  })();
}

/** Her report of the month arrives. */
export function report(store: Database.Database, who: Volunteer, at: number): void {
  store
    .prepare(
      `insert into report (unit_id, id, person_id, month, number, state, seq, version, first_submitted_at, on_time, streak, points)
       values (?, ?, ?, ?, ?, 'submitted', 1, 1, ?, 1, 0, 0)`,
    )
    .run(who.unitId, `r-${who.id}`, who.id, MONTH, who.id, at);
}
