import { BYTE_ORDER_MARK, csvLine } from '../profile/csv.ts';
import { columnCodes, type ExportColumns } from './columns.ts';
import { cellsOf, type ExportRow } from './rows.ts';

type Pages = AsyncIterable<readonly ExportRow[]>;

/** @param headed not where it goes on after a row */
export async function* csvTexts(columns: ExportColumns, pages: Pages, headed: boolean): AsyncGenerator<string> {
  if (headed) yield BYTE_ORDER_MARK + csvLine(columnCodes(columns));
  for await (const rows of pages) yield rows.map((row) => csvLine(cellsOf(columns, row))).join('');
}

/** A report each line: its own columns, and its answers as they are. */
export async function* jsonTexts({ own }: ExportColumns, pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) {
    yield rows
      .map((row) => {
        const told = Object.fromEntries(own.map((column) => [column, row.own[column]]));
        return `${JSON.stringify({ ...told, answers: row.answers })}\n`;
      })
      .join('');
  }
}
