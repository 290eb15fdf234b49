import { openUntil } from '../../../shared/roster/keeping.ts';
import type { Found } from '../../../shared/roster/problems.ts';
import { type Db, one } from '../../db/db.ts';
import { countLines, doubtfulLines, importById } from '../../db/queries/roster-import.ts';
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
  /** The first of them; the rest by readDoubts. */
  readonly doubts: readonly Doubt[];
  /** On the roster of the file's units and not in the file: nothing is changed for them. */
  readonly absent: readonly { readonly id: string; readonly name: string; readonly unitId: string }[];
  readonly absentMore: boolean;
}

const MOST_DOUBTS = 100;
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
  const doubts = await readDoubts(db, importId, 0, MOST_DOUBTS + 1);
  const headings = doubts.find(({ action }) => action === 'heading');
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
    doubts: doubts.filter((doubt) => doubt !== headings).slice(0, MOST_DOUBTS),
    absent: absent.slice(0, MOST_ABSENT),
    absentMore: absent.length > MOST_ABSENT,
  };
}

/** Lines with something to say of them, behind a line. */
export async function readDoubts(db: Db, importId: string, after: number, limit: number): Promise<Doubt[]> {
  const rows = await db.rows(doubtfulLines({ importId, after, limit }));
  return rows.map(({ line, action, given_name, family_name, citizen_tail, problems }) => ({
    line,
    action,
    name: given_name === null ? null : `${given_name} ${family_name ?? ''}`.trim(),
    citizenTail: citizen_tail,
    problems: JSON.parse(problems) as Found[],
  }));
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
