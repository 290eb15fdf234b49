import { randomOf } from '../platform/random.ts';

/** Faults on the way from LINE to the bot: probabilities 0…1 per webhook event, from one seed. */
export interface InboundMischief {
  seed: number;
  /** The same event comes again, though nothing failed (LINE: "duplicates for network reasons"). */
  duplicate?: number;
  /** Up to so many extra copies of a duplicated event; default 1. */
  copies?: number;
  /** The event is overtaken by those after it. */
  reorder?: number;
  /** The event leaves late. */
  delay?: number;
  /** Longest delay; default 10 minutes. */
  maxDelayMs?: number;
  /** The first attempt never arrives; LINE redelivers with isRedelivery true. */
  drop?: number;
  /** A body that is not for us precedes it: wrong signature, cut off, empty, unknown event type. */
  noise?: number;
}

export type Noise = 'bad-signature' | 'truncated' | 'empty' | 'unknown-event';

/** What happens to one event. */
export interface Fate {
  copies: number;
  reorder: boolean;
  delayMs: number;
  drop: boolean;
  noise: Noise | null;
}

const NOISES: readonly Noise[] = ['bad-signature', 'truncated', 'empty', 'unknown-event'];
const TEN_MINUTES = 600_000;

/** The fate of the n-th event (from 1). It depends on seed and n alone, so a run can be replayed from its seed. */
export function fateOf(mischief: InboundMischief, n: number): Fate {
  const random = randomOf(mischief.seed, `inbound ${n}`);
  // Every number is drawn, used or not: switching one fault off leaves the others as they were.
  const [duplicate, copies, reorder, delay, late, drop, noise, kind] = Array.from({ length: 8 }, () =>
    random.next(),
  ) as [number, number, number, number, number, number, number, number];
  return {
    copies: duplicate < (mischief.duplicate ?? 0) ? 1 + Math.floor(copies * (mischief.copies ?? 1)) : 0,
    reorder: reorder < (mischief.reorder ?? 0),
    delayMs: delay < (mischief.delay ?? 0) ? Math.ceil(late * (mischief.maxDelayMs ?? TEN_MINUTES)) : 0,
    drop: drop < (mischief.drop ?? 0),
    noise: noise < (mischief.noise ?? 0) ? (NOISES[Math.floor(kind * NOISES.length)] ?? 'empty') : null,
  };
}
