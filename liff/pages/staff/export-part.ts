import type { ExportsAnswer } from '../../../shared/api/exports.ts';

/** Kinds of export that lines can be added to: a workbook is one piece. */
export type LineFormat = Extract<keyof ExportsAnswer, 'csv' | 'jsonl'>;

/** What a file that broke off has. */
export interface Part {
  /** Bytes up to the end of its last whole line. */
  readonly whole: number;
  readonly rows: number;
  /** Its columns and its first row, which tell one export from another. */
  readonly begin: string;
  /** The row of its last whole line: the rest comes behind it. */
  readonly last: string;
}

const BEGINS: Readonly<Record<LineFormat, string>> = { csv: '\uFEFFrow,', jsonl: '{"row":"' };
const ROW = /^[^/]+\/\d{4}-\d{2}\/[^/]+$/;

/** 'short': ours, without one whole row. 'foreign': not an export of ours, or changed by a table program. */
export async function readPart(file: Blob, format: LineFormat): Promise<Part | 'short' | 'foreign'> {
  const opening = await textOf(file.slice(0, 8));
  if (!opening.startsWith(BEGINS[format]) && !BEGINS[format].startsWith(opening)) return 'foreign';
  const { count, ends, last } = await linesOf(file, format === 'csv');
  const headings = format === 'csv' ? 1 : 0;
  const [firstEnd = 0] = ends;
  if (count <= headings) return 'short';
  const first = read(await textOf(file.slice(headings && firstEnd, ends[headings])), format);
  const end = read(await textOf(file.slice(...last)), format);
  if (!first || !end) return 'foreign';
  const columns = headings ? await textOf(file.slice(0, firstEnd)) : first.columns;
  return { whole: last[1], rows: count - headings, begin: `${columns}\n${first.row}`, last: end.row };
}

/** Keeps the byte order mark, which is how our files begin. */
const textOf = async (bytes: Blob) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytes.arrayBuffer());

function read(line: string, format: LineFormat): { readonly row: string; readonly columns: string } | null {
  try {
    const cells: Record<string, unknown> = format === 'csv' ? { row: line.split(',', 1)[0] } : JSON.parse(line);
    return ROW.test(String(cells.row)) ? { row: String(cells.row), columns: Object.keys(cells).join() } : null;
  } catch {
    return null;
  }
}

/** Of a file that may be larger than a phone's memory, this much at a time. */
const STEP = 4_194_304;
const NEWLINE = 10;
const QUOTE = 34;

interface Lines {
  readonly count: number;
  /** Where the first two end. */
  readonly ends: readonly number[];
  /** From where to where the last whole one goes. */
  readonly last: [from: number, to: number];
}

/** A line that ends within quotes is a part of somebody's name: only from the beginning can they be told apart. */
async function linesOf(file: Blob, quoted: boolean): Promise<Lines> {
  const ends: number[] = [];
  let last: Lines['last'] = [0, 0];
  let [count, within] = [0, false];
  for (let at = 0; at < file.size; at += STEP) {
    const bytes = new Uint8Array(await file.slice(at, at + STEP).arrayBuffer());
    for (let index = 0; index < bytes.length; index++) {
      if (quoted && bytes[index] === QUOTE) within = !within;
      if (within || bytes[index] !== NEWLINE) continue;
      last = [last[1], at + index + 1];
      count++;
      if (count <= 2) ends.push(last[1]);
    }
  }
  return { count, ends, last };
}
