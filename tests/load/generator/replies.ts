import type { Simulator } from '../../simulator/platform/simulator.ts';
import type { SentEntry } from '../../simulator/platform/world.ts';

/** A reply token's life, as LINE has it: what comes later reaches nobody. */
const PATIENCE_MS = 60_000;

/** Tells which replies the stand-in accepted. It keeps no log here (a bench would fill it), so its log is listened to. */
export function watchReplies(sim: Simulator) {
  const waiting = new Map<string, (entry: SentEntry) => void>();
  let accepted = 0;
  const { sent } = sim.world;
  const add = sent.add;
  sent.add = (entry) => {
    add(entry);
    accepted++;
    const token = entry.replyToken ?? '';
    const heard = waiting.get(token);
    waiting.delete(token);
    heard?.(entry);
  };
  return {
    get accepted() {
      return accepted;
    },
    /** Resolves with the reply to this token when it is accepted, with null when none comes. */
    to(token: string): Promise<SentEntry | null> {
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(token);
          resolve(null);
        }, PATIENCE_MS);
        waiting.set(token, (entry) => {
          clearTimeout(timer);
          resolve(entry);
        });
      });
    },
    /** Resolves when so many were accepted since the start, or when none has come for a while. */
    async until(total: number): Promise<void> {
      let seen = accepted;
      let since = performance.now();
      while (accepted < total && performance.now() - since < PATIENCE_MS) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (accepted === seen) continue;
        seen = accepted;
        since = performance.now();
      }
    },
  };
}

export type Replies = ReturnType<typeof watchReplies>;
