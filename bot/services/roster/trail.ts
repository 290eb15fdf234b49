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

function personNotes({ line, before }: ActingLine, { importId, by, at, done, lentBy }: Trail): Statement[] {
  const left =
    before && postFrom({ ...before, personId: '', lastReport: null }, line.from_month ?? line.to_month ?? '');
  const units = new Set([line.unit_id ?? '-', ...(line.action === 'move' && left ? [left.unitId] : [])]);
  const detail = {
    import: importId,
    month: line.from_month ?? line.to_month,
    ...(line.end_reason === null ? {} : { reason: line.end_reason }),
    ...(line.action === 'move' ? { from: left?.unitId ?? null, to: line.unit_id } : {}),
  };
  const action = `roster.${line.action}${done === 'undone' ? '-undone' : ''}`;
  const subject = `person:${line.person_id}`;
  return [...units].flatMap((unitId) => audit({ unitId, at, actor: by, action, subject, detail, lentBy }));
}
