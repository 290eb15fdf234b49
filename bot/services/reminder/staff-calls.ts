import { monthState } from '../../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { STAFF } from '../../../shared/people/scope.ts';
import { type Db, one } from '../../db/db.ts';
import { waitingReports } from '../../db/queries/review-waiting.ts';
import { dutiesOf } from '../people/duties.ts';
import type { Member } from '../people/membership.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { type CallList, callList } from './out-of-reach.ts';

export interface StaffCalls {
  /** How far her unit is; null where she looks after several, and while no month takes reports: the page tells then. */
  readonly unit: {
    readonly name: string;
    readonly month: Month;
    readonly totals: CallList['totals'];
    readonly reviews: { readonly waiting: number; readonly flagged: number };
  } | null;
}

/** The months of a unit that take a report now, oldest first. */
export async function openMonthsOf(db: Db, rules: RuleBook, unitId: string, now: number): Promise<Month[]> {
  const current = monthAt(now);
  const area = await rules.of(db, unitId);
  return [addMonths(current, -1), current].filter((one) =>
    ['open', 'late'].includes(monthState(area.windowOf(one), now)),
  );
}

const NONE_WAIT = { waiting: 0, flagged: 0 };

/** What staff hear of their unit in a chat: numbers only, no names and no phones. Null for who is no staff. */
export async function readStaffCalls(db: Db, rules: RuleBook, member: Member, now: number): Promise<StaffCalls | null> {
  const duties = (await dutiesOf(db, member, now)).filter(({ role }) => STAFF.includes(role));
  const [duty] = duties;
  if (!duty) return null;
  if (duties.length > 1 || duty.role !== 'unit-staff') return { unit: null };
  const [month] = await openMonthsOf(db, rules, duty.areaId, now);
  if (month === undefined) return { unit: null };
  const of = { unitId: duty.areaId, month };
  const [{ totals }, reviews] = await Promise.all([callList(db, of), one(db, waitingReports(of))]);
  const name = member.assignments.find((one) => one.area_id === duty.areaId)?.area_name ?? '';
  return { unit: { name, month, totals, reviews: reviews ?? NONE_WAIT } };
}
