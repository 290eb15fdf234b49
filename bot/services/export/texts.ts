import { BYTE_ORDER_MARK, csvLine } from '../profile/csv.ts';
import { columnCodes, type ExportColumns } from './columns.ts';
import { cellsOf, type ExportRow, ownCells } from './rows.ts';

type Pages = AsyncIterable<readonly ExportRow[]>;

/** Short texts are collected young: a text of a whole page would stand in memory until the big sweep. */
const PIECE = 16_384;

/** @param headed not where it goes on after a row */
export async function* csvTexts(columns: ExportColumns, pages: Pages, headed: boolean): AsyncGenerator<string> {
  if (headed) yield BYTE_ORDER_MARK + csvLine(columnCodes(columns));
  for await (const rows of pages) yield* pieces(rows, (one) => csvLine(cellsOf(columns, one)));
}

/** A report each line: its own columns, and its answers as they are kept, which is JSON already. */
export async function* jsonTexts(columns: ExportColumns, pages: Pages): AsyncGenerator<string> {
  const keys = columns.own.map((column) => `${JSON.stringify(column)}:`);
  const line = (one: ExportRow) => {
    const own = ownCells(columns, one).map((cell, index) => keys[index] + JSON.stringify(cell));
    return `{${own.join()},"answers":${one.row.answers}}\n`;
  };
  for await (const rows of pages) yield* pieces(rows, line);
}

function* pieces(rows: readonly ExportRow[], line: (one: ExportRow) => string): Generator<string> {
  let piece = '';
  for (const one of rows) {
    piece += line(one);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
