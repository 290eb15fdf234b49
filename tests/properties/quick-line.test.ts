import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { readQuickLine } from '../../shared/report/quick.ts';
import { cleanText } from '../../shared/thai/normalize.ts';
import { thaiDigits, thaiWords } from '../../shared/thai/numbers.ts';
import { runs } from '../support/runs.ts';

const items = itemsOf(FORM_2567_2);
const read = (text: string) => readQuickLine(FORM_2567_2, text);

const count = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 999 }));
const spelling = fc.constantFrom(String, thaiDigits, thaiWords);
const unit = fc.constantFrom('', ' คน', 'คน', ' หลัง', 'ครัวเรือน', ' ครั้ง', 'ราย');
const polite = fc.constantFrom('', ' ค่ะ', 'ครับ', ' นะคะ', ' 🙏', ' แล้ว');
const between = fc.constantFrom(' ', '\n', ', ', ' และ', '\n• ', '; ', '  ');
const link = fc.constantFrom(' ', ' = ', ': ', ' จำนวน ', '....', '\t');

/** Some items, each with one of its names, a number and its dress. */
const told = fc.uniqueArray(
  fc.record({ item: fc.constantFrom(...items), pick: fc.nat(), count, spelling, unit, polite, link }),
  { selector: (one) => one.item.code, minLength: 1, maxLength: 12 },
);
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

const nameOf = ({ item, pick }: Told[number]) => [item.label, ...item.words][pick % (item.words.length + 1)];
const meant = (list: Told) => Object.fromEntries(list.map((one) => [one.item.code, one.count]));

describe('a line that says what it means', () => {
  test('names first: every item, in every spelling, with every dress', () => {
    fc.assert(
      fc.property(told, between, (list, gap) => {
        const text = list.map((t) => `${nameOf(t)}${t.link}${t.spelling(t.count)}${t.unit}${t.polite}`).join(gap);
        expect(read(text)).toEqual({ answers: meant(list), notUnderstood: [], tooLarge: [] });
      }),
      { numRuns: runs(500) },
    );
  });

  test('numbers first, all along the line', () => {
    fc.assert(
      fc.property(told, between, (list, gap) => {
        const text = list.map((t) => `${t.spelling(t.count)} ${nameOf(t)}${t.polite}`).join(gap);
        expect(read(text)).toEqual({ answers: meant(list), notUnderstood: [], tooLarge: [] });
      }),
      { numRuns: runs(500) },
    );
  });

  test('without tone marks', () => {
    fc.assert(
      fc.property(told, (list) => {
        const text = list.map((t) => `${nameOf(t)?.replace(/[\u0e48-\u0e4b]/g, '')} ${t.count}`).join(' ');
        expect(read(text).answers).toEqual(meant(list));
      }),
    );
  });
});

const junk = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  // Neither า nor แ: with them chance spells คนแก่ and ลูกน้ำ, once in some thousand runs.
  fc.string({ unit: fc.constantFrom(...'กขคงนมรลิีุ่้์ะเไ'), minLength: 1, maxLength: 8 }),
  fc.constantFrom('1.5', '-3', '4️⃣', '081-234-5678', '12/11', '19:04', 'x2', '③', '99999999', 'ครึ่ง', 'หรือ', 'หมู่'),
);

describe('a line that does not', () => {
  test('an unknown word is never dropped: it comes back as typed, or spoils what it touches', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ฌฎฏฐฑฒฬฮ'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(told, word, fc.nat(), fc.constantFrom('', ' '), (list, strange, at, space) => {
        const parts = list.flatMap((t) => [`${nameOf(t)}`, String(t.count)]);
        parts.splice(at % (parts.length + 1), 0, `${space}${strange}${space}`);
        const { answers, notUnderstood } = read(parts.join(' '));
        expect(notUnderstood.join(' ')).toContain(strange);
        for (const [code, value] of Object.entries(answers)) expect(meant(list)[code]).toBe(value);
      }),
    );
  });

  test('without an item there is no answer, and a digit is never lost', () => {
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 6 }), (parts) => {
        const text = parts.join(' ');
        const { answers, notUnderstood, tooLarge } = read(text);
        expect(answers).toEqual({});
        if (/\d[^\n]*$/.test(text) && !/^\s*\(?\d/.test(text))
          expect([...notUnderstood, ...tooLarge].length).toBeGreaterThan(0);
      }),
      { numRuns: runs(500) },
    );
  });

  test('every answer is a number that stands in the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(junk, fc.constantFrom(...items.map((i) => i.label)), count.map(String))),
        (parts) => {
          // Digits of both kinds count.
          const text = cleanText(parts.join(' '));
          for (const value of Object.values(read(parts.join(' ')).answers))
            expect(text.includes(String(value)) || text.includes(thaiWords(value)) || value === 0).toBe(true);
        },
      ),
    );
  });

  test('never throws, and gives back only what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { notUnderstood, tooLarge } = read(text);
        for (const piece of [...notUnderstood, ...tooLarge]) expect(text).toContain(piece);
      }),
      { numRuns: runs(500) },
    );
  });
});

test.each([
  'ผู้สูงอายุ4',
  'ก',
  '-',
  '1',
  '๑ ',
  'ลูกน้ำ ',
  'ไม่มี',
  'สิบ',
  '\ud83d',
  '👍🏽',
  'อสค. / ',
  'ไ/. ',
  '\n1.',
  'ลด . . . . . ',
  '4 ผู้สูงอายุ ',
  '1-',
])('5,000 characters of %j are read faster than each could be compared with each other twice', (part) => {
  const text = part.repeat(5000).slice(0, 5000);
  yardstick ??= 2 * least(() => alike('ลูกน้ำ '.repeat(5000).slice(0, 5000)));
  expect(least(() => read(text))).toBeLessThan(yardstick);
});

/** As slow as the machine: the time of a reading that goes back over what it has read. */
let yardstick: number | null = null;
function alike(text: string): number {
  let pairs = 0;
  for (let one = 0; one < text.length; one++)
    for (let other = 0; other < text.length; other++) if (text.charCodeAt(one) === text.charCodeAt(other)) pairs++;
  return pairs;
}

/** The least processor time of a few tries, in microseconds: what else the machine does counts less. */
function least(work: () => unknown): number {
  const spent = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...spent);
}
