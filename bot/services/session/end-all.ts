import { monthAt } from '../../../shared/calendar/months.ts';
import { endSessions } from '../../db/queries/session.ts';
import { audit } from '../audit.ts';
import { homeOf } from '../people/membership.ts';
import type { Plan } from '../plan.ts';
import type { SessionOwner } from './who.ts';

/** Signs a LINE user out everywhere: for a phone that is lost, or lent. */
export function endAllSessions({ now, who }: { readonly now: number; readonly who: SessionOwner }): Plan<null> {
  const { member, lineUserId } = who;
  const home = member && homeOf(member, monthAt(now));
  const person = `person:${member?.id}`;
  const note = { unitId: home?.area_id ?? '-', at: now, actor: person, action: 'sessions.ended', subject: person };
  return { statements: [endSessions({ lineUserId }), ...(member ? audit(note) : [])], outcome: null };
}
