import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { streakBefore } from '../../../shared/points/streak.ts';
import type { Db } from '../../db/db.ts';
import { onTimeMonths } from '../../db/queries/report.ts';
import { homeOf, type Member, unitsOf, volunteerIn } from '../people/membership.ts';
import { MONTHS_LOOKED_AT } from '../report/reading.ts';
import { readPoints } from './reading.ts';

/**
 * The bank book in her unit of now, or her last one after she has left, with the months in a row that she reported in time;
 * null without a unit. One query, and one more for each other unit that she was in.
 */
export async function readBook(db: Db, member: Member, now: number) {
  const current = monthAt(now);
  const last = member.assignments.find(({ role }) => role === 'volunteer');
  const home = volunteerIn(member, current) ?? last ?? homeOf(member, current);
  if (!home) return null;
  const others = unitsOf(member).filter((unitId) => unitId !== home.area_id);
  const [{ book, reported }, elsewhere] = await Promise.all([
    readPoints(db, home.area_id, member.id, now),
    readElsewhere(db, member.id, others),
  ]);
  const onTime = [...reported, ...elsewhere].map((row) => ({ ...row, withdrawn: false }));
  // This month's report counts as soon as it is there; until then the streak is the one up to last month.
  const through = onTime.some((row) => row.month === current) ? addMonths(current, 1) : current;
  return { ...book, streak: streakBefore(through, onTime) };
}

async function readElsewhere(db: Db, personId: string, unitIds: readonly string[]) {
  const rows = await Promise.all(
    unitIds.map((unitId) => db.rows(onTimeMonths({ unitId, personId, limit: MONTHS_LOOKED_AT }))),
  );
  return rows.flat().map((row) => ({ month: row.month, onTime: row.on_time === 1 }));
}
