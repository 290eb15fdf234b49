import { openUntil } from '../../../shared/roster/keeping.ts';
import type { Found } from '../../../shared/roster/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { countFound, countLines, doubtfulLines, importById, type Which } from '../../db/queries/roster-import.ts';
import { absentOf } from '../../db/queries/roster-known.ts';
import type { ImportState, RosterAction } from '../../db/schema-staff.ts';

export interface Doubt {
  readonly line: number;
  readonly action: RosterAction;
  readonly name: string | null;
  /** The last digits only. */
  readonly citizenTail: string | null;
  readonly problems: readonly Found[];
}

export interface Preview {
  readonly id: string;
  readonly area: { readonly id: string; readonly name: string };
  readonly fileName: string;
  readonly month: string;
  readonly state: ImportState;
  readonly seq: number;
  /** When it was applied, ms; null: never. */
  readonly appliedAt: number | null;
  /** Until when it may be applied or put back, ms. */
  readonly openUntil: number;
  readonly lines: number;
  readonly counts: Readonly<Partial<Record<RosterAction, number>>>;
  readonly unknownColumns: readonly string[];
  /** What there is to say, and of how many lines, most first; each of them by readDoubts. */
  readonly found: readonly (Found & { readonly lines: number })[];
  /** On the roster of the file's units and not in the file: nothing is changed for them. */
  readonly absent: readonly { readonly id: string; readonly name: string; readonly unitId: string }[];
  readonly absentMore: boolean;
}

const MOST_ABSENT = 200;

/** What an import would change, or has changed; null for one that there is not. */
export async function readPreview(db: Db, importId: string): Promise<Preview | null> {
  const row = await one(db, importById({ id: importId }));
  if (!row || row.state === 'staging') return null;
  const counted = await db.rows(countLines({ importId }));
  const counts: Partial<Record<RosterAction, number>> = {};
  for (const { action, lines } of counted) counts[action] = (counts[action] ?? 0) + lines;
  delete counts.heading;
  const sound = counted.filter(({ action }) => action !== 'problem');
  const units = [...new Set(sound.flatMap(({ unit_id }) => unit_id ?? []))];
  const absent = await readAbsent(db, { importId, month: row.month }, units);
  const [headings] = await readDoubts(db, importId, { which: 'heading', after: 0, limit: 1 });
  return {
    id: row.id,
    area: { id: row.area_id, name: row.area_name },
    fileName: row.file_name,
    month: row.month,
    state: row.state,
    seq: row.seq,
    appliedAt: row.applied_at,
    openUntil: openUntil({ at: row.created_at, appliedAt: row.applied_at }),
    lines: row.lines,
    counts,
    unknownColumns: headings?.problems.map(({ column }) => column) ?? [],
    found: await readFound(db, importId),
    absent: absent.slice(0, MOST_ABSENT),
    absentMore: absent.length > MOST_ABSENT,
  };
}

/** Lines with something to say of them, behind a line. */
export async function readDoubts(
  db: Db,
  importId: string,
  page: { readonly which: Which; readonly after: number; readonly limit: number },
): Promise<Doubt[]> {
  const rows = await db.rows(doubtfulLines({ importId, ...page }));
  return rows.map(({ line, action, given_name, family_name, citizen_tail, problems }) => ({
    line,
    action,
    name: given_name === null ? null : `${given_name} ${family_name ?? ''}`.trim(),
    citizenTail: citizen_tail,
    problems: JSON.parse(problems) as Found[],
  }));
}

async function readFound(db: Db, importId: string): Promise<Preview['found']> {
  const lines = new Map<string, number>();
  for (const row of await db.rows(countFound({ importId })))
    for (const found of JSON.parse(row.problems) as Found[]) {
      const key = JSON.stringify([found.column, found.code]);
      lines.set(key, (lines.get(key) ?? 0) + row.lines);
    }
  const found = [...lines].map(([key, count]) => {
    const [column, code] = JSON.parse(key) as [string, Found['code']];
    return { column, code, lines: count };
  });
  return found.sort((a, b) => b.lines - a.lines);
}

async function readAbsent(db: Db, of: { importId: string; month: string }, units: readonly string[]) {
  const absent: Preview['absent'][number][] = [];
  for (const unitId of units) {
    const limit = MOST_ABSENT + 1 - absent.length;
    if (limit <= 0) break;
    const rows = await db.rows(absentOf({ ...of, unitId, after: '', limit }));
    absent.push(
      ...rows.map(({ id, given_name, family_name }) => ({ id, name: `${given_name} ${family_name}`, unitId })),
    );
  }
  return absent;
}
