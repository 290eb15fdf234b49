import { sql } from 'kysely';
import { statement } from '../statement.ts';
import { MEMBER_COLUMNS } from './directory.ts';
import { oldest } from './forget.ts';

/** A session with the person behind it and all her assignments, newest first: a row each, and one for nobody's. */
export const sessionRows = statement('session.rows', (q, p: { tokenHash: string }) =>
  q
    .selectFrom('session as s')
    .leftJoin('line_link as l', 'l.line_user_id', 's.line_user_id')
    .leftJoin('person', 'person.id', 'l.person_id')
    .leftJoin('assignment as a', 'a.person_id', 'person.id')
    .leftJoin('area', 'area.id', 'a.area_id')
    .leftJoin('area as village', 'village.id', 'a.village_id')
    .select(['s.line_user_id', 's.expires_at', 's.authenticated_at', ...MEMBER_COLUMNS])
    .where('s.token_hash', '=', p.tokenHash)
    .orderBy('a.from_month', 'desc'),
);

export const addSession = statement(
  'session.add',
  (q, p: { tokenHash: string; lineUserId: string; at: number; expiresAt: number; authenticatedAt: number }) =>
    q.insertInto('session').values({
      token_hash: p.tokenHash,
      line_user_id: p.lineUserId,
      created_at: p.at,
      expires_at: p.expiresAt,
      authenticated_at: p.authenticatedAt,
    }),
);

export const renewSession = statement(
  'session.renew',
  (q, p: { tokenHash: string; expiresAt: number; authenticatedAt: number }) =>
    q
      .updateTable('session')
      .set({ expires_at: p.expiresAt, authenticated_at: p.authenticatedAt })
      .where('token_hash', '=', p.tokenHash),
);

export const endSession = statement('session.end', (q, p: { tokenHash: string }) =>
  q.deleteFrom('session').where('token_hash', '=', p.tokenHash),
);

/** Of a LINE user's sessions all but those that last longest. */
export const trimSessions = statement('session.trim', (q, p: { lineUserId: string; keep: number }) =>
  q
    .deleteFrom('session')
    .where('line_user_id', '=', p.lineUserId)
    .where('token_hash', 'not in', (eb) =>
      eb
        .selectFrom('session as kept')
        .select('kept.token_hash')
        .where('kept.line_user_id', '=', p.lineUserId)
        .orderBy('kept.expires_at', 'desc')
        .orderBy('kept.token_hash')
        .limit(p.keep),
    ),
);

/** All sessions of a LINE user. */
export const endSessions = statement('session.end-all', (q, p: { lineUserId: string }) =>
  q.deleteFrom('session').where('line_user_id', '=', p.lineUserId),
);

export const forgetSessions = statement('session.forget', (q, p: { before: number }) =>
  q.deleteFrom('session').where(oldest('session', ['token_hash'], 'expires_at', sql`expires_at < ${p.before}`)),
);
