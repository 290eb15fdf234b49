import type { Month } from '../../../shared/calendar/months.ts';
import type { Db } from '../../db/db.ts';
import { type Member, unitsOf } from '../people/membership.ts';
import { loadMenuFacts } from '../people/menu-of.ts';
import type { ObjectFacts } from './object.ts';
import { type ReportRow, readReports } from './reading.ts';
import type { RuleBook } from './rule-book.ts';

/** What `object` judges by. @param month null: the newest report that somebody else filed for her */
export async function loadObjectFacts(
  db: Db,
  rules: RuleBook,
  member: Member,
  month: Month | null,
  now: number,
): Promise<ObjectFacts> {
  const reports = await readReports(db, member.id, unitsOf(member));
  const isMeant = (row: ReportRow) => (month === null ? row.filed_by !== member.id : row.month === month);
  const row = reports.find(isMeant) ?? null;
  return {
    now,
    unitId: row?.unit_id ?? '',
    personId: member.id,
    report: row && { ...row, personId: member.id, filedBy: row.filed_by },
    menu: await loadMenuFacts(db, rules, member.id, now),
  };
}
