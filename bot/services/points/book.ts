import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { streakBefore } from '../../../shared/points/streak.ts';
import type { Db } from '../../db/db.ts';
import { homeOf, type Member, unitsOf, volunteerIn } from '../people/membership.ts';
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
  const [own, ...elsewhere] = await Promise.all(
    [home.area_id, ...others].map((unitId) => readPoints(db, unitId, member.id, now)),
  );
  if (!own) return null;
  // What she reported before she moved is paid where she is by then (follow.ts).
  const pending = elsewhere.reduce((sum, { book }) => sum + book.pending, own.book.pending);
  const onTime = [own, ...elsewhere].flatMap(({ reported }) => reported.map((row) => ({ ...row, withdrawn: false })));
  // This month's report counts as soon as it is there; until then the streak is the one up to last month.
  const through = onTime.some((row) => row.month === current) ? addMonths(current, 1) : current;
  return { ...own.book, pending, streak: streakBefore(through, onTime) };
}
