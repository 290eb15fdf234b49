import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { edgesOf } from '../../shared/reminders/spread.ts';
import type { Db } from '../db/db.ts';
import { countFates, MOST_IN_CHUNK } from '../db/queries/wave-plan.ts';
import { inSteps } from '../services/in-steps.ts';
import { type WaveProgress, type WaveRequest, wrongFields } from '../services/wave/request.ts';
import { firstDay, readScope, type WaveScope, type WaveUnit } from '../services/wave/scope.ts';
import { foresee, type UnitChunks } from './spread-wave.ts';

/** Why somebody gets no push. `already`: in a wave of that name; `that-day`: in another one of that day; `three-already`: the most of a month. */
export const AWAY = [
  'reported',
  'not-linked',
  'blocked',
  'refused',
  'menu-only',
  'last-only',
  'already',
  'that-day',
  'three-already',
] as const;
export type Away = (typeof AWAY)[number];

/** A dry run: what planning now would come to, and nothing is written. */
export interface WaveForecast {
  readonly areaName: string;
  readonly units: number;
  readonly volunteers: number;
  readonly people: number;
  /** Calls to LINE. */
  readonly chunks: number;
  readonly away: Readonly<Record<Away, number>>;
  /** Null: it does not fit before the due time; or there is nobody in it. */
  readonly times: { readonly startsAt: number; readonly endsAt: number } | null;
  /** Answers a second with which it would fit; null when it fits, or no rate would do. */
  readonly needed: number | null;
  readonly dueAt: number;
}

/** Units that are counted before others are served: a few milliseconds of SQLite. */
const UNITS_AT_ONCE = 8;

/** Counts a wave in small reads. @returns as planWave, but for what does not fit: that is told in the forecast */
export async function foreseeWave(
  db: Db,
  request: WaveRequest,
  now: number,
  progress: WaveProgress = () => {},
): Promise<WaveForecast | Problem> {
  const errors = wrongFields(request);
  if (errors.length > 0) return { ...problem('invalid-request'), errors };
  const scope = await readScope(db, request, now);
  if (isProblem(scope)) return scope;
  const away: Record<Away, number> = Object.fromEntries(AWAY.map((why) => [why, 0])) as Record<Away, number>;
  const chunks = await count(db, { request, scope, away, now }, progress);
  const sizes = chunks.flatMap((unit) => unit.chunks.map(({ people }) => people));
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const spread = await foresee(db, { waveId: null, request, scope, chunks }, now);
  const placed = spread.kind === 'fits' ? spread.placed : [];
  return {
    areaName: scope.areaName,
    units: scope.units.length,
    volunteers: people + Object.values(away).reduce((sum, count) => sum + count, 0),
    people,
    chunks: sizes.length,
    away,
    times: edgesOf(placed),
    needed: spread.kind === 'too-much' ? spread.neededAnswersPerSecond : null,
    dueAt: scope.dueAt,
  };
}

interface Work {
  readonly request: WaveRequest;
  readonly scope: WaveScope;
  readonly away: Record<Away, number>;
  readonly now: number;
}

/** The chunks that there would be; who gets none is added to `away`. */
async function count(db: Db, { request, scope, away, now }: Work, progress: WaveProgress): Promise<UnitChunks[]> {
  const { month, name, hours } = request;
  const { days } = scope;
  const found: UnitChunks[] = [];
  await inSteps(scope.units.length, {}, async () => {
    const some = scope.units.slice(found.length, found.length + UNITS_AT_ONCE);
    const last = scope.isLast ? 1 : 0;
    const counted = await Promise.all(
      some.map(({ id, group }) =>
        db.rows(countFates({ unitId: id, month, name, last, ...firstDay({ group, days, hours }, now) })),
      ),
    );
    for (const [index, rows] of counted.entries()) {
      for (const { fate, people } of rows) if (fate !== 'in') away[fate as Away] += Number(people);
      const within = rows.filter(({ fate }) => fate === 'in');
      found.push(unitChunks(some[index] as WaveUnit, within));
    }
    progress(found.length, scope.units.length);
    return { last: found.length >= scope.units.length };
  });
  return found;
}

function unitChunks(unit: WaveUnit, slots: readonly { slot: string; people: number }[]): UnitChunks {
  const chunks = slots.flatMap(({ slot, people }) => {
    const full = Math.floor(Number(people) / MOST_IN_CHUNK);
    const sizes = [...Array.from({ length: full }, () => MOST_IN_CHUNK), Number(people) % MOST_IN_CHUNK];
    return sizes.filter((size) => size > 0).map((size, n) => ({ part: `${slot}-${n + 1}`, people: size }));
  });
  return { unit, chunks };
}
