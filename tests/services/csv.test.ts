import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../bot/services/profile/csv.ts';

/** RFC 4180, read as table programs do. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted] = [[] as string[], '', false];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quoted && char === '"' && text[at + 1] === '"') field += text[++at];
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') [row, field] = [[...row, field], ''];
    else if (!quoted && char === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field]);
      [row, field] = [[], ''];
      at++;
    } else field += char;
  }
  return rows;
}

test('whatever people typed comes back as it was, and no cell begins what a table program would run', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+66', '-1', '@SUM(A1)', '\t=1', '\r\n', '"a","b"', 'ก,ข'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(typed, { minLength: 2, maxLength: 4 })), (rows) => {
      const text = csvOf(['หัว', 'ข้อ'], rows);
      expect(text.startsWith('\uFEFF')).toBe(true);
      const [headings, ...read] = readCsv(text.slice(1));
      expect(headings).toEqual(['หัว', 'ข้อ']);
      expect(read.flat().some((cell) => /^[=+\-@\t\r\n]/.test(cell))).toBe(false);
      const bare = (cell: string, was: string) => (/^[=+\-@\t\r\n]/.test(was) ? cell.slice(1) : cell);
      expect(read.map((row, r) => row.map((cell, c) => bare(cell, rows[r]?.[c] ?? '')))).toEqual(rows);
    }),
  );
});

test('numbers stay numbers, below zero too', () => {
  expect(csvOf(['a'], [[-50], [0]])).toBe('\uFEFFa\r\n-50\r\n0\r\n');
});
