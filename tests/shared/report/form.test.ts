import { describe, expect, test } from 'vitest';
import { itemByCode, itemsOf } from '../../../shared/report/form.ts';
import { formProblems } from '../../../shared/report/form-check.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { readQuickLine } from '../../../shared/report/quick.ts';
import { cleanText } from '../../../shared/thai/normalize.ts';

const items = itemsOf(FORM_2567_2);
const graphemes = (text: string) => [...new Intl.Segmenter('th').segment(text)].length;

describe('form 2567-2', () => {
  test('has the 31 items of domain.md §1.2, in order', () => {
    const sizes: [string, number][] = [
      ['promote_health', 11],
      ['protect', 6],
      ['recover', 1],
      ['consumer', 1],
      ['community_health', 2],
      ['family_doc', 3],
      ['statistics', 2],
      ['doctor_family', 3],
      ['other_activity', 2],
    ];
    const codes = sizes.flatMap(([group, size]) => Array.from({ length: size }, (_, i) => `${group}.${i + 1}`));
    expect(items.map((item) => item.code)).toEqual(codes);
    expect(FORM_2567_2.sections.map((section) => section.id)).toEqual(sizes.map(([group]) => group));
  });

  test('typical numbers are those of the public sample screen', () => {
    const typical = FORM_2567_2.sections.map((section) => section.items.map((item) => item.typical).join(' '));
    expect(typical).toEqual([
      '0 0 0 0 0 0 4 0 4 4 1',
      '10 10 0 10 10 0',
      '4',
      '1',
      '1 1',
      '0 4 0',
      '10 0',
      '0 0 10',
      '1 0',
    ]);
  });

  test('unit and what it counts agree', () => {
    const counts = { คน: 'person', ครัวเรือน: 'household', ครอบครัว: 'household', ครั้ง: 'time' } as Record<string, string>;
    for (const item of items) expect(item.counts, item.code).toBe(counts[item.unit]);
  });

  test('a screen shows three to five items', () => {
    const pages = new Map<number, number>();
    for (const item of items) pages.set(item.page, (pages.get(item.page) ?? 0) + 1);
    expect([...pages]).toEqual([
      [1, 3],
      [2, 3],
      [3, 5],
      [4, 3],
      [5, 3],
      [6, 4],
      [7, 5],
      [8, 5],
    ]);
  });

  test('has nothing that formProblems refuses', () => {
    expect(formProblems(FORM_2567_2)).toEqual([]);
  });

  test('labels fit a LINE button and differ', () => {
    for (const { label } of items) expect(graphemes(label), label).toBeLessThanOrEqual(20);
    expect(new Set(items.map((item) => item.label)).size).toBe(31);
  });

  test('words stand as cleanText would leave them', () => {
    for (const word of items.flatMap((item) => [item.label, ...item.words])) expect(cleanText(word)).toBe(word);
  });

  test('every word, alone with a number, means its item and nothing else', () => {
    for (const item of items)
      for (const word of [item.label, ...item.words])
        for (const text of [`${word} 7`, `7 ${word}`, `${word}เจ็ดหลังค่ะ`])
          expect(readQuickLine(FORM_2567_2, text), text).toEqual({
            answers: { [item.code]: 7 },
            notUnderstood: [],
            tooLarge: [],
          });
  });

  test('items are found by code', () => {
    expect(itemByCode(FORM_2567_2, 'protect.1')?.label).toBe('ลูกน้ำยุงลาย');
    expect(itemByCode(FORM_2567_2, 'protect.7')).toBeUndefined();
  });
});
