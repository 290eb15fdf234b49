import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type Entry, type ReadingOptions, readEntry } from '../../../shared/roster/entry.ts';
import { areHeadings, type Headings, readHeadings } from '../../../shared/roster/headings.ts';

/** A row of a file, with the number that people see beside it. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What the roster keeps of an entry: its id only as a keyed hash with the last digits. */
export interface HashedEntry extends Omit<Entry, 'citizen'> {
  readonly line: number;
  readonly citizenHash: string | null;
  readonly citizenTail: string | null;
}

export interface ReadFile {
  readonly headings: Headings;
  readonly headingLine: number;
  readonly entries: readonly HashedEntry[];
}

/** A title, an office's name and a date may stand above the headings. */
const HEADINGS_WITHIN = 30;
/** Source: our own choice; a province has 13,700 volunteers (domain.md §4). */
const MOST_LINES = 50_000;
/** As many as a mask of the id shows (shared/people/citizen-id). */
const TAIL = 4;

/** All lines of a file under their headings. */
export async function readFile(
  rows: AsyncIterable<FileRow>,
  hash: (digits: string) => string,
  options: ReadingOptions,
): Promise<ReadFile | Problem> {
  let headings: Headings | null = null;
  let headingLine = 0;
  let above = 0;
  const entries: HashedEntry[] = [];
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (headings === null) {
      const found = readHeadings(cells);
      if (areHeadings(found)) [headings, headingLine] = [found, line];
      else if (++above >= HEADINGS_WITHIN) break;
      continue;
    }
    if (entries.length >= MOST_LINES) return problem('roster-file', { reason: 'too-many-lines' });
    entries.push({ line, ...hashed(readEntry(headings, cells, options), hash) });
  }
  return whole(headings, headingLine, entries);
}

function whole(headings: Headings | null, headingLine: number, entries: readonly HashedEntry[]): ReadFile | Problem {
  if (headings === null) return problem('roster-file', { reason: 'no-headings' });
  const [doubled] = headings.doubled;
  if (doubled) return problem('roster-file', { reason: 'doubled-heading', column: doubled });
  return entries.length === 0 ? problem('roster-file', { reason: 'empty' }) : { headings, headingLine, entries };
}

function hashed({ citizen, ...entry }: Entry, hash: (digits: string) => string): Omit<HashedEntry, 'line'> {
  return { ...entry, citizenHash: citizen && hash(citizen), citizenTail: citizen?.slice(-TAIL) ?? null };
}
