import { isProblem, type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { type Judged, judgeLine, type Known, postFrom } from '../../../shared/roster/judge.ts';
import { factsText } from '../../../shared/roster/outcome.ts';
import { type Found, keepsBack } from '../../../shared/roster/problems.ts';
import type { Db } from '../../db/db.ts';
import {
  dropImport,
  endStaging,
  forgetUnstaged,
  type LineValues,
  openImport,
  putLine,
} from '../../db/queries/roster-import.ts';
import type { Keys } from '../../keys.ts';
import type { Ids } from '../../ports.ts';
import { audit, type InDuty } from '../audit.ts';
import { knownByHash } from './known.ts';
import { type Places, placesIn } from './places.ts';
import { type FileRow, type HashedEntry, type ReadFile, readFile } from './read-file.ts';

interface Tools {
  readonly db: Db;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly keys: Pick<Keys, 'citizenHash'>;
}

export interface StageInput extends InDuty {
  /** The office that the file is of: a unit, or an area above units. */
  readonly areaId: string;
  /** Where the file names no unit. */
  readonly unitId: string | null;
  readonly month: Month;
  readonly fileName: string;
  readonly fileHash: string;
  readonly rows: AsyncIterable<FileRow>;
  readonly restoreZeros: boolean;
  /** 'person:<id>' or 'operator'. */
  readonly by: string;
  readonly now: number;
  readonly progress?: (done: number, of: number) => void;
}

/** So many lines are asked of the store, and written, at once. */
const BATCH = 500;

/**
 * Puts a file's lines beside the roster, each with what it would do: nothing of the roster is changed. Cut short, it leaves
 * lines that nobody can apply.
 */
export async function stageRoster(tools: Tools, input: StageInput): Promise<{ importId: string } | Problem> {
  const { db, ids, keys } = tools;
  const { areaId, fileName, fileHash, month, by, now } = input;
  const today = new Date(now).toISOString().slice(0, 10);
  const read = await readFile(input.rows, keys.citizenHash, { today, restoreZeros: input.restoreZeros });
  if (isProblem(read)) return read;
  if (input.unitId === null && !read.headings.columns.has('unit'))
    return problem('roster-file', { reason: 'no-unit-column' });
  const importId = ids.uuid();
  const openedBy = { id: importId, areaId, fileName: fileName.slice(0, 200), fileHash, month, by, at: now };
  await db.commit([openImport(openedBy), putLine(headingLine(importId, read))]);
  try {
    const problems = await stageLines(tools, input, importId, read.entries);
    const lines = read.entries.length;
    const subject = `roster-import:${importId}`;
    await db.commit([
      endStaging({ id: importId, lines, problems }),
      ...audit({
        unitId: input.unitId ?? '-',
        at: now,
        actor: by,
        action: 'roster.staged',
        subject,
        detail: { area: areaId, lines, problems },
        lentBy: input.lentBy,
      }),
    ]);
  } catch (error) {
    await db.commit([forgetUnstaged({ importId }), dropImport({ id: importId, error: 'cut short' })]);
    throw error;
  }
  return { importId };
}

async function stageLines(tools: Tools, input: StageInput, importId: string, entries: readonly HashedEntry[]) {
  const places = placesIn(tools.db, input.areaId);
  const seen = new Map<string, number>();
  for (const { citizenHash } of entries) if (citizenHash) seen.set(citizenHash, (seen.get(citizenHash) ?? 0) + 1);
  let problems = 0;
  for (let first = 0; first < entries.length; first += BATCH) {
    const some = entries.slice(first, first + BATCH);
    const lines = await Promise.all(
      some.map((entry) => {
        const twice = entry.citizenHash !== null && (seen.get(entry.citizenHash) ?? 0) > 1;
        return stageLine(
          tools,
          { ...input, importId, places },
          twice ? { ...entry, problems: [...entry.problems, TWICE] } : entry,
        );
      }),
    );
    problems += lines.filter(({ action }) => action === 'problem').length;
    await tools.db.commit(lines.map((line) => putLine({ ...line })));
    input.progress?.(first + some.length, entries.length);
  }
  return problems;
}

const TWICE: Found = { column: 'citizen', code: 'twice' };

interface Staging extends Pick<StageInput, 'unitId' | 'month'> {
  readonly importId: string;
  readonly places: Places;
}

async function stageLine({ db, ids }: Tools, staging: Staging, entry: HashedEntry): Promise<LineValues> {
  const { places, month, importId } = staging;
  const { unitId, villageId, problems } = await placeOf(staging, entry);
  const sound = entry.citizenHash !== null && !problems.some((found) => keepsBack(found, entry.leaves !== undefined));
  const known = sound && entry.citizenHash ? await knownByHash(db, entry.citizenHash) : null;
  const current = known && postFrom(known, month);
  const inScope = current === null || current.unitId === unitId || (await places.holds(current.unitId));
  const placed = { unitId: unitId ?? '', villageId, inScope };
  const judged = judgeLine({ ...entry, citizen: null, problems }, known, placed, month);
  const personId = known?.personId ?? (judged.action === 'new' ? ids.uuid() : null);
  return { ...lineOf(judged, known), importId, line: entry.line, unitId, personId, ...citizenOf(entry) };
}

async function placeOf({ places, unitId: own }: Staging, { unit, village, problems: found }: HashedEntry) {
  const unitId = unit === undefined ? own : await places.unit(unit);
  if (unitId === null) {
    const code = unit === undefined ? 'missing' : 'unit-unknown';
    return { unitId, villageId: null, problems: [...found, { column: 'unit', code } as const] };
  }
  const villageId = village === undefined ? null : await places.village(unitId, village);
  const lost = village !== undefined && villageId === null;
  const problems: readonly Found[] = lost ? [...found, { column: 'village', code: 'village-unknown' }] : found;
  return { unitId, villageId, problems };
}

const citizenOf = ({ citizenHash, citizenTail }: HashedEntry) => ({ citizenHash, citizenTail });

/** A line's columns, but for those that its place in the file decides. */
export function lineOf(judged: Judged, known: Known | null) {
  const { problems, ...rest } = judged;
  const acts = !['same', 'problem', 'new'].includes(judged.action);
  return { ...rest, problems: JSON.stringify(problems), before: known && acts ? factsText(known) : null };
}

/** The row of headings, so that the preview can name the columns that nobody knows. */
function headingLine(importId: string, { headings, headingLine: line }: ReadFile): LineValues {
  const found = headings.unknown.map((column): Found => ({ column, code: 'unknown-column' }));
  return { ...NOTHING, importId, line, action: 'heading', problems: JSON.stringify(found) };
}

const NOTHING = {
  unitId: null,
  villageId: null,
  personId: null,
  givenName: null,
  familyName: null,
  birthDate: null,
  citizenHash: null,
  citizenTail: null,
  phone: null,
  households: null,
  standing: null,
  orderNo: null,
  fromMonth: null,
  toMonth: null,
  endReason: null,
  before: null,
};
