import { describe, expect, test } from 'vitest';
import { parseNumber, readNumber, thaiDigits, thaiWords } from '../../../shared/thai/numbers.ts';

test('every number from 0 to 9,999 is read back, in digits of both kinds and in words', () => {
  for (let n = 0; n <= 9999; n++)
    if (parseNumber(String(n)) !== n || parseNumber(thaiDigits(n)) !== n || parseNumber(thaiWords(n)) !== n)
      expect.fail(`${n} ${thaiDigits(n)} ${thaiWords(n)}`);
});

test('words as Thais say them', () => {
  expect([0, 1, 10, 11, 20, 21, 100, 101, 111, 2005, 9999].map(thaiWords)).toEqual([
    'ศูนย์',
    'หนึ่ง',
    'สิบ',
    'สิบเอ็ด',
    'ยี่สิบ',
    'ยี่สิบเอ็ด',
    'หนึ่งร้อย',
    'หนึ่งร้อยเอ็ด',
    'หนึ่งร้อยสิบเอ็ด',
    'สองพันห้า',
    'เก้าพันเก้าร้อยเก้าสิบเก้า',
  ]);
  for (const n of [-1, 10_000, 1.5, Number.NaN]) expect(() => thaiWords(n)).toThrow(RangeError);
});

test.each<[string, number]>([
  ['ร้อย', 100],
  ['ร้อยเอ็ด', 101],
  ['ร้อยยี่สิบ', 120],
  ['พันสองร้อย', 1200],
  ['ยี่สิบหนึ่ง', 21],
  ['นึง', 1],
  ['เเปดสิบเเปด', 88],
  [' 1๒ ', 12],
  ['007', 7],
  ['\u200b10\u200b', 10],
])('%j is %i', (text, n) => expect(parseNumber(text)).toBe(n));

describe('never a number', () => {
  test.each([
    '',
    ' ',
    '-',
    '-1',
    '−1',
    '+1',
    '1.5',
    '๑.๕',
    '1,000',
    '1e3',
    '0x10',
    '1 2',
    '4 คน',
    '1️⃣',
    '1⃣',
    '🔟',
    '④',
    '４',
    '½',
    'Ⅳ',
    '៤',
    '໔',
    '0812345678',
    '1234567890123',
    'เอ็ด',
    'ยี่',
    'หนึ่งสิบ',
    'สองสิบ',
    'สองสาม',
    'สิบสิบ',
    'พันร้อย',
    'ร้อยหนึ่ง',
    'หนึ่งร้อยหนึ่ง',
    'ซาว',
    'หา',
    'สิบล้าน',
    'NaN',
    'Infinity',
  ])('%j', (text) => expect(parseNumber(text)).toBeNull());
});

test('the longest number at the start', () => {
  expect(readNumber('สิบสองหลัง')).toEqual({ value: 12, length: 'สิบสอง'.length });
  expect(readNumber('๑๐หลัง')).toEqual({ value: 10, length: 2 });
  expect(readNumber('10.5')).toEqual({ value: 10, length: 2 });
  expect(readNumber('ศูนย์คน')).toEqual({ value: 0, length: 'ศูนย์'.length });
  for (const text of ['', 'คน 4', ' 4', '4️⃣ คน', '4\u20e3', '1234567890']) expect(readNumber(text)).toBeNull();
});
