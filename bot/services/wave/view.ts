import type { Month } from '../../../shared/calendar/months.ts';
import { mostBaht } from '../../../shared/reminders/money.ts';
import type { WaveState } from '../../../shared/reminders/wave-states.ts';
import { type Db, one } from '../../db/db.ts';
import { chunkCounts, waveById, wavesOf } from '../../db/queries/wave.ts';
import type { ChunkState } from '../../db/schema-reminders.ts';

/** A wave as an operator sees it. Times in ms, money in baht. */
export interface WaveView {
  readonly id: string;
  readonly areaId: string;
  readonly areaName: string;
  readonly month: Month;
  readonly name: string;
  readonly state: WaveState;
  /** 'budget', 'quota' or an operator's words, while it is stopped or paused. */
  readonly reason: string | null;
  /** Planned into it; 0 while it is being planned. */
  readonly people: number;
  /** The first and the last call's time as planned; null while it is being planned, or with nobody in it. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly dueAt: number;
  readonly finishedAt: number | null;
  /** How many chunks are in which state; a state without any is left out. */
  readonly chunks: Readonly<Partial<Record<ChunkState, number>>>;
  /** People whom LINE took a push for. */
  readonly sent: number;
  /** People in chunks that are under way or doubtful: frozen, and LINE has not confirmed. */
  readonly frozen: number;
  /** People in chunks that nobody has tried yet. */
  readonly waiting: number;
  /** Without tax, should every message that the plan includes be used up already. Null: the plan sells none, or no budget is set. */
  readonly cost: number | null;
}

/** Null: there is no such wave. Reads all its chunks, some ten thousand for the nation. */
export async function viewWave(db: Db, waveId: string): Promise<WaveView | null> {
  const row = await one(db, waveById({ waveId }));
  return row && withChunks(db, row);
}

/** Newest first; of all months with null. */
export async function listWaves(db: Db, month: Month | null): Promise<WaveView[]> {
  const rows = await db.rows(wavesOf({ month }));
  return Promise.all(rows.map((row) => withChunks(db, row)));
}

type Row = NonNullable<typeof waveById extends (p: never) => { readonly row?: infer O } ? O : never>;

async function withChunks(db: Db, row: Row): Promise<WaveView> {
  const counts = await db.rows(chunkCounts({ waveId: row.id }));
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + of(count), 0);
  const byState: Partial<Record<ChunkState, number>> = {};
  for (const { state, chunks } of counts) byState[state] = (byState[state] ?? 0) + Number(chunks);
  const isFrozen = (count: (typeof counts)[number]) => Number(count.is_frozen) === 1;
  return {
    id: row.id,
    areaId: row.area_id,
    areaName: row.area_name,
    month: row.month,
    name: row.name,
    state: row.state,
    reason: row.reason,
    people: row.people,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    dueAt: row.due_at,
    finishedAt: row.finished_at,
    chunks: byState,
    sent: sum((count) => (count.state === 'sent' ? Number(count.recipients) : 0)),
    frozen: sum((count) =>
      isFrozen(count) && ['waiting', 'unknown'].includes(count.state) ? Number(count.recipients) : 0,
    ),
    waiting: sum((count) => (!isFrozen(count) && count.state === 'waiting' ? Number(count.people) : 0)),
    cost: row.plan === null ? null : mostBaht(row.plan, row.month, row.people),
  };
}
