/** Time as the stand-in sees it: an instant in ms, and a way to be woken later. */
export interface SimClock {
  now(): number;
  /** Runs `wake` once, `ms` from now; the answer cancels it. */
  after(ms: number, wake: () => void): () => void;
}

/** The machine's own time. Timers do not keep the process alive: the server socket does that. */
export const systemClock: SimClock = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when a test moves it, so that 60 s tokens and 24 h keys need no waiting. */
export interface ManualClock extends SimClock {
  /** Moves time forward, waking whoever asked for an instant on the way, in order. */
  advance(ms: number): void;
}

/** Creates a clock that stands at `start` (ms since the epoch). */
export function manualClock(start: number): ManualClock {
  let now = start;
  let sequence = 0;
  const alarms = new Map<number, { at: number; wake: () => void }>();
  const nextBefore = (limit: number) => {
    let best: [number, { at: number; wake: () => void }] | undefined;
    for (const entry of alarms) {
      if (entry[1].at <= limit && (best === undefined || entry[1].at < best[1].at)) best = entry;
    }
    return best;
  };
  return {
    now: () => now,
    after(ms, wake) {
      const key = ++sequence;
      alarms.set(key, { at: now + ms, wake });
      return () => alarms.delete(key);
    },
    advance(ms) {
      const end = now + ms;
      for (let due = nextBefore(end); due !== undefined; due = nextBefore(end)) {
        alarms.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].wake();
      }
      now = end;
    },
  };
}
