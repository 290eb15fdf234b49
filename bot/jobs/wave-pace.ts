import { peoplePerMinute } from '../../shared/reminders/spread.ts';
import type { Clock } from '../ports.ts';
import type { LateShare } from '../services/wave/freeze-chunk.ts';

/** LINE takes 200 multicasts a second (line-platform.md §2.2); the rest is room for a second runner's retries. */
const CALLS_PER_SECOND = 150;
/** Chunks later than this have left the plan's spreading, so they are spread here. */
const LATE_MS = 2 * 60_000;
const ASKS_PER_SECOND = 0.1;

/** How fast one process sends, and all of them what is late. */
export interface WavePace {
  /** Room for one more call now. */
  mayCall(): boolean;
  /** Time to ask LINE for its quota. */
  mayAsk(): boolean;
  /** Room for a chunk of so many people that was due at `runAt`; on time there always is. */
  mayBegin(people: number, runAt: number): boolean;
  /** What such a chunk takes of the rate that all processes share; null: it is on time. */
  lateShare(people: number, runAt: number): LateShare | null;
}

/**
 * @param answersPerSecond what the house can take in. The plan spreads a wave so that its answers stay below; what was
 * held up (a night, a holiday, a server that was down) would come all at once, and is let out at that rate instead.
 */
export function wavePace(clock: Clock, answersPerSecond: number): WavePace {
  const peoplePerSecond = peoplePerMinute(answersPerSecond) / 60;
  const asks = bucket(clock, ASKS_PER_SECOND, 1);
  const calls = bucket(clock, CALLS_PER_SECOND, CALLS_PER_SECOND);
  // A minute's worth at once, but always one whole chunk. Here so that the store is not asked about every late chunk again
  // and again; that processes keep to it together, it sees to itself.
  const most = Math.max(500, peoplePerSecond * 60);
  const people = bucket(clock, peoplePerSecond, most);
  const isLate = (runAt: number) => clock.now() - runAt >= LATE_MS;
  const msOf = (count: number) => Math.ceil((count / peoplePerSecond) * 1000);
  return {
    mayCall: () => calls(1),
    mayAsk: () => asks(1),
    mayBegin: (count, runAt) => !isLate(runAt) || people(count),
    lateShare: (count, runAt) => (isLate(runAt) ? { cost: msOf(count), burst: msOf(most) } : null),
  };
}

/** Refilled steadily. A clock that is put back gives nothing, one that is put forward no more than a full bucket. */
function bucket(clock: Clock, perSecond: number, most: number): (take: number) => boolean {
  let level = most;
  let at = clock.now();
  return (take) => {
    const now = clock.now();
    level = Math.min(most, level + (Math.max(0, now - at) / 1000) * perSecond);
    at = now;
    if (level < take) return false;
    level -= take;
    return true;
  };
}
