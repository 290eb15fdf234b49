import { describe, expect, test } from 'vitest';
import { canonicalAnswers, checkAnswers, fillRest, isAllZero, missingItems } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

const form = FORM_2567_2;
const ELDER = 'promote_health.7';

describe('checkAnswers', () => {
  test('takes counts from 0 to 999; null and absent are the same', () => {
    expect(checkAnswers(form, { [ELDER]: 999, 'protect.1': 0, 'protect.2': null })).toEqual({
      answers: { [ELDER]: 999, 'protect.1': 0 },
    });
    expect(checkAnswers(form, {})).toEqual({ answers: {} });
    expect(checkAnswers(form, { [ELDER]: -0 })).toStrictEqual({ answers: { [ELDER]: 0 } });
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '4', '๔', true, [], {}])('%j is no count', (value) => {
    expect(checkAnswers(form, { [ELDER]: value })).toEqual({ errors: [{ path: ELDER, code: 'not-a-count' }] });
  });

  test('over the cap', () => {
    expect(checkAnswers(form, { [ELDER]: 1000 })).toEqual({ errors: [{ path: ELDER, code: 'too-large' }] });
  });

  test.each([null, undefined, 4, 'x', [1]])('%j is no object', (input) => {
    expect(checkAnswers(form, input)).toEqual({ errors: [{ path: '', code: 'not-an-object' }] });
  });

  test('names every wrong item, also keys that objects have by nature', () => {
    const input: unknown = JSON.parse('{"__proto__": 1, "constructor": 2, "protect.1": -1, "protect.7": 0}');
    expect(checkAnswers(form, input)).toEqual({
      errors: [
        { path: 'protect.1', code: 'not-a-count' },
        { path: '__proto__', code: 'unknown-item' },
        { path: 'constructor', code: 'unknown-item' },
        { path: 'protect.7', code: 'unknown-item' },
      ],
    });
  });
});

test('empty is not zero', () => {
  expect(missingItems(form, {}).length).toBe(31);
  expect(missingItems(form, { [ELDER]: 0, 'protect.1': null }).length).toBe(30);
  expect(isAllZero(form, {})).toBe(false);
  expect(isAllZero(form, { [ELDER]: 0 })).toBe(true);
  expect(isAllZero(form, { [ELDER]: 0, 'protect.1': 1 })).toBe(false);
});

test('the rest becomes zero, or what last month had', () => {
  const zero = fillRest(form, { [ELDER]: 4 }, 'zero');
  expect(Object.keys(zero)).toEqual(itemsOf(form).map((item) => item.code));
  expect(Object.values(zero).reduce((sum, count) => sum + count, 0)).toBe(4);
  const last = fillRest(form, { [ELDER]: 4 }, { [ELDER]: 9, 'protect.1': 10, 'protect.2': null });
  expect([last[ELDER], last['protect.1'], last['protect.2']]).toEqual([4, 10, 0]);
});

test('the same meaning gives the same bytes', () => {
  expect(canonicalAnswers(form, { 'protect.1': 10, [ELDER]: 4 })).toBe('{"promote_health.7":4,"protect.1":10}');
  expect(canonicalAnswers(form, { [ELDER]: 4, 'protect.2': null, 'protect.1': 10 })).toBe(
    canonicalAnswers(form, { 'protect.1': 10, [ELDER]: 4 }),
  );
  expect(canonicalAnswers(form, {})).toBe('{}');
});
