import { describe, expect, test } from 'vitest';
import {
  addMonths,
  fiscalYear,
  isMonth,
  monthAt,
  monthFromText,
  startOfMonth,
} from '../../../shared/calendar/months.ts';

const at = (iso: string) => Date.parse(iso);

test('a month begins at midnight in Bangkok', () => {
  expect(startOfMonth('2026-11')).toBe(at('2026-10-31T17:00:00Z'));
  expect(monthAt(at('2026-10-31T16:59:59.999Z'))).toBe('2026-10');
  expect(monthAt(at('2026-10-31T17:00:00Z'))).toBe('2026-11');
  expect(monthAt(at('2028-02-29T16:59:59Z'))).toBe('2028-02');
  expect(monthAt(at('2026-12-31T17:00:00Z'))).toBe('2027-01');
});

test('adding months crosses years', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2026-01', -25)).toBe('2023-12');
  expect(addMonths('2026-05', 0)).toBe('2026-05');
});

test('the fiscal year turns on 1 October', () => {
  expect(fiscalYear('2025-09')).toBe(2568);
  expect(fiscalYear('2025-10')).toBe(2569);
  expect(fiscalYear('2026-01')).toBe(2569);
});

test('what a month looks like', () => {
  expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
  expect(['2026-13', '2026-00', '2026-1', '26-01', '2026-01-01', ' 2026-01', '0026-01', ''].some(isMonth)).toBe(false);
});

describe('months that people name, in November 2569', () => {
  const now = at('2026-11-21T05:00:00Z');
  test.each<[string, string]>([
    ['ตุลาคม', '2026-10'],
    ['ตุลา', '2026-10'],
    ['ต.ค.', '2026-10'],
    ['ตค', '2026-10'],
    ['ต.ค. 69', '2026-10'],
    ['ต.ค.๖๙', '2026-10'],
    ['ตุลาคม 2568', '2025-10'],
    ['ตุลาคม 2026', '2026-10'],
    ['เดือนตุลาคม พ.ศ. ๒๕๖๙', '2026-10'],
    ['ประจำเดือน ตุลาคม ปี 2569', '2026-10'],
    ['10/2569', '2026-10'],
    ['10/69', '2026-10'],
    ['พฤศจิกายน', '2026-11'],
    ['ธันวาคม', '2025-12'],
    ['ธ.ค. 2569', '2026-12'],
    ['กุมภาพันธ์', '2026-02'],
    ['กุมภา', '2026-02'],
    ['มีนา', '2026-03'],
    ['เดือนนี้', '2026-11'],
    ['เดือนที่แล้ว', '2026-10'],
    ['เดือนก่อน', '2026-10'],
  ])('%s is %s', (text, month) => expect(monthFromText(text, now)).toBe(month));

  test.each([
    '',
    'ผู้สูงอายุ',
    '10',
    '13/2569',
    '0/69',
    'ตุลาคม 569',
    'ตุลาคม 9999',
    'เหมือนเดือนก่อน',
    'ตุลาคม ผู้สูงอายุ 4',
    'constructor',
  ])('%j is none', (text) => expect(monthFromText(text, now)).toBeNull());
});
