import type { Db } from '../db/db.ts';
import { renewSchedule } from '../db/queries/schedule.ts';
import type { Clock } from '../ports.ts';

/** How long a runner holds its work without a word. */
export const LEASE_MS = 60_000;
/** It says so much more often than that. */
const BEAT_MS = 15_000;
/** How long a doubted holder has for a word: two beats. */
export const NOTICE_MS = 2 * BEAT_MS;
/** After so many beats that did not reach the store it stops by itself, before anybody may take its work. */
const MISSED_BEATS = 3;

/** Wakes once after so many ms; answers what calls it off. */
export type Timer = (ms: number, wake: () => void) => () => void;

const systemTimer: Timer = (ms, wake) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};

/** The name of a lease whose holder is in doubt; that of a doubted one is its own. */
export function doubtOf(lease: string): string {
  return lease.startsWith('?') ? lease : `?${lease}`;
}

export interface Holding {
  /** Somebody else may have the work by now. */
  lost(): boolean;
  end(): Promise<void>;
}

interface LeasePorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly timer?: Timer;
}

/** Keeps a lease alive, beat by beat, until it is ended or lost. */
export function holdLease({ db, clock, timer = systemTimer }: LeasePorts, name: string, lease: string): Holding {
  let missed = 0;
  let over = false;
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    const until = clock.now() + LEASE_MS;
    try {
      const [renewed] = await db.commit([renewSchedule({ name, lease, doubted: doubtOf(lease), until })]);
      missed = renewed?.changes === 1 ? 0 : MISSED_BEATS;
    } catch {
      missed++;
    }
  };
  const next = () =>
    timer(BEAT_MS, () => {
      beating = beat().then(() => {
        if (!over && missed < MISSED_BEATS) cancel = next();
      });
    });
  let cancel = next();
  return {
    lost: () => missed >= MISSED_BEATS,
    end: () => {
      over = true;
      cancel();
      return beating;
    },
  };
}
