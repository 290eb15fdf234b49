import { endChunk, releaseMessages, retryChunk, thawChunk } from '../../db/queries/wave-attempt.ts';
import type { Sent } from '../../ports.ts';
import type { Plan } from '../plan.ts';
import { type HeldChunk, namedIn, RATE_LIMITED } from './chunk.ts';
import { flagRefused, splitChunk } from './split-chunk.ts';

export interface SettleFacts {
  readonly now: number;
  readonly chunk: HeldChunk;
  /** Who she is, when the chunk is for one person only. */
  readonly personId: string | null;
}

export interface Settled {
  readonly became: 'sent' | 'unknown' | 'split' | 'refused' | 'retry' | 'thawed';
  /** Why the whole wave must stand still; null: it goes on. */
  readonly stop: 'quota' | 'line' | null;
}

/** Waits between attempts that LINE may have taken; the last for all further ones. */
const BACK_OFF_MS = [2_000, 10_000, 60_000, 300_000, 900_000];
const LONGEST_MS = 900_000;
/** LINE refills its bucket steadily. */
const RATE_WAIT_MS = 2_000;
/** When LINE's quota is gone, nothing changes within minutes. */
const QUOTA_WAIT_MS = 60_000;

/** What an attempt came to. Every statement holds only while this attempt still holds the chunk. */
export function settle(facts: SettleFacts, sent: Sent): Plan<Settled> {
  const { now, chunk } = facts;
  const held = { ...chunk.key, claim: chunk.claim };
  const end = (became: 'sent' | 'unknown', error: string | null): Plan<Settled> => ({
    statements: [
      endChunk({ ...held, state: became, sentAt: became === 'sent' ? now : null, requestId: sent.requestId, error }),
    ],
    outcome: { became, stop: null },
  });
  const again = (runIn: number, error: string): Plan<Settled> => ({
    statements: [retryChunk({ ...held, runAt: now + runIn, requestId: sent.requestId, error })],
    outcome: { became: 'retry', stop: null },
  });
  switch (sent.kind) {
    case 'accepted':
      return end('sent', null);
    case 'ambiguous':
      return again(BACK_OFF_MS[chunk.attempt - 1] ?? LONGEST_MS, `ambiguous: ${sent.message}`);
    case 'rate-limited':
      return again(RATE_WAIT_MS, chunk.inDoubt ? 'ambiguous: rate-limited' : RATE_LIMITED);
    case 'out-of-quota': {
      // What LINE may have taken keeps its key and its place, to be asked again when the wave goes on.
      const later = again(QUOTA_WAIT_MS, 'ambiguous: out of quota');
      return chunk.inDoubt ? { ...later, outcome: { became: 'retry', stop: 'quota' } } : thaw(facts, 'quota', 'quota');
    }
    case 'refused':
      // Had LINE taken it before, it would most likely say so (409); most likely is not enough to send it anew.
      if (chunk.inDoubt) return end('unknown', refusal(sent));
      return isOfRecipients(sent) ? refused(facts, refusal(sent)) : thaw(facts, 'line', refusal(sent));
  }
}

type Refusal = Extract<Sent, { kind: 'refused' }>;

const refusal = ({ status, message }: Refusal) => `refused: ${status} ${message}`;

/**
 * Whether LINE minds one of the ids, or how many there are. Anything else (a wrong token, a message that breaks its
 * rules) it would say of every chunk: splitting would flag a nation.
 */
function isOfRecipients({ status, message }: Refusal): boolean {
  return status === 413 || (status === 400 && !/request body has/i.test(message));
}

/** LINE certainly took nothing, and will take nothing now: the wave stops, and the chunk is as untried. */
function thaw({ now, chunk }: SettleFacts, stop: 'quota' | 'line', error: string): Plan<Settled> {
  const held = { ...chunk.key, claim: chunk.claim };
  return {
    statements: [
      releaseMessages({ ...held, budgetMonth: chunk.budgetMonth, people: chunk.recipients }),
      thawChunk({ ...held, runAt: now, error }),
    ],
    outcome: { became: 'thawed', stop },
  };
}

/** One of the ids is bad, LINE does not always say which: halves, until it stands alone. */
function refused(facts: SettleFacts, error: string): Plan<Settled> {
  const { chunk, now, personId } = facts;
  const held = { ...chunk.key, claim: chunk.claim };
  const [first, ...others] = namedIn(chunk.body);
  const alone = others.length === 0;
  return {
    statements: [
      ...(alone ? flagRefused({ key: chunk.key, lane: first ?? '', personId, now }) : splitChunk(chunk, now)),
      releaseMessages({ ...held, budgetMonth: chunk.budgetMonth, people: chunk.recipients }),
      endChunk({ ...held, state: alone ? 'refused' : 'split', sentAt: null, requestId: null, error }),
    ],
    outcome: { became: alone ? 'refused' : 'split', stop: null },
  };
}
