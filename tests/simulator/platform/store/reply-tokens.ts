import type { Source } from '../webhook/events.ts';

/** Reply tokens: one use, within about a minute of (re)delivery, never 20 minutes after the event. */
export interface ReplyTokens {
  issue(token: string, source: Source, now: number): void;
  /** The webhook that carries it leaves (again): the minute starts anew. */
  delivered(token: string, now: number): void;
  /** Whom the token answers, or null when it is unknown, used or too old. Using it is `use`. */
  find(token: string, now: number): Source | null;
  use(token: string): void;
}

interface Entry {
  source: Source;
  issuedAt: number;
  deliveredAt: number | null;
}

/** `life` counts from delivery, `hardLife` from the event; used and old tokens are forgotten. */
export function createReplyTokens(life: number, hardLife: number): ReplyTokens {
  const entries = new Map<string, Entry>();
  const forgetOld = (now: number) => {
    for (const [token, entry] of entries) {
      if (now - entry.issuedAt <= hardLife) return;
      entries.delete(token);
    }
  };
  return {
    issue(token, source, now) {
      forgetOld(now);
      entries.set(token, { source, issuedAt: now, deliveredAt: null });
    },
    delivered(token, now) {
      const entry = entries.get(token);
      if (entry !== undefined) entry.deliveredAt = now;
    },
    find(token, now) {
      const entry = entries.get(token);
      if (entry === undefined || entry.deliveredAt === null) return null;
      return now - entry.deliveredAt <= life && now - entry.issuedAt <= hardLife ? entry.source : null;
    },
    use: (token) => {
      entries.delete(token);
    },
  };
}
