import { type Problem, problem } from '../../shared/api/problems.ts';
import {
  type Batch,
  edgesOf,
  type Placed,
  type Spread,
  type SpreadChunk,
  spreading,
} from '../../shared/reminders/spread.ts';
import { type TimeRange, WAVE_SLOTS, type WaveSlot } from '../../shared/reminders/waves.ts';
import type { Db } from '../db/db.ts';
import { peopleByMinute, setChunkTime } from '../db/queries/wave-plan.ts';
import { inSteps } from '../services/in-steps.ts';
import { notePlanning } from '../services/wave/note-planning.ts';
import type { PlanPorts, WaveRequest } from '../services/wave/request.ts';
import { rangesFor, type WaveScope, type WaveUnit } from '../services/wave/scope.ts';

/** What a unit's part of a wave looks like once its people are in it. */
export interface UnitChunks {
  readonly unit: WaveUnit;
  readonly chunks: readonly { readonly part: string; readonly people: number }[];
}

export interface WaveTimes {
  /** The number of the event that ends the planning. */
  readonly seq: number;
  readonly people: number;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
}

interface Work {
  readonly waveId: string;
  readonly request: WaveRequest;
  readonly scope: Pick<WaveScope, 'days'>;
  readonly chunks: readonly UnitChunks[];
}

const HOUR = 60 * 60 * 1000;
const NO_WAVE = '-';
/** Chunks that get their time in one commit: a few milliseconds of SQLite. */
const TIMES_AT_ONCE = 100;

/**
 * Gives every chunk its time. Null: somebody else gives them times, or the wave is past planning.
 * @returns 'wave-does-not-fit' with `needed`, the answers a second with which it would; null where no rate would do
 */
export async function spreadWave(ports: PlanPorts, work: Work): Promise<WaveTimes | Problem | null> {
  const { waveId } = work;
  const { db, clock } = ports;
  const spread = await foresee(db, work, clock.now());
  if (spread.kind === 'too-much') return problem('wave-does-not-fit', { needed: spread.neededAnswersPerSecond });
  // From here on only this run's times count: who takes the next number makes them void.
  const event = { waveId, kind: 'spreading', actor: work.request.actor, at: clock.now(), detail: null } as const;
  const seq = await notePlanning(db, event);
  if (seq === null) return null;
  await setTimes(db, waveId, seq, spread.placed);
  const edges = edgesOf(spread.placed) ?? { startsAt: null, endsAt: null };
  return { seq: seq + 1, people: spread.placed.reduce((sum, { people }) => sum + people, 0), ...edges };
}

/** A wave as far as its times are concerned; `waveId` null: it is only being thought about. */
export type Thought = Omit<Work, 'waveId'> & { readonly waveId: string | null };

/**
 * The times that chunks would get now. By the wave's name and not by its id, so that a dry run, which has none, tells the
 * times that the plan will have. Lets others be served in between.
 */
export async function foresee(db: Db, work: Thought, now: number): Promise<Spread> {
  const { request, waveId } = work;
  const batches = batchesOf(work, now);
  const taken = await takenByOthers(db, waveId ?? NO_WAVE, batches);
  const seed = `${request.areaId} ${request.month} ${request.name}`;
  const steps = spreading(batches, { answersPerSecond: request.answersPerSecond, seed, taken });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Chunks with the same hours together; those that are due first, and bound to the narrowest hours, first. */
function batchesOf({ request, scope, chunks }: Thought, now: number): Batch[] {
  const { hours } = request;
  const { days } = scope;
  const byGroup = Map.groupBy(chunks, ({ unit }) => unit.group);
  const groups = [...byGroup].sort(([a], [b]) => a.window.dueAt - b.window.dueAt);
  const style = days === null && !hours ? 'soon' : 'even';
  return groups.flatMap(([group, units]) =>
    WAVE_SLOTS.flatMap((slot) => {
      const ranges = rangesFor({ group, days, hours }, slot, now);
      const some = units.flatMap((unit) => chunksOf(unit, slot));
      return some.length > 0 ? [{ ranges, style, chunks: some } as const] : [];
    }),
  );
}

function chunksOf({ unit, chunks }: UnitChunks, slot: WaveSlot): SpreadChunk[] {
  return chunks
    .filter(({ part }) => part.startsWith(`${slot}-`))
    .map(({ part, people }) => ({ unitId: unit.id, part, people: Number(people) }));
}

async function takenByOthers(db: Db, waveId: string, batches: readonly Batch[]): Promise<Map<number, number>> {
  const taken = new Map<number, number>();
  for (const { from, to } of together(batches.flatMap(({ ranges }) => ranges))) {
    for (let at = from; at < to; at += HOUR)
      for (const row of await db.rows(peopleByMinute({ waveId, from: at, to: Math.min(at + HOUR, to) })))
        taken.set(Number(row.minute), Number(row.people));
  }
  return taken;
}

/** Overlapping ranges as one, so that each hour is asked for once. */
function together(ranges: readonly TimeRange[]): TimeRange[] {
  const merged: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

async function setTimes(db: Db, waveId: string, seq: number, placed: readonly Placed[]): Promise<void> {
  let done = 0;
  await inSteps(placed.length, {}, async () => {
    const some = placed.slice(done, done + TIMES_AT_ONCE);
    if (some.length > 0)
      await db.commit(some.map(({ unitId, part, runAt }) => setChunkTime({ unitId, waveId, part, runAt, seq })));
    done += some.length;
    return { last: done >= placed.length };
  });
}
