import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { Db } from '../../../bot/db/db.ts';
import { migrate } from '../../../bot/db/migrate.ts';
import { openSqlite } from '../../../bot/db/sqlite.ts';
import { planWave } from '../../../bot/jobs/plan-wave.ts';
import type { Pace } from '../../../bot/services/in-steps.ts';
import type { WaveRequest } from '../../../bot/services/wave/request.ts';
import type { WaveView } from '../../../bot/services/wave/view.ts';
import { isProblem, type Problem } from '../../../shared/api/problems.ts';
import { mortal, newLife } from '../../support/mortal.ts';

export const MONTH = '2026-11';
/** 20 November 2026, 10:00 in Thailand: before both waves of the month. */
export const BEFORE = Date.parse('2026-11-20T10:00:00+07:00');

/** A store with areas and linked volunteers, and a clock that stands. */
export interface PlanStand {
  readonly db: Db;
  readonly store: Database.Database;
  now: number;
  area(id: string, kind: 'province' | 'district' | 'unit', parent: string, people?: number): void;
  due(areaId: string, at: string): void;
  rule(areaId: string, waves: readonly { name: string; days: number }[], auto?: 0 | 1): void;
  holiday(areaId: string, day: string): void;
  plan(request?: Partial<WaveRequest>, pace?: Pace): Promise<WaveView | Problem>;
  /** The process dies before its nth commit. */
  planUntil(commit: number): Promise<'died' | 'planned'>;
  times(unitId: string): string[];
  stop(): Promise<void>;
}

export async function planStand(): Promise<PlanStand> {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-plan-'));
  const file = join(folder, 'vhv.sqlite');
  await migrate(`file:${file}`);
  const db = openSqlite(file);
  const store = new Database(file);
  store.pragma('synchronous = OFF');
  const usual: WaveRequest = { areaId: 'th', month: MONTH, name: 'd5', actor: 'operator', answersPerSecond: 20 };
  const portsOf = (of: Db) => ({ db: of, ids: { uuid: () => uuid() }, clock: { now: () => stand.now } });

  const stand: PlanStand = {
    db,
    store,
    now: BEFORE,
    area(id, kind, parent, people = 0) {
      store.prepare('insert into area (id, kind, parent_id, name) values (?, ?, ?, ?)').run(id, kind, parent, id);
      store.transaction(() => {
        for (let n = 0; n < people; n++) addVolunteer(store, `${id}-${n}`, id);
      })();
    },
    due: (areaId, at) =>
      void store
        .prepare('insert into report_calendar (area_id, month, due_at) values (?, ?, ?)')
        .run(areaId, MONTH, Date.parse(at)),
    rule: (areaId, waves, auto = 1) =>
      void store
        .prepare("insert into reminder_rule values (?, '2026-01', ?, ?, 0)")
        .run(areaId, JSON.stringify(waves), auto),
    holiday: (areaId, day) => void store.prepare("insert into holiday values (?, ?, 'หยุด')").run(areaId, day),
    plan: (request = {}, pace = {}) => planWave(portsOf(db), { ...usual, ...request }, pace),
    async planUntil(commit) {
      const life = newLife();
      let commits = 0;
      const dying: Db = {
        ...db,
        commit: (statements) => {
          if (++commits === commit) life.end();
          return life.alive ? db.commit(statements) : new Promise<never>(() => {});
        },
      };
      const planned = planWave(portsOf(mortal(life, dying)), usual).then(() => 'planned' as const);
      return Promise.race([planned, life.died.then(() => 'died' as const)]);
    },
    times: (unitId) =>
      store
        .prepare<[string], { run_at: number }>('select run_at from wave_chunk where unit_id = ? order by run_at')
        .all(unitId)
        .map(({ run_at }) => new Date(run_at + 7 * 3_600_000).toISOString().slice(0, 16)),
    async stop() {
      await db.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stand;
}

export function addVolunteer(store: Database.Database, id: string, unitId: string): void {
  store.prepare("insert into person (id, given_name, family_name) values (?, 'ทดสอบ', ?)").run(id, id);
  store
    .prepare("insert into assignment (person_id, role, area_id, from_month) values (?, 'volunteer', ?, '2020-01')")
    .run(id, unitId);
  store.prepare("insert into line_link values (?, ?, 0, '1')").run(`U-${id}`, id);
}

export function must<T extends object>(value: T | Problem): T {
  if (isProblem(value)) throw new Error(JSON.stringify(value));
  return value as T;
}
