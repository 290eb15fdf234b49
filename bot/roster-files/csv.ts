import type { FileRow } from '../services/roster/read-file.ts';
import { textOf } from './encoding.ts';
import { RosterFileError } from './errors.ts';
import { MOST_CELL, MOST_COLUMNS, MOST_ROWS } from './limits.ts';

/** The rows of a CSV file, with the line on which each begins. */
export async function* csvRows(bytes: Uint8Array): AsyncGenerator<FileRow> {
  const { parse } = await import('csv-parse');
  const text = textOf(bytes);
  const parser = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: MOST_CELL * 20,
  });
  let rows = 0;
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      if (++rows > MOST_ROWS) throw new RosterFileError('too-many-lines');
      yield { line: info.lines, cells: record.slice(0, MOST_COLUMNS).map(cellText) };
    }
  } catch (error) {
    if (error instanceof RosterFileError) throw error;
    throw new RosterFileError('damaged', error);
  }
}

/** `="0812345678"` is how people keep Excel from losing a zero. */
function cellText(cell: string): string {
  return (/^="(.*)"$/.exec(cell)?.[1] ?? cell).slice(0, MOST_CELL);
}

/** Comma, or what Excel writes instead in some settings: whichever the first lines hold most of. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 5000);
  const count = (mark: string) => start.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
