import { addSession, renewSession, trimSessions } from '../../db/queries/session.ts';
import type { Plan } from '../plan.ts';
import type { SessionOwner } from './who.ts';

/** Source: line-platform.md §5.3. A volunteer opens the form once a month; the LINE browser proves anew who she is. */
const LIFE_MS = 30 * 24 * 3_600_000;
/** Data with a source: our own choice. Nobody has so many phones; an ID token that is sent again and again makes no more. */
const MOST = 50;

export interface OpenSession {
  readonly lineUserId: string;
  /** When LINE vouched for this user, ms. */
  readonly authenticatedAt: number;
  /** SHA-256 of the token to be. */
  readonly tokenHash: string;
}

/** A session for whom LINE vouches. Who brings a session of the same user has that one renewed: it needs no row more. */
export function openSession(
  facts: { readonly now: number; readonly brought: SessionOwner | null },
  input: OpenSession,
): Plan<{ expiresAt: number; renewed: boolean }> {
  const expiresAt = facts.now + LIFE_MS;
  const { lineUserId, authenticatedAt, tokenHash } = input;
  if (facts.brought?.lineUserId === lineUserId)
    return {
      statements: [renewSession({ tokenHash: facts.brought.sessionHash, expiresAt, authenticatedAt })],
      outcome: { expiresAt, renewed: true },
    };
  return {
    statements: [
      addSession({ tokenHash, lineUserId, at: facts.now, expiresAt, authenticatedAt }),
      trimSessions({ lineUserId, keep: MOST }),
    ],
    outcome: { expiresAt, renewed: false },
  };
}
