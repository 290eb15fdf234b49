import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName } from '../../shared/people/names.ts';
import { foldThai } from '../../shared/thai/fold.ts';
import { cleanText, maskIds } from '../../shared/thai/normalize.ts';
import { parseNumber, readNumber, thaiWords } from '../../shared/thai/numbers.ts';
import { runs } from '../support/runs.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'กขหสิบร้อยพันเอ็ดยี่๐๑๙019 .-ำํ้่\u200bเแ\n'), maxLength: 40 }),
);

test('cleaning is done once: cleaning again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
    { numRuns: runs(1000) },
  );
});

test('a text is a number only when it is spelled as one', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const n = parseNumber(text);
      if (n === null) return;
      expect(Number.isSafeInteger(n) && n >= 0).toBe(true);
      expect(/^(?:\d{1,9}|[ก-๎]+)$/.test(cleanText(text))).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

test('one letter more makes another number or none', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.constantFrom(...'กนมรอเแๆ.-+x'), fc.boolean(), (n, letter, front) => {
      const word = thaiWords(n);
      expect(parseNumber(front ? letter + word : word + letter)).toBeNull();
      expect(parseNumber(front ? `${letter}${n}` : `${n}${letter}`)).toBeNull();
    }),
  );
});

test('the number at the start is read up to where it ends', () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.constantFrom('คน', ' คน', '\n', 'ราย', '', ' 5'), (n, tail) => {
      expect(readNumber(thaiWords(n) + tail)).toEqual({ value: n, length: thaiWords(n).length });
      expect(readNumber(String(n) + tail)).toEqual({ value: n, length: String(n).length });
    }),
  );
});

test('no thirteen digits of an id are left, however they are written', () => {
  const digits = fc.array(fc.nat(9), { minLength: 13, maxLength: 13 });
  const gaps = fc.array(fc.constantFrom('', '', '-', ' ', ' - ', '.', '\u200b'), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(digits, gaps, fc.boolean(), (id, between, thai) => {
      const typed = id
        .map((d, i) => (thai ? String.fromCharCode(0x0e50 + d) : String(d)) + (between[i] ?? ''))
        .join('');
      expect(maskIds(`บัตร ${typed} ค่ะ`)).toBe('บัตร x-xxxx-xxxxx-xx-x ค่ะ');
    }),
  );
});

test('folding keeps track of every letter', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: folded, from } = foldThai(text);
      expect(from.length).toBe(folded.length + 1);
      expect(from.every((at, i) => i === 0 || at > (from[i - 1] ?? -1) || at === text.length)).toBe(true);
    }),
  );
});

test('a masked name never shows a family name, nor cuts a letter from its marks', () => {
  const letter = fc.constantFrom('ก', 'ขี่', 'เจ', 'แก้', 'น้ำ', 'ที่', 'ไพ', 'ตุ๊');
  const word = fc.array(letter, { minLength: 2, maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(word, word, (given, family) => {
      const masked = maskName(`${given} ${family}`);
      expect(masked.startsWith(`${given} `) && masked.endsWith('…')).toBe(true);
      const shown = masked.slice(given.length + 1, -1);
      expect(family.startsWith(shown) && shown.length < family.length).toBe(true);
      expect(/^[\p{M}ำ]/u.test(family.slice(shown.length))).toBe(false);
    }),
  );
});
