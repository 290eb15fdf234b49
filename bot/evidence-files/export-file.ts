import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { DICTIONARY_HEADINGS, EXPORT_SHEETS } from '../../shared/text/export.ts';
import type { Db } from '../db/db.ts';
import { columnTitles, dictionaryOf, type ExportColumns } from '../services/export/columns.ts';
import { cellsOf, type ExportRequest, exportRows } from '../services/export/rows.ts';
import { csvTexts, jsonTexts } from '../services/export/texts.ts';
import type { Cell } from '../services/profile/csv.ts';
import { xlsxStream } from './xlsx.ts';

export type ExportFormat = 'csv' | 'jsonl' | 'xlsx';

/** An export as it is read from the store: who reads it slowly holds it back, and it never stands in memory whole. */
export function exportStream(db: Db, format: ExportFormat, columns: ExportColumns, request: ExportRequest): Readable {
  const pages = unhurried(exportRows(db, request));
  if (format === 'xlsx') return xlsxStream([reportSheet(columns, pages), dictionarySheet(columns)], { packed: true });
  const headed = request.after === null;
  const texts = format === 'csv' ? csvTexts(columns, pages, headed) : jsonTexts(columns, pages);
  return Readable.from(encoded(texts), { objectMode: false });
}

/** SQLite answers at once: between two pages everybody else's requests get their turn. */
async function* unhurried<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const page of pages) {
    yield page;
    await setImmediate();
  }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}

function reportSheet(columns: ExportColumns, pages: ReturnType<typeof exportRows>) {
  const headings = columnTitles(columns);
  return { name: EXPORT_SHEETS.reports, headings, widths: headings.map(() => 14), rows: rowsOf(columns, pages) };
}

async function* rowsOf(columns: ExportColumns, pages: ReturnType<typeof exportRows>): AsyncGenerator<Cell[]> {
  for await (const page of pages) for (const row of page) yield cellsOf(columns, row);
}

function dictionarySheet(columns: ExportColumns) {
  const widths = [24, 40, 60];
  return { name: EXPORT_SHEETS.dictionary, headings: [...DICTIONARY_HEADINGS], widths, rows: dictionaryOf(columns) };
}
