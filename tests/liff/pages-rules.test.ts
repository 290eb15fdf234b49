import { describe, expect, test } from 'vitest';
import { withGaps } from '../../liff/pages/my-reports/months-between.ts';
import { pageAt } from '../../liff/pages/pages.ts';
import { birthDateOf } from '../../liff/pages/register/birth-date.ts';

const TODAY = Date.parse('2026-11-15T03:00:00Z');

describe('birth date', () => {
  test.each([
    ['1', 1, '2513', '1970-01-01'],
    ['๑', 1, '๒๕๑๓', '1970-01-01'],
    [' 29 ', 2, '2515', '1972-02-29'],
    // Some remember the year of a passport.
    ['5', 12, '1970', '1970-12-05'],
    ['31', 12, '2449', '1906-12-31'],
  ])('%s, month %i of %s is %s', (day, month, year, date) => {
    expect(birthDateOf({ day, month, year }, TODAY)).toEqual({ date });
  });

  test.each([
    ['', 1, '2513', 'day'],
    ['32', 1, '2513', 'day'],
    ['1', null, '2513', 'month'],
    ['1', 1, '', 'year'],
    ['1', 1, '13', 'year'],
    ['1', 1, '2570', 'year'],
    ['1', 1, '2400', 'year'],
    ['30', 2, '2513', 'date'],
    ['29', 2, '2514', 'date'],
  ])('%s, month %s of %s: look at the %s', (day, month, year, problem) => {
    expect(birthDateOf({ day, month, year }, TODAY)).toEqual({ problem });
  });
});

describe('months that were not sent', () => {
  const reports = (...months: string[]) => months.map((month) => ({ month }));
  const shown = (lines: readonly { month: string; report: object | null }[]) =>
    lines.map(({ month, report }) => (report ? month : `${month} not sent`));

  test('stand between those that were, and before the months that are open', () => {
    expect(shown(withGaps(reports('2026-08', '2026-06'), '2026-10'))).toEqual([
      '2026-09 not sent',
      '2026-08',
      '2026-07 not sent',
      '2026-06',
    ]);
  });

  test('nothing is said of a time before the first report', () => {
    expect(withGaps([], '2026-10')).toEqual([]);
  });

  test('a gap of years is a time without duty', () => {
    expect(shown(withGaps(reports('2026-09', '2024-01'), '2026-10'))).toEqual(['2026-09', '2024-01']);
  });
});

test.each([
  ['/liff', 'home'],
  ['/liff/', 'home'],
  ['/liff/points', 'points'],
  ['/liff/my-reports', 'my-reports'],
  ['/liff/my-reports/2026-10', 'report'],
  ['/liff/profile', 'profile'],
  ['/liff/register/card', 'register'],
  ['/liff/privacy', 'privacy'],
  ['/liff/call-list', 'call-list'],
  ['/liff/my-reports/october', undefined],
  ['/liff/rewards', undefined],
])('%s is the page %s', (path, name) => {
  expect(pageAt(path)?.name).toBe(name);
});
