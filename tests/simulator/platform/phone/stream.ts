import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Person } from '../people/people.ts';
import type { World } from '../world.ts';
import { phoneState } from './state.ts';

/** At most ten pictures of the phone a second: nobody sees more, and a burst of messages is one. */
const FRAME_MS = 100;
const HEARTBEAT_MS = 15_000;

/** Wakes at most once per frame, at once for the first change after a pause. Real time: this is a wire, not a story. */
function createGate(): { open(): void; passed(): Promise<void>; close(): void } {
  let wake: (() => void) | null = null;
  let pending = false;
  const open = () => {
    pending = true;
    wake?.();
  };
  const heartbeat = setInterval(() => wake?.(), HEARTBEAT_MS);
  return {
    open,
    async passed() {
      if (!pending) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
        wake = null;
      }
      pending = false;
    },
    close() {
      clearInterval(heartbeat);
      wake?.();
    },
  };
}

/** Server-sent events: `state` with the whole PhoneState after each change, `beat` when nothing happens. */
export function streamState(c: Context, world: World, person: Person): Response {
  return streamSSE(c, async (stream) => {
    const gate = createGate();
    const stop = world.people.watch(person.userId, gate.open);
    stream.onAbort(() => gate.close());
    let last = '';
    while (!stream.aborted && !stream.closed) {
      const data = JSON.stringify(phoneState(world, person));
      await stream.writeSSE(data === last ? { event: 'beat', data: '' } : { event: 'state', data });
      last = data;
      await stream.sleep(FRAME_MS);
      await gate.passed();
    }
    stop();
    gate.close();
  });
}
