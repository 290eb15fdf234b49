import type { Db } from '../../db/db.ts';
import { sessionRows } from '../../db/queries/session.ts';
import { sha256 } from '../../keys.ts';
import { type Member, memberFrom } from '../people/membership.ts';

/** A session that is in force, and who is behind it. `member` is null until the LINE user is registered. */
export interface SessionOwner {
  readonly lineUserId: string;
  /** SHA-256 of the token, as the store keeps it. */
  readonly sessionHash: string;
  readonly expiresAt: number;
  /** When LINE last vouched for this user, ms. */
  readonly authenticatedAt: number;
  readonly member: Member | null;
}

/** Whose token this is, by one indexed query; null when it is nobody's or its time is over. */
export async function sessionOwner(db: Db, token: string, now: number): Promise<SessionOwner | null> {
  return ownerBehind(db, await sha256(token), now);
}

/** The same for a session that is known by its hash. */
export async function ownerBehind(db: Db, sessionHash: string, now: number): Promise<SessionOwner | null> {
  const rows = await db.rows(sessionRows({ tokenHash: sessionHash }));
  const [first] = rows;
  if (!first || first.expires_at <= now) return null;
  return {
    lineUserId: first.line_user_id,
    sessionHash,
    expiresAt: first.expires_at,
    authenticatedAt: first.authenticated_at,
    member: memberFrom(rows),
  };
}
