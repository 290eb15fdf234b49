import type { ReceiptAnswer } from '../../shared/api/reports.ts';
import type { Receipt } from '../../shared/api/shapes.ts';
import type { Answers } from '../../shared/report/answers.ts';
import type { Refusal, Reply } from '../api/client.ts';
import type { Parked } from './rows.ts';

/** What an answer to a sent report means for the queue. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly receipt: Receipt }
  | { readonly kind: 'sign-in' | 'somebody-else' }
  | { readonly kind: 'later'; readonly wait: number }
  | { readonly kind: 'parked'; readonly why: Parked };

/** A server that asks for more patience than this is asked again all the same. */
export const LONGEST_WAIT_MS = 15 * 60_000;

export function outcomeOf(reply: Reply<ReceiptAnswer>, month: string): Outcome {
  if (reply.kind === 'offline') return { kind: 'later', wait: 0 };
  if (reply.kind === 'ok') {
    const { receipt } = reply.data;
    // Only a receipt for this very month is one.
    return receipt?.number && receipt.month === month ? { kind: 'delivered', receipt } : { kind: 'later', wait: 0 };
  }
  const { status, code, retryAfter } = reply.problem;
  if (status === 401) return { kind: 'sign-in' };
  if (code === 'other-user') return { kind: 'somebody-else' };
  // 404 and 405: a server of another age, in the middle of a release.
  if (status >= 500 || [404, 405, 408, 429].includes(status))
    return { kind: 'later', wait: Math.min((retryAfter ?? 0) * 1000, LONGEST_WAIT_MS) };
  return { kind: 'parked', why: parkedFor(reply.problem) };
}

/** For a decision of hers: what was refused, and what the server has. */
export function parkedFor({ code, errors, current }: Pick<Refusal, 'code' | 'errors' | 'current'>): Parked {
  const theirs = current as { version?: unknown; answers?: Answers } | null;
  return {
    code,
    items: errors.map((error) => error.path.replace(/^answers\./, '')),
    theirs: typeof theirs?.version === 'number' ? { version: theirs.version, answers: theirs.answers ?? null } : null,
  };
}
