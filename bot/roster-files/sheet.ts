import type { FileRow } from '../services/roster/read-file.ts';
import { RosterFileError } from './errors.ts';
import { MOST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { readXml, type XmlListener } from './xml.ts';

/** The rows of a sheet that hold anything, as they come. */
export async function* sheetRows(pieces: AsyncIterable<string>, strings: readonly string[]): AsyncGenerator<FileRow> {
  const ready: FileRow[] = [];
  for await (const _ of readXml(
    pieces,
    sheetListener(strings, (row) => ready.push(row)),
  ))
    yield* ready.splice(0);
  yield* ready;
}

type Attributes = Readonly<Record<string, string>>;

function sheetListener(strings: readonly string[], give: (row: FileRow) => void): XmlListener {
  const counts = { rows: 0, cells: 0 };
  let line = 0;
  let cells: string[] = [];
  let column = 0;
  let type = '';
  let value = '';
  let inValue = false;
  const startRow = ({ r }: Attributes) => {
    if (++counts.rows > MOST_ROWS) throw new RosterFileError('too-many-lines');
    line = Number(r ?? line + 1);
    cells = [];
    column = 0;
  };
  const startCell = ({ r, t }: Attributes) => {
    if (++counts.cells > MOST_CELLS) throw new RosterFileError('bomb');
    column = columnOf(r) ?? column + 1;
    type = t ?? 'n';
    value = '';
  };
  return {
    open(name, attributes) {
      if (name === 'row') startRow(attributes);
      else if (name === 'c') startCell(attributes);
      else if (name === 'v' || name === 't') inValue = true;
    },
    text(piece) {
      if (inValue && value.length < MOST_CELL) value += piece.slice(0, MOST_CELL);
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && value !== '' && column <= MOST_COLUMNS) {
        while (cells.length < column) cells.push('');
        cells[column - 1] = cellText(type, value, strings);
      } else if (name === 'row' && cells.length > 0) give({ line, cells });
    },
  };
}

/** `AB12` → 28; null where a cell does not tell its place, and then stands beside the one before. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellText(type: string, value: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type !== 'n') return value;
  // Thirteen digits may stand there as 1.1007E12 with all of them told: as a number they are whole again.
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}
