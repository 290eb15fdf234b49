import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { streakBefore } from '../../../shared/points/streak.ts';
import type { Db } from '../../db/db.ts';
import { homeOf, type Member, volunteerIn } from '../people/membership.ts';
import type { ReportRow } from '../report/reading.ts';
import { readPoints } from './reading.ts';

/** The bank book in her unit of now, or her last one after she has left, with the months in a row that she reported in time; null without a unit. */
export async function readBook(db: Db, member: Member, reports: readonly ReportRow[], now: number) {
  const current = monthAt(now);
  const last = member.assignments.find(({ role }) => role === 'volunteer');
  const home = volunteerIn(member, current) ?? last ?? homeOf(member, current);
  if (!home) return null;
  const onTime = reports.map((row) => ({ month: row.month, onTime: row.on_time === 1, withdrawn: false }));
  // This month's report counts as soon as it is there; until then the streak is the one up to last month.
  const through = onTime.some((row) => row.month === current) ? addMonths(current, 1) : current;
  return { ...(await readPoints(db, home.area_id, member.id, now)), streak: streakBefore(through, onTime) };
}
