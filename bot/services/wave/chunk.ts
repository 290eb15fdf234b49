import type { Month } from '../../../shared/calendar/months.ts';
import type { WaveState } from '../../../shared/reminders/wave-states.ts';

/** Which chunk. */
export interface ChunkKey extends Readonly<Record<string, string>> {
  readonly unitId: string;
  readonly waveId: string;
  readonly part: string;
}

/** A chunk whose time has come, as the store has it, with what its wave says. Times in ms. */
export interface DueChunk {
  readonly unit_id: string;
  readonly wave_id: string;
  readonly part: string;
  readonly people: number;
  readonly run_at: number;
  readonly attempts: number;
  readonly retry_key: string | null;
  readonly body: string | null;
  readonly recipients: number | null;
  readonly frozen_at: number | null;
  readonly error: string | null;
  readonly wave_state: WaveState;
  readonly month: Month;
  readonly aggregation_unit: string;
  readonly due_at: number;
}

/** A chunk that an attempt holds: frozen, and ready for the call. */
export interface HeldChunk {
  readonly key: ChunkKey;
  /** Whose attempt it is. */
  readonly claim: string;
  readonly retryKey: string;
  /** The whole request, the same bytes at every attempt. */
  readonly body: string;
  readonly recipients: number;
  /** The month whose budget pays. */
  readonly budgetMonth: Month;
  /** From 1. */
  readonly attempt: number;
  /** An earlier attempt may have reached LINE. */
  readonly inDoubt: boolean;
}

/** What `error` says after an attempt that LINE certainly took nothing of. */
export const RATE_LIMITED = 'rate-limited';

export function keyOf(chunk: Pick<DueChunk, 'unit_id' | 'wave_id' | 'part'>): ChunkKey {
  return { unitId: chunk.unit_id, waveId: chunk.wave_id, part: chunk.part };
}

/** Whom the frozen body names, in its order. */
export function namedIn(body: string): readonly string[] {
  return (JSON.parse(body) as { to: string[] }).to;
}
