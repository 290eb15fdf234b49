import type { SimClock } from '../../simulator/platform/clock.ts';

/** Payload of a segment on a path with the usual MTU of 1,500. */
export const SEGMENT = 1460;
/** Segments that may be under way before the first acknowledgement. Source: RFC 6928. */
const INITIAL_WINDOW = 10 * SEGMENT;

/** One direction of the radio: everything that goes this way takes its turn. */
export interface Pipe {
  /** Takes the pipe for so many bytes; answers the instant at which the last of them has left. */
  take(bytes: number): number;
  /** Bytes that went through so far. */
  readonly carried: number;
}

/** A pipe with this rate in bytes a second. */
export function createPipe(perSecond: number, clock: SimClock): Pipe {
  let freeAt = 0;
  let carried = 0;
  return {
    take(bytes) {
      carried += bytes;
      freeAt = Math.max(freeAt, clock.now()) + (bytes * 1000) / perSecond;
      return freeAt;
    },
    get carried() {
      return carried;
    },
  };
}

/** One direction of one TCP connection. */
export interface Flow {
  send(bytes: Buffer): void;
  /** Nothing more comes; the other side hears of it after the last byte. */
  end(): void;
}

export interface FlowOptions {
  readonly pipe: Pipe;
  readonly clock: SimClock;
  readonly roundTripMs: number;
  /** Bytes that arrive; null is the end. */
  readonly deliver: (bytes: Buffer | null) => void;
}

/**
 * Slow start over a shared pipe: ten segments may be under way, each acknowledgement lets twice as many bytes follow, so
 * the window doubles every round trip. No loss, hence no end to the doubling; the rate of the pipe is what limits it then.
 */
export function createFlow({ pipe, clock, roundTripMs, deliver }: FlowOptions): Flow {
  const queue: Buffer[] = [];
  // Timers that fall into the same millisecond may fire in any order; what they deliver may not.
  const flying: (Buffer | null)[] = [];
  const arrive = () => deliver(flying.shift() ?? null);
  let window = INITIAL_WINDOW;
  let underWay = 0;
  let ended = false;
  const pump = () => {
    for (let next = queue[0]; next && underWay + next.length <= window; next = queue[0]) {
      queue.shift();
      launch(next);
    }
    if (ended && queue.length === 0) {
      ended = false;
      flying.push(null);
      clock.after(pipe.take(0) - clock.now() + roundTripMs / 2, arrive);
    }
  };
  const launch = (segment: Buffer) => {
    underWay += segment.length;
    const flight = pipe.take(segment.length) - clock.now();
    flying.push(segment);
    clock.after(flight + roundTripMs / 2, arrive);
    clock.after(flight + roundTripMs, () => {
      underWay -= segment.length;
      window += segment.length;
      pump();
    });
  };
  return {
    send(bytes) {
      for (let at = 0; at < bytes.length; at += SEGMENT) queue.push(bytes.subarray(at, at + SEGMENT));
      pump();
    },
    end() {
      ended = true;
      pump();
    },
  };
}
