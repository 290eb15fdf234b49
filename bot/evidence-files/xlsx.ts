import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from '../../shared/evidence/table.ts';
import { bookParts, MOST_ROWS, rowXml, SHEET_TAIL, sheetHead } from './sheet-xml.ts';

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

/** Archives tell local times: this one reads the same in every zone, and the same rows give the same bytes. */
const MTIME = new Date(1980, 0, 1);
/** Less is a call for each row, more is memory. */
const PIECE = 64 * 1024;

/** A workbook as it is read: constant memory, however many rows. What does not fit into a sheet goes on in the next. */
export function xlsxStream(sheets: readonly Sheet[], { packed }: BookOptions): Readable {
  const zip = new ZipFile();
  const options = {
    mtime: MTIME,
    mode: 0o100644,
    forceDosTimestamp: true,
    ...(packed ? { compressionLevel: 1 } : { compress: false }),
  };
  // A PassThrough, whatever its declaration says: who stops reading destroys it.
  const out = zip.outputStream as Readable;
  void write(zip, sheets, options).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

type ZipOptions = Parameters<ZipFile['addReadStream']>[2];

async function write(zip: ZipFile, sheets: readonly Sheet[], options: ZipOptions): Promise<void> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = await rowsOf(sheet.rows);
    for (let part = 1; part === 1 || rows.ahead !== null; part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name} ${part}`);
      const stream = Readable.from(sheetPieces(sheet, rows), { objectMode: false, highWaterMark: PIECE });
      zip.addReadStream(stream, `xl/worksheets/sheet${names.length}.xml`, options);
      await ended(stream);
    }
  }
  for (const [path, xml] of bookParts(names)) zip.addBuffer(Buffer.from(xml), path, options);
  zip.end();
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

async function* sheetPieces({ headings, widths }: Sheet, rows: Rows): AsyncGenerator<Buffer> {
  let piece = sheetHead(headings, widths);
  for (let count = 0; rows.ahead !== null && count < MOST_ROWS; count++) {
    piece += rowXml(rows.ahead);
    if (piece.length >= PIECE) {
      yield Buffer.from(piece);
      piece = '';
    }
    await rows.next();
  }
  yield Buffer.from(piece + SHEET_TAIL);
}

function ended(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('close', resolve);
    stream.once('error', reject);
  });
}
