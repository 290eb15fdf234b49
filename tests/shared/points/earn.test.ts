import { describe, expect, test } from 'vitest';
import { pointsFor } from '../../../shared/points/earn.ts';
import { POINT_RULES, rulesAt } from '../../../shared/points/rules.ts';
import { streakBefore } from '../../../shared/points/streak.ts';

const month = '2026-11';

test('a certified report, in time, after three good months', () => {
  expect(pointsFor({ month, onTime: true, streak: 3 })).toEqual({
    total: 135,
    parts: [
      { reason: 'certified', points: 100 },
      { reason: 'on-time', points: 20 },
      { reason: 'streak', points: 15 },
    ],
  });
});

test('parts that pay nothing are left out, and the streak is capped', () => {
  expect(pointsFor({ month, onTime: false, streak: 0 })).toEqual({
    total: 100,
    parts: [{ reason: 'certified', points: 100 }],
  });
  expect([5, 6, 7, 100].map((streak) => pointsFor({ month, onTime: true, streak }).total)).toEqual([
    145, 150, 150, 150,
  ]);
});

test('rules stand in order of time, and each month has one', () => {
  const dates = POINT_RULES.map((rule) => rule.from);
  expect(dates).toEqual([...dates].sort());
  expect(rulesAt('1999-01')).toBe(POINT_RULES[0]);
  expect(rulesAt('2999-12')).toBe(POINT_RULES.at(-1));
});

describe('streak', () => {
  const good = (name: string) => ({ month: name, onTime: true, withdrawn: false });

  test('counts the months directly before, across the year, in any order', () => {
    expect(streakBefore('2027-01', [good('2026-12'), good('2026-10'), good('2026-11')])).toBe(3);
    expect(streakBefore('2027-01', [])).toBe(0);
  });

  test('ends at a gap, a late month or a withdrawn one', () => {
    expect(streakBefore('2026-06', [good('2026-05'), good('2026-03')])).toBe(1);
    expect(streakBefore('2026-06', [good('2026-05'), { ...good('2026-04'), onTime: false }, good('2026-03')])).toBe(1);
    expect(streakBefore('2026-06', [{ ...good('2026-05'), withdrawn: true }, good('2026-04')])).toBe(0);
  });

  test('this month and later ones do not count', () => {
    expect(streakBefore('2026-06', [good('2026-06'), good('2026-07'), good('2026-05')])).toBe(1);
  });
});
