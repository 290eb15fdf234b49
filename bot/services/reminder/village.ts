import type { Month } from '../../../shared/calendar/months.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { stageOf } from '../../../shared/reminders/stage.ts';
import type { Db } from '../../db/db.ts';
import { type Assignment, isIn, type Member, volunteerIn } from '../people/membership.ts';
import type { RuleBook } from '../report/rule-book.ts';
import { missingInVillage } from './out-of-reach.ts';
import { reminderRule } from './rules.ts';

export interface VillageMissing {
  readonly name: string;
  readonly month: Month;
  readonly count: number;
  /** Empty unless the area's rule shows names to head volunteers. */
  readonly names: readonly string[];
}

/**
 * Who of a head volunteer's village has not reported the month that falls due, herself left out. Null for everybody else,
 * and on the days when nobody need hurry: then most have not reported, and that is no news.
 */
export async function readVillage(
  db: Db,
  rules: RuleBook,
  member: Member,
  now: number,
): Promise<VillageMissing | null> {
  const current = monthAt(now);
  const head = member.assignments.find((one) => one.role === 'head-volunteer' && isIn(one, current));
  const place = head && villageOf(head, volunteerIn(member, current));
  if (!head || !place) return null;
  const area = await rules.of(db, head.area_id);
  const windows = [addMonths(current, -1), current].map((month) => area.windowOf(month));
  const due = stageOf(
    windows.map((window) => ({ window, report: null })),
    now,
  );
  if (due?.stage !== 'due-soon') return null;
  const { month } = due.month;
  const where = { unitId: head.area_id, villageId: place.id, month, except: member.id };
  const [missing, { namesToHead }] = await Promise.all([
    missingInVillage(db, where),
    reminderRule(db, head.area_id, month),
  ]);
  return { name: place.name, month, count: missing.count, names: namesToHead ? missing.names : [] };
}

/** Her duty's own village; a duty that came by a code names none, then the one that she works in. */
function villageOf(head: Assignment, home: Assignment | null): { readonly id: string; readonly name: string } | null {
  const from = head.village_id === null && home?.area_id === head.area_id ? home : head;
  return from.village_id === null ? null : { id: from.village_id, name: from.village_name ?? '' };
}
