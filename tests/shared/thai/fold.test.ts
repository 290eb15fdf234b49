import { expect, test } from 'vitest';
import { foldThai } from '../../../shared/thai/fold.ts';

test.each([
  ['ผู้สูงอายุ', 'ผุ้สุงอายุ'],
  ['ลูกน้ำ', 'ลูกนํ้า'],
  ['ลูกน้ำ', 'ลูกนำ้า'],
  ['แผนสุขภาพ', 'เเผนสุขภาพ'],
  ['ไข้หวัด', 'ใข้หวัด'],
  ['หญิงตั้งครรภ์', 'หญิงตังครรภ'],
  ['NCDs', 'ncds'],
  ['พิการ', 'พิ\u200bกา\ufe0fร'],
])('%s and %s compare equal', (a, b) => expect(foldThai(a).text).toBe(foldThai(b).text));

test('knows where each letter came from', () => {
  const { text, from } = foldThai('เเก้ว4');
  expect(text).toBe('แกว4');
  expect(from).toEqual([0, 2, 4, 5, 6]);
});
