import { describe, expect, test } from 'vitest';
import { canonicalAnswers, checkAnswers, fillRest, missingItems } from '../../../shared/report/answers.ts';
import { changesBetween } from '../../../shared/report/changes.ts';
import { flagsOf, warningsOf } from '../../../shared/report/flags.ts';
import { type FormDefinition, itemsOf } from '../../../shared/report/form.ts';
import { nextUsual, readQuickLine } from '../../../shared/report/quick.ts';
import { parseFormDefinition } from '../../../shared/report/schema.ts';

/** A made-up form with other items, codes and words: what works for it works for Bangkok's, by data alone. */
const item = { no: '', typical: 0, page: 1, usual: false, words: [] as string[] };
const FISH = {
  version: 'fish-1',
  title: 'แบบสำรวจปลา',
  effectiveFrom: '2026-01',
  source: 'made up',
  sections: [
    {
      id: 'pond',
      no: '1',
      title: 'บ่อ',
      page: 1,
      items: [
        { ...item, code: '2', text: 'ปลาดุก', unit: 'ตัว', counts: 'time', label: 'ปลาดุก', words: ['ดุกอุย'], usual: true },
        { ...item, code: '1', text: 'ดุกแดง', unit: 'ตัว', counts: 'time', label: 'ปลาดุกแดง', partOf: '2' },
        { ...item, code: 'p/3', text: 'บ่อ', unit: 'ครอบครัว', counts: 'household', label: 'บ่อเลี้ยง' },
      ],
    },
  ],
};
const form: FormDefinition = parseFormDefinition(structuredClone(FISH));

describe('another form works by data alone', () => {
  test('it survives JSON', () => expect(form).toEqual(FISH));

  test('reading a line', () => {
    expect(readQuickLine(form, 'ปลาดุก 12 ปลาดุกแดง ๓ ผู้สูงอายุ 4')).toEqual({
      answers: { 2: 12, 1: 3 },
      notUnderstood: ['ผู้สูงอายุ 4'],
      tooLarge: [],
    });
    expect(nextUsual(form, {})?.label).toBe('ปลาดุก');
    expect(nextUsual(form, { 2: 1 })).toBeNull();
  });

  test('checking, filling, comparing', () => {
    expect(checkAnswers(form, { 'promote_health.7': 4 })).toEqual({
      errors: [{ path: 'promote_health.7', code: 'unknown-item' }],
    });
    expect(missingItems(form, { 1: 3 })).toEqual(['2', 'p/3']);
    expect(fillRest(form, { 1: 3 }, 'zero')).toEqual({ 2: 0, 1: 3, 'p/3': 0 });
    expect(changesBetween(form, { 2: 1 }, { 2: 2, 1: 0 })).toEqual([
      { code: '2', before: 1, after: 2 },
      { code: '1', before: null, after: 0 },
    ]);
  });

  test('canonical bytes keep the order of the form, also for codes that look like numbers', () => {
    expect(canonicalAnswers(form, { 1: 3, 2: 12, 'p/3': null })).toBe('{"2":12,"1":3}');
  });

  test('warnings', () => {
    const answers = { 2: 1, 1: 3, 'p/3': 9 };
    const warnings = warningsOf(form, answers, { households: 8, usual: {} });
    expect(warnings.map((warning) => [warning.code, warning.kind])).toEqual([
      ['1', 'part-over-whole'],
      ['p/3', 'over-households'],
    ]);
    expect(flagsOf(form, answers, warnings)).toEqual(['over-households', 'part-over-whole']);
  });
});

describe('a form that would misread people is refused', () => {
  const broken = (change: (copy: typeof FISH) => void) => {
    const copy = structuredClone(FISH);
    change(copy);
    return () => parseFormDefinition(copy);
  };
  const at = (copy: typeof FISH, i: number) => {
    const found = copy.sections[0]?.items[i];
    if (found === undefined) throw new Error('no such item');
    return found;
  };

  test.each<[string, (copy: typeof FISH) => void, string]>([
    [
      'code twice',
      (copy) => {
        at(copy, 0).code = '1';
      },
      'used twice',
    ],
    [
      'label twice',
      (copy) => {
        at(copy, 0).label = 'ปลาดุกแดง';
      },
      'used twice',
    ],
    [
      'label too long',
      (copy) => {
        at(copy, 0).label = 'ปลาดุกอุยเทศตัวใหญ่มากเหลือเกิน';
      },
      'graphemes',
    ],
    [
      'word of two items',
      (copy) => {
        at(copy, 2).words = ['ดุก อุ้ย'];
      },
      'means something else',
    ],
    [
      'word that is a unit',
      (copy) => {
        at(copy, 2).words = ['ครัวเรือน'];
      },
      'means something else',
    ],
    [
      'word that is a number',
      (copy) => {
        at(copy, 2).words = ['สิบสอง'];
      },
      'is a number',
    ],
    [
      'word that begins with a digit',
      (copy) => {
        at(copy, 2).words = ['5 ป'];
      },
      'is a number',
    ],
    [
      'part of itself',
      (copy) => {
        Object.assign(at(copy, 0), { partOf: '2' });
      },
      'partOf',
    ],
    [
      'wrong page',
      (copy) => {
        at(copy, 0).page = 2;
      },
      'another page',
    ],
    [
      'no month',
      (copy) => {
        copy.effectiveFrom = '2026-13';
      },
      'not a month',
    ],
    [
      'unknown field',
      (copy) => {
        Object.assign(copy, { extra: 1 });
      },
      'extra',
    ],
  ])('%s', (_, change, message) => {
    expect(broken(change)).toThrow(message);
  });

  test('a crowded page', () => {
    const crowd = Array.from({ length: 6 }, (_, i) => ({
      ...at(FISH, 2),
      code: `c${i}`,
      label: `ตัวอย่าง${'กขคงจฉ'[i]}`,
    }));
    expect(
      broken((copy) => {
        copy.sections[0]?.items.push(...crowd);
      }),
    ).toThrow('more than 5');
  });

  test('nothing at all', () => {
    expect(() => parseFormDefinition(null)).toThrow();
    expect(itemsOf(form).length).toBe(3);
  });
});
