import { monthState } from '../../../shared/calendar/deadlines.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { type ReminderLevel, USUAL_CHOICE } from '../../../shared/reminders/choices.ts';
import { type Stage, stageOf } from '../../../shared/reminders/stage.ts';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import type { Db } from '../../db/db.ts';
import { standingRows, WISH } from '../../db/queries/standing.ts';
import { type Member, volunteerIn } from '../people/membership.ts';
import type { RuleBook } from '../report/rule-book.ts';

/** What a reply's last line is about. */
export interface Standing {
  /** Null: no month takes a report from her. */
  readonly stage: Stage | null;
  /** Which reminders she wants. */
  readonly level: ReminderLevel;
}

/** Where a volunteer stands: one query, two in the days after a move when her months lie in two units, none when nothing is open. */
export async function readStanding(db: Db, rules: RuleBook, member: Member, now: number): Promise<Standing> {
  const open = await openMonths(db, rules, member, now);
  const [first] = open;
  if (!first) return { stage: null, level: USUAL_CHOICE.level };
  const units = [...new Set(open.map(({ unitId }) => unitId))];
  const key = { personId: member.id, fromMonth: first.window.month };
  const rows = (await Promise.all(units.map((unitId) => db.rows(standingRows({ ...key, unitId }))))).flat();
  const stateOf = (wanted: string) => rows.find(({ month }) => month === wanted)?.state ?? null;
  const months = open.map(({ window }) => ({ window, report: stateOf(window.month) as ReportState | null }));
  return { stage: stageOf(months, now), level: (stateOf(WISH) as ReminderLevel | null) ?? USUAL_CHOICE.level };
}

/** Last month while it takes reports, and this one, as far as she is a volunteer in them. */
async function openMonths(db: Db, rules: RuleBook, member: Member, now: number) {
  const current = monthAt(now);
  const open = [];
  for (const month of [addMonths(current, -1), current]) {
    const home = volunteerIn(member, month);
    if (!home) continue;
    const window = (await rules.of(db, home.area_id)).windowOf(month);
    if (['open', 'late'].includes(monthState(window, now))) open.push({ unitId: home.area_id, window });
  }
  return open;
}
