import { expect, test } from 'vitest';
import { weighedMedian } from '../../../shared/dashboard/median.ts';

const of = (...pairs: [number | null, number][]) => weighedMedian(pairs.map(([value, weight]) => ({ value, weight })));

test('a unit counts for as many as it certified', () => {
  expect(of()).toBeNull();
  expect(of([null, 9], [5, 0])).toBeNull();
  expect(of([10, 1], [20, 1], [30, 1])).toBe(20);
  expect(of([30, 100], [10, 1], [20, 1])).toBe(30);
  expect(of([10, 2], [20, 2])).toBe(10);
});
