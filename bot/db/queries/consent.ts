import type { Purpose } from '../../../shared/api/people.ts';
import { statement } from '../statement.ts';

const columns = ['purpose', 'at', 'given', 'version'] as const;

/** All that she ever agreed to or took back, newest first. */
export const consentsOf = statement('consent.of-person', (q, p: { personId: string }) =>
  q.selectFrom('consent').select(columns).where('person_id', '=', p.personId).orderBy('at', 'desc'),
);

/** Her latest word on one purpose. */
export const consentOf = statement('consent.latest', (q, p: { personId: string; purpose: Purpose }) =>
  q
    .selectFrom('consent')
    .select(columns)
    .where('person_id', '=', p.personId)
    .where('purpose', '=', p.purpose)
    .orderBy('at', 'desc')
    .limit(1),
);

export const addConsent = statement(
  'consent.add',
  (q, p: { personId: string; purpose: Purpose; at: number; given: number; version: string }) =>
    q
      .insertInto('consent')
      .values({ person_id: p.personId, purpose: p.purpose, at: p.at, given: p.given, version: p.version }),
);
