import { describe, expect, test } from 'vitest';
import { cleanText, maskIds } from '../../../shared/thai/normalize.ts';

describe('cleanText', () => {
  test.each<[string, string]>([
    ['  ลูกน้ำ \t\n ๑๐\u00a0หลัง ', 'ลูกน้ำ 10 หลัง'],
    ['ลูกนํ้า', 'ลูกน้ำ'],
    ['ลูกน้ํา', 'ลูกน้ำ'],
    ['ลูกนำ้', 'ลูกน้ำ'],
    ['เเต้ม', 'แต้ม'],
    ['ส่่ง', 'ส่ง'],
    ['ส่ง\u200bราย\ufeffงาน\u202e', 'ส่งรายงาน'],
    ['ส่ง\u0000\u0007', 'ส่ง'],
    ['👍\ufe0f', '👍'],
    ['\ud83d', '\ud83d'],
    ['ก \u200b ข', 'ก ข'],
    ['', ''],
  ])('%j → %j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
    expect(cleanText(clean)).toBe(clean);
  });
});

const MASK = 'x-xxxx-xxxxx-xx-x';

describe('maskIds', () => {
  test.each([
    '1234567890123',
    '1-2345-67890-12-1',
    '1 2345 67890 12 1',
    '1 - 2345 - 67890 - 12 - 1',
    '๑๒๓๔๕๖๗๘๙๐๑๒๓',
    '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑',
    '1\u20112345\u201167890\u201112\u20111',
    '12345678\u200b90123',
    '１２３４５６７８９０１２３',
  ])('%j is hidden', (id) => {
    expect(maskIds(id)).toBe(MASK);
    expect(maskIds(`บัตร${id}ค่ะ`)).toBe(`บัตร${MASK}ค่ะ`);
    expect(maskIds(`${id} และ ${id}`)).toBe(`${MASK} และ ${MASK}`);
  });

  test.each(['123456789012', '12345678901234', 'ผู้สูงอายุ 4 ลูกน้ำ 10', '081-234-5678', '4\n10\n1'])('%j stays', (text) => {
    expect(maskIds(text)).toBe(text);
  });
});
