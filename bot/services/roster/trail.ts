import { postFrom } from '../../../shared/roster/judge.ts';
import type { Statement } from '../../db/statement.ts';
import { audit, type InDuty } from '../audit.ts';
import type { ActingLine } from './look.ts';

export interface Trail extends InDuty {
  readonly importId: string;
  readonly by: string;
  readonly at: number;
  readonly done: 'applied' | 'undone';
}

/** These decide where somebody reports and whether she is paid: each stands in the trail by itself. */
const TOLD: readonly string[] = ['move', 'leave', 'rejoin'];

/** A row for each unit with how many lines did what there, and one for each person who came, went or moved. */
export function trailOf(acting: readonly ActingLine[], trail: Trail): Statement[] {
  const { importId, by, at, done, lentBy } = trail;
  const units = Map.groupBy(acting, ({ line }) => line.unit_id ?? '-');
  const counts = [...units].flatMap(([unitId, own]) => {
    const actions = Map.groupBy(own, ({ line }) => line.action);
    const detail = Object.fromEntries([...actions].map(([action, lines]) => [action, lines.length]));
    const subject = `roster-import:${importId}`;
    return audit({ unitId, at, actor: by, action: `roster.${done}`, subject, detail, lentBy });
  });
  const people = acting.filter(({ line }) => TOLD.includes(line.action)).flatMap((one) => personNotes(one, trail));
  return [...counts, ...people];
}

function personNotes(one: ActingLine, { importId, by, at, done, lentBy }: Trail): Statement[] {
  const { line } = one;
  const left = unitLeft(one);
  const detail = {
    import: importId,
    month: line.from_month ?? line.to_month,
    ...(line.end_reason === null ? {} : { reason: line.end_reason }),
    ...(left === null ? {} : { from: left, to: line.unit_id }),
  };
  const action = `roster.${line.action}${done === 'undone' ? '-undone' : ''}`;
  const subject = `person:${line.person_id}`;
  return unitsOf(one).flatMap((unitId) => audit({ unitId, at, actor: by, action, subject, detail, lentBy }));
}

/** Units whose trails tell of a line: hers, and the one that she comes from. */
const unitsOf = (one: ActingLine) => [...new Set([one.line.unit_id ?? '-', unitLeft(one) ?? []].flat())];

/** The unit that she was in last, where the line puts her into another one. */
function unitLeft({ line, before }: ActingLine): string | null {
  if (before === null || (line.action !== 'move' && line.action !== 'rejoin')) return null;
  const newestFirst = before.posts.toSorted((a, b) => (a.fromMonth < b.fromMonth ? 1 : -1));
  const known = { ...before, posts: newestFirst, personId: '', lastReport: null };
  const left = postFrom(known, line.from_month ?? '') ?? newestFirst.find(({ role }) => role === 'volunteer');
  return left === undefined || left.unitId === line.unit_id ? null : left.unitId;
}

/** All units that somebody changes between. */
export function unitsMoved(acting: readonly ActingLine[]): string[] {
  return [...new Set(acting.flatMap((one) => (unitLeft(one) === null ? [] : unitsOf(one))))];
}
