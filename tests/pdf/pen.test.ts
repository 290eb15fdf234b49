import { describe, expect, it } from 'vitest';
import { openPen } from '../../bot/pdf/pen.ts';
import { drawTable } from '../../bot/pdf/table.ts';
import { printable, wrapThai } from '../../bot/pdf/wrap.ts';

const letters = (text: string) => [...text.replace(/\p{M}/gu, '')].length;

async function drawn(rows: number) {
  const footer = (page: number, pages: number) => `${page}/${pages}`;
  const pen = await openPen({ title: 'บัญชีรายชื่อ', at: 1_790_000_000_000, footer });
  pen.text('โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านน้ำปั๊ว', { size: 16, weight: 'bold', align: 'center' });
  const columns = [
    { title: 'ลำดับ', share: 1 },
    { title: 'ชื่อ', share: 4 },
  ];
  drawTable(pen, { columns, rows: Array.from({ length: rows }, (_, i) => [String(i + 1), 'กัญญาณัฐ ทองคำ']) });
  return pen.end();
}

const pagesOf = (file: Uint8Array) =>
  Buffer.from(file)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;

describe('the pen', () => {
  it('breaks Thai between words, never before a mark, and never loses a letter', () => {
    const text = 'ควรตัดระหว่างคำไม่ตัดกลางคำและไม่ทิ้งสระหรือวรรณยุกต์ไว้ต้นบรรทัด';
    const lines = wrapThai(text, 12, letters);
    expect(lines.join('')).toBe(text);
    expect(lines.every((line) => letters(line) <= 12)).toBe(true);
    expect(lines.some((line) => /^[\p{M}ะาำๆ]/u.test(line))).toBe(false);
    expect(lines[0]).toBe('ควรตัดระหว่าง');
  });

  it('cuts a word only where it is longer than a line', () => {
    expect(wrapThai('xxxxxxxx yy', 3, letters)).toEqual(['xxx', 'xxx', 'xx', 'yy']);
    expect(wrapThai('ก\n\nข', 3, letters)).toEqual(['ก', '', 'ข']);
  });

  it('prints nothing that turns a line around or cannot be seen', () => {
    expect(printable('ก\u202eข\u0000ค\u200b\tง')).toBe('กขค ง');
  });

  it('makes the same bytes from the same words and date', async () => {
    expect(Buffer.from(await drawn(3)).equals(Buffer.from(await drawn(3)))).toBe(true);
  });

  it('goes on over as many pages as a table takes', async () => {
    expect(pagesOf(await drawn(3))).toBe(1);
    expect(pagesOf(await drawn(100))).toBe(3);
  });
});
