import { expect, test } from 'vitest';
import { LEAST_UNITS, middles, perReport, sideBySide } from '../../../shared/dashboard/compare.ts';

test('a unit is compared by what one report says, and only where enough units reported', () => {
  expect([perReport(10, 3), perReport(0, 3), perReport(5, 0)]).toEqual([3.3, 0, null]);
  const units = [
    { reported: 10, sums: { a: 10, b: 5 } },
    { reported: 1, sums: { a: 4 } },
    { reported: 2, sums: { a: 6, b: 4 } },
  ];
  expect(middles([sideBySide(units)])).toEqual({ a: 3, b: 0.5 });
  const silent = { reported: 0, sums: { a: 99 } };
  expect(middles([sideBySide([...units, silent])])).toEqual({ a: 3, b: 0.5 });
  expect(middles([sideBySide([...units.slice(1), silent])])).toEqual({});
  // Of several areas the middle is that of all their units, also of an item that one area never met.
  expect(middles([sideBySide(units.slice(0, 1)), sideBySide(units.slice(1, 2)), sideBySide(units.slice(2))])).toEqual({
    a: 3,
    b: 0.5,
  });
  expect(units).toHaveLength(LEAST_UNITS);
});
