import { expect, test } from 'vitest';
import { levelOf, rateOf } from '../../../shared/dashboard/rate.ts';

test.each([
  [90, 100, 90, 'good'],
  [8996, 10_000, 89.9, 'watch'],
  [70, 100, 70, 'watch'],
  [6999, 10_000, 69.9, 'low'],
  [0, 5, 0, 'low'],
  [5, 5, 100, 'good'],
  [0, 0, null, 'none'],
])('%i of %i is %s percent, %s', (part, whole, rate, level) => {
  expect(rateOf(part, whole)).toBe(rate);
  expect(levelOf(rate)).toBe(level);
});
