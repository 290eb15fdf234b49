import { describe, expect, test } from 'vitest';
import { fillRest } from '../../../shared/report/answers.ts';
import { flagsOf, usualLimits, warningsOf } from '../../../shared/report/flags.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { limitsOf, REPORT_LIMITS } from '../../../shared/report/limits.ts';

const form = FORM_2567_2;
const LARVAE = 'protect.1';
const ELDER = 'promote_health.7';
const months = (...counts: (number | null)[]) => counts.map((count) => ({ [ELDER]: count }));

describe('over the households in her care', () => {
  test('counts of households only, and only above', () => {
    const known = { households: 10, usual: {} };
    expect(warningsOf(form, { [LARVAE]: 10, [ELDER]: 99 }, known)).toEqual([]);
    expect(warningsOf(form, { [LARVAE]: 11 }, known)).toEqual([
      { code: LARVAE, kind: 'over-households', value: 11, limit: 10 },
    ]);
  });

  test('unknown households warn of nothing', () => {
    expect(warningsOf(form, { [LARVAE]: 999 }, { households: null, usual: {} })).toEqual([]);
  });
});

describe('over three times her own median', () => {
  const warned = (count: number, history: ReturnType<typeof months>) =>
    warningsOf(form, { [ELDER]: count }, { households: null, usual: usualLimits(form, history) });

  test('above, not at', () => {
    expect(warned(12, months(4, 4, 4))).toEqual([]);
    expect(warned(13, months(4, 4, 4))).toEqual([{ code: ELDER, kind: 'over-usual', value: 13, limit: 12 }]);
  });

  test('an even number of months takes the middle of two', () => {
    expect(warned(11, months(1, 3, 4, 100))).toEqual([{ code: ELDER, kind: 'over-usual', value: 11, limit: 10.5 }]);
  });

  test('needs three months with the item and a median above zero', () => {
    expect(warned(900, months(4, 4))).toEqual([]);
    expect(warned(900, months(4, 4, null))).toEqual([]);
    expect(warned(900, months(0, 0, 4))).toEqual([]);
  });

  test('looks at the latest six months', () => {
    expect(warned(13, months(4, 4, 4, 4, 4, 4, 100, 100, 100, 100, 100, 100, 100))).toHaveLength(1);
  });
});

test('a part over its whole', () => {
  const known = { households: null, usual: {} };
  const [whole, part] = ['promote_health.1', 'promote_health.2'];
  expect(warningsOf(form, { [part]: 2, [whole]: 1 }, known)).toEqual([
    { code: part, kind: 'part-over-whole', value: 2, limit: 1 },
  ]);
  expect(warningsOf(form, { [part]: 1, [whole]: 1 }, known)).toEqual([]);
  expect(warningsOf(form, { [part]: 1 }, known)).toEqual([]);
});

test('flags are sorted and said once', () => {
  const answers = { [LARVAE]: 11, 'protect.2': 11 };
  const warnings = warningsOf(form, answers, { households: 10, usual: {} });
  expect(flagsOf(form, answers, warnings)).toEqual(['incomplete', 'over-households']);
  expect(flagsOf(form, fillRest(form, {}, 'zero'), [])).toEqual(['all-zero']);
  expect(flagsOf(form, fillRest(form, { [ELDER]: 1 }, 'zero'), [])).toEqual([]);
});

test('limits stand in order of time; a form takes those in force when it began, an older one the first', () => {
  const dates = REPORT_LIMITS.map((row) => row.from);
  expect(dates).toEqual([...dates].sort());
  expect(limitsOf({ ...form, effectiveFrom: '1999-01' })).toBe(REPORT_LIMITS[0]);
  expect(limitsOf({ ...form, effectiveFrom: '2999-01' })).toBe(REPORT_LIMITS.at(-1));
});
