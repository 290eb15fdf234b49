import { type Month, monthAt } from '../../../shared/calendar/months.ts';
import { menuOf } from '../../../shared/reminders/menu.ts';
import { type Db, one } from '../../db/db.ts';
import { conversationOf, keepConversation, takeTurn } from '../../db/queries/conversation.ts';
import { endSessions } from '../../db/queries/session.ts';
import { dropDrafts, dropLink, dropUntold, leaveWaves } from '../../db/queries/unlink.ts';
import type { Statement } from '../../db/statement.ts';
import { audit } from '../audit.ts';
import type { Plan } from '../plan.ts';
import { homeOf, type Member, memberOfLineUser, unitsOf } from './membership.ts';
import { menuErrand } from './menu-of.ts';

export interface UnlinkFacts {
  readonly now: number;
  /** Whom the LINE user is linked to at this moment. */
  readonly member: Member | null;
  /** The talk of the lane, as it is kept. */
  readonly kept: { readonly seq: number; readonly state: string } | null;
}

export interface UnlinkInput {
  readonly lineUserId: string;
  /** A fresh UUIDv7 for the change of her rich menu. */
  readonly errandId: string;
}

/**
 * Everything that `unlink` judges by. The talk is read first, since its number is the guard: who is unlinked between the two
 * reads is then found to be nobody, or the commit loses its race. The other way round she would part twice.
 */
export async function loadUnlinkFacts(db: Db, lineUserId: string, now: number): Promise<UnlinkFacts> {
  const kept = await one(db, conversationOf({ lane: lineUserId }));
  return { now, kept, member: await memberOfLineUser(db, lineUserId) };
}

/**
 * LINE user and person part: sessions, drafts and what the talk knew of her go, reports and points stay with the person.
 * Codes that were used stay used; a new one, or her citizen id, brings her back.
 */
export function unlink({ now, member, kept }: UnlinkFacts, input: UnlinkInput): Plan<{ unlinked: boolean }> {
  const { lineUserId, errandId } = input;
  if (!member) return { statements: [endSessions({ lineUserId })], outcome: { unlinked: false } };
  return {
    statements: [
      ...forgetTalk(lineUserId, kept, errandId, now),
      dropLink({ lineUserId, personId: member.id }),
      endSessions({ lineUserId }),
      dropDrafts({ lane: lineUserId }),
      dropUntold({ lane: lineUserId }),
      ...unitsOf(member).map((unitId) => leaveWaves({ unitId, personId: member.id })),
      menuErrand(menuOf(null, 'nobody'), input, now),
      ...audit(unlinkedNote(member, monthAt(now), now)),
    ],
    outcome: { unlinked: true },
  };
}

/** A turn of its own, so that one that is under way loses its race and sees that she is nobody now. */
function forgetTalk(lane: string, kept: UnlinkFacts['kept'], errandId: string, at: number): Statement[] {
  const seq = (kept?.seq ?? 0) + 1;
  // Without a talk an empty one is kept: turns count on from it.
  const state = kept ? { ...JSON.parse(kept.state), talk: { topic: 'idle' }, aside: [], misses: 0 } : {};
  return [
    takeTurn({ lane, seq, eventId: `unlink:${errandId}`, at }),
    keepConversation({ lane, seq, state: JSON.stringify(state), at }),
  ];
}

function unlinkedNote(member: Member, month: Month, at: number) {
  const person = `person:${member.id}`;
  const unitId = homeOf(member, month)?.area_id ?? member.assignments[0]?.area_id ?? '-';
  return { unitId, at, actor: person, action: 'line.unlinked', subject: person };
}
