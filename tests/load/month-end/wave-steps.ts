import type { Month } from '../../../shared/calendar/months.ts';

/** What the process of the waves is asked for, one after the other. */
export type WaveStep =
  | { readonly step: 'plan'; readonly month: Month; readonly at: number }
  /** Everything is due at once: how fast the sender is, not how slowly the plan wants it. */
  | { readonly step: 'send' };

/** What it answers. Times in seconds, `held` in ms: the longest time in which its event loop served nobody. */
export interface WaveDone {
  readonly seconds: number;
  /** Null where the system does not tell it as Linux does. */
  readonly peakMb: number | null;
  readonly held: number;
  readonly people: number;
  readonly state: string;
}
