import { Readable } from 'node:stream';
import type { Cell } from '../../shared/evidence/table.ts';
import { bookParts, MOST_ROWS, rowXml, SHEET_TAIL, sheetHead } from './sheet-xml.ts';
import { type ZipEntry, zipPieces } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

export interface BookOptions {
  /** Packed, and quickly; else plain, so that no version of a packer decides on the bytes. */
  readonly packed: boolean;
}

/** Less is a call for each row; what is longer than a page of V8's heap stands there until the big sweep. */
const PIECE = 16 * 1024;

/** A workbook as it is read: constant memory, however many rows. What does not fit into a sheet goes on in the next. */
export function xlsxStream(sheets: readonly Sheet[], { packed }: BookOptions): Readable {
  return Readable.from(zipPieces(entriesOf(sheets), packed), { objectMode: false });
}

/** Each is read to its end before the next one is asked for. */
async function* entriesOf(sheets: readonly Sheet[]): AsyncGenerator<ZipEntry> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = await rowsOf(sheet.rows);
    for (let part = 1; part === 1 || rows.ahead !== null; part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name} ${part}`);
      yield { path: `xl/worksheets/sheet${names.length}.xml`, text: sheetPieces(sheet, rows) };
    }
  }
  for (const [path, text] of bookParts(names)) yield { path, text };
}

/** Rows that do not end when one sheet is full: one is always read ahead. */
interface Rows {
  ahead: readonly Cell[] | null;
  next(): Promise<void>;
}

async function rowsOf(rows: Sheet['rows']): Promise<Rows> {
  const from = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  const read: Rows = {
    ahead: null,
    async next() {
      const step = await from.next();
      read.ahead = step.done ? null : step.value;
    },
  };
  await read.next();
  return read;
}

async function* sheetPieces({ headings, widths }: Sheet, rows: Rows): AsyncGenerator<string> {
  let piece = sheetHead(headings, widths);
  for (let count = 0; rows.ahead !== null && count < MOST_ROWS; count++) {
    piece += rowXml(rows.ahead);
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
    await rows.next();
  }
  yield piece + SHEET_TAIL;
}
