import { can } from '../../../shared/people/scope.ts';
import type { Notice } from '../../conversation/notices.ts';
import { type Db, one } from '../../db/db.ts';
import { memberOfPersonRows } from '../../db/queries/review.ts';
import { lineOfPerson } from '../../db/queries/tell.ts';
import { dutiesOf } from '../people/duties.ts';
import { memberFrom } from '../people/membership.ts';
import type { CheckedReason } from './reason.ts';
import type { Told } from './tell.ts';

/** Who filed a report for another, and is in LINE. */
export interface Filer {
  readonly lineUserId: string;
  /** Whether more may be told her; what she was told is taken back in any case. */
  readonly mayKnow: boolean;
  /** Whose report it is. */
  readonly name: string;
}

interface Filed {
  readonly unitId: string;
  readonly villageId: string | null;
  readonly personId: string;
  readonly name: string;
  readonly filedBy: string;
}

/**
 * Who hears of it, beside the volunteer, when a report comes back that a head volunteer filed: where its volunteer has no phone
 * nobody else can correct it. Nothing more is for who blocked us, or whose duty reaches the volunteer no more; an officer sees
 * it in the queue.
 */
export async function loadFiler(db: Db, filed: Filed, now: number): Promise<Filer | null> {
  const { unitId, villageId, personId, name, filedBy } = filed;
  if (filedBy === personId) return null;
  const line = await one(db, lineOfPerson({ personId: filedBy }));
  if (!line) return null;
  const member = line.blocked_at === null ? memberFrom(await db.rows(memberOfPersonRows({ personId: filedBy }))) : null;
  const duties = member ? (await dutiesOf(db, member, now)).filter(({ role }) => role === 'head-volunteer') : [];
  const mayKnow = can(duties, 'report.file-for', { unitId, areaIds: [unitId], villageId });
  return { lineUserId: line.line_user_id, mayKnow, name };
}

/** The LINE user of whoever filed for another, where that is still to be told; whatever she may know of it today. */
export async function laneOfFiler(db: Db, filedBy: string): Promise<string | null> {
  return (await one(db, lineOfPerson({ personId: filedBy })))?.line_user_id ?? null;
}

interface Returned {
  readonly unitId: string;
  readonly report: { readonly id: string; readonly month: string; readonly personId: string };
  readonly seq: number;
  readonly why: CheckedReason;
  readonly itemLabel: string | null;
}

/** What the filer reads of it, and the way to the very form. */
export function toldToFiler(filer: Filer | null, { unitId, report, seq, why, itemLabel }: Returned): Told[] {
  if (!filer?.mayKnow) return [];
  const { id, month, personId } = report;
  const args = { unitId, month, personId, name: filer.name, reason: why.text, item: itemLabel };
  const notice: Notice = { notice: 'filing-returned', args };
  return [{ lane: filer.lineUserId, reportId: id, seq, notice, to: 'filer' }];
}
