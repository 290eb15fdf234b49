import { expect, test } from 'vitest';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDate, thaiDateTime, thaiMonth, thaiMonthShort } from '../../../shared/thai/dates.ts';

const at = (iso: string) => Date.parse(iso);

test('dates are those of Bangkok, in พ.ศ. with four digits', () => {
  expect(thaiDate(at('2026-11-21T12:04:00Z'))).toBe('21 พ.ย. 2569');
  expect(thaiDateTime(at('2026-11-21T12:04:59Z'))).toBe('21 พ.ย. 2569 19:04 น.');
  expect(thaiDateTime(at('2026-12-31T17:00:00Z'))).toBe('1 ม.ค. 2570 00:00 น.');
  expect(thaiDate(at('2028-02-28T17:00:00Z'))).toBe('29 ก.พ. 2571');
});

test('months by name', () => {
  expect(thaiMonth('2026-11')).toBe('พฤศจิกายน 2569');
  expect(thaiMonthShort('2026-01')).toBe('ม.ค. 2569');
});

test('our table is that of Thai locale data', () => {
  for (let month = 1; month <= 12; month++) {
    const name = `2026-${String(month).padStart(2, '0')}`;
    const day = new Date(`${name}-15T00:00:00Z`);
    expect(thaiMonth(name)).toBe(day.toLocaleDateString('th-TH', { month: 'long', year: 'numeric' }));
    expect(thaiMonthShort(name)).toBe(day.toLocaleDateString('th-TH', { month: 'short', year: 'numeric' }));
  }
});

test('counts have commas, and a real minus', () => {
  expect([0, 7, 999, 1000, 1234567, -5, -1234].map(formatCount)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,234,567',
    '\u22125',
    '\u22121,234',
  ]);
});
