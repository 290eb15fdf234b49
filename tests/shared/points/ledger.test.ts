import { expect, test } from 'vitest';
import { applyCredit, applyDebit, fold } from '../../../shared/points/ledger.ts';

test('an account is the sum of its entries', () => {
  expect(fold([])).toEqual({ balance: 0, debt: 0 });
  expect(fold([{ points: 120 }, { points: -50 }])).toEqual({ balance: 70, debt: 0 });
  expect(fold([{ points: 120 }, { points: -150 }])).toEqual({ balance: 0, debt: 30 });
});

test('credits pay debt first', () => {
  expect(applyCredit({ balance: 0, debt: 30 }, 20)).toEqual({ balance: 0, debt: 10 });
  expect(applyCredit({ balance: 0, debt: 30 }, 100)).toEqual({ balance: 70, debt: 0 });
});

test('spending takes only what is there', () => {
  expect(applyDebit({ balance: 70, debt: 0 }, 70)).toEqual({ balance: 0, debt: 0 });
  expect(applyDebit({ balance: 70, debt: 0 }, 71)).toBe('not-enough-points');
  expect(applyDebit({ balance: 0, debt: 30 }, 1)).toBe('not-enough-points');
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d points are a mistake in the program', (points) => {
  expect(() => applyCredit({ balance: 0, debt: 0 }, points)).toThrow(RangeError);
  expect(() => applyDebit({ balance: 9, debt: 0 }, points)).toThrow(RangeError);
});
