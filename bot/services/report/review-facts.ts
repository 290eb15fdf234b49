import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { packOfMonth, reviewed } from '../../db/queries/review.ts';
import { loadMenuFacts } from '../people/menu-of.ts';
import { checkReason, type GivenReason } from './reason.ts';
import type { ReopenFacts } from './reopen.ts';
import type { RuleBook } from './rule-book.ts';
import type { SendBackInput } from './send-back.ts';
import { isSet, loadPushFacts } from './tell.ts';
import { loadFiler } from './tell-filer.ts';

export interface ReviewAct {
  readonly unitId: string;
  readonly reportId: string;
  /** The change that the officer saw last. */
  readonly seq: number;
  readonly now: number;
}

export interface ReviewFacts extends ReopenFacts {
  /** The LINE user linked to the volunteer, if anybody is. */
  readonly lineUserId: string | null;
  /** Whether this unit pays for a push at certification. */
  readonly pushesCertified: boolean;
}

/**
 * What an act on one report is judged by. @returns `changed-meanwhile` with what is there now, when it moved since the officer
 * saw it; null when the unit has none of that id
 */
export async function loadReviewFacts(db: Db, rules: RuleBook, act: ReviewAct): Promise<ReviewFacts | Problem | null> {
  const { unitId, reportId, seq, now } = act;
  const row = await one(db, reviewed({ unitId, id: reportId }));
  if (!row) return null;
  if (row.seq !== seq) return { ...problem('changed-meanwhile'), current: { state: row.state, seq: row.seq } };
  const filed = {
    unitId,
    villageId: row.village_id,
    personId: row.person_id,
    name: row.name ?? '',
    filedBy: row.filed_by,
  };
  const [form, menu, push, pack, pushesCertified, filer] = await Promise.all([
    rules.form(db, row.form_version),
    loadMenuFacts(db, rules, row.person_id, now),
    loadPushFacts(db, now),
    one(db, packOfMonth({ unitId, month: row.month })),
    isSet(db, unitId, 'push-certified'),
    loadFiler(db, filed, now),
  ]);
  if (!form) throw new Error(`form ${row.form_version} is not on file`);
  const report = { ...row, personId: row.person_id, filedBy: row.filed_by };
  const held = pack && row.certified_at !== null && row.certified_at <= pack.cut_off_at;
  return {
    now,
    unitId,
    report,
    form,
    menu,
    push,
    filer,
    pack: held ? pack.number : null,
    lineUserId: row.line_user_id,
    pushesCertified,
  };
}

/** What an officer does with it: her reason checked, and whose menu changes. */
export function reviewInput(
  { form, lineUserId }: ReviewFacts,
  given: GivenReason,
  by: Pick<SendBackInput, 'reviewerId' | 'lentBy'> & { readonly errandId: string },
): SendBackInput | Problem {
  const why = checkReason(given, form);
  if ('problem' in why) return why;
  const errand = lineUserId === null ? null : { lineUserId, errandId: by.errandId };
  return { reviewerId: by.reviewerId, lentBy: by.lentBy, why, errand };
}
