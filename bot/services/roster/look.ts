import type { Known } from '../../../shared/roster/judge.ts';
import { afterLine, type Before, factsText, readFacts, type StagedLine } from '../../../shared/roster/outcome.ts';
import type { Db } from '../../db/db.ts';
import { linesOf } from '../../db/queries/roster-import.ts';
import { knownPeople } from './known.ts';

export type Line = Awaited<ReturnType<typeof readLines>>[number];
const readLines = (db: Db, importId: string, after: number) =>
  db.rows(linesOf({ importId, action: '', after, limit: BATCH }));

const BATCH = 2000;
/** What changes something; the others are the same, or have a problem. */
export const ACTS: readonly string[] = ['new', 'change', 'move', 'leave', 'rejoin'];

/** A line that changes something, with what it found and what it leaves. */
export interface ActingLine {
  readonly line: Line;
  /** Null: nobody whom the store knew. */
  readonly before: Before | null;
  readonly after: Before;
  /** Does the store say now what stands in `expected`? */
  readonly holds: boolean;
}

/**
 * All lines that change something, beside what the store says now.
 * @param expected 'before': nothing happened since the file was staged; 'after': nor since it was applied
 */
export async function lookAtLines(db: Db, importId: string, expected: 'before' | 'after'): Promise<ActingLine[]> {
  const acting: ActingLine[] = [];
  let after = -1;
  for (;;) {
    const lines = await readLines(db, importId, after);
    const last = lines.at(-1);
    if (!last) return acting;
    const known = await knownPeople(db, importId, after, last.line);
    const now = (line: Line) => known.get(line.person_id ?? '') ?? null;
    acting.push(...lines.filter(({ action }) => ACTS.includes(action)).map((line) => look(line, now(line), expected)));
    after = last.line;
  }
}

function look(line: Line, now: Known | null, expected: 'before' | 'after'): ActingLine {
  const before = line.before === null ? null : readFacts(line.before);
  const staged = stagedOf(line);
  const after = afterLine(before ?? { particulars: staged, posts: [] }, staged);
  const wanted = expected === 'before' ? before : after;
  const holds = (now && factsText(now)) === (wanted && factsText(wanted));
  // Whoever has reported the month since stays with that month where she reported it.
  const reported = line.action === 'move' && expected === 'before' && isSince(now?.lastReport, line.from_month);
  return { line, before, after, holds: holds && !reported };
}

const isSince = (report: string | null | undefined, month: string | null) =>
  typeof report === 'string' && month !== null && report >= month;

function stagedOf(line: Line): StagedLine {
  return {
    action: line.action,
    unitId: line.unit_id ?? '',
    villageId: line.village_id,
    households: line.households,
    standing: line.standing,
    orderNo: line.order_no,
    fromMonth: line.from_month,
    toMonth: line.to_month,
    endReason: line.end_reason,
    givenName: line.given_name ?? '',
    familyName: line.family_name ?? '',
    birthDate: line.birth_date,
    phone: line.phone,
  };
}
