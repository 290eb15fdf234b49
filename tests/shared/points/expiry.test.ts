import { describe, expect, test } from 'vitest';
import { expired, expiringSoon, expiryOf } from '../../../shared/points/expiry.ts';
import type { LedgerEntry } from '../../../shared/points/ledger.ts';

const bangkok = (local: string) => Date.parse(`${local}+07:00`);

test('credits fall due at the end of the fiscal year after the one of their certification', () => {
  expect(expiryOf(bangkok('2026-09-30T23:59:59.999'))).toBe(bangkok('2027-10-01T00:00:00'));
  expect(expiryOf(bangkok('2026-10-01T00:00:00'))).toBe(bangkok('2028-10-01T00:00:00'));
  expect(expiryOf(bangkok('2028-02-29T12:00:00'))).toBe(bangkok('2029-10-01T00:00:00'));
});

describe('what has expired, and what will', () => {
  const [first, second] = [1000, 2000];
  const entry = (points: number, dueAt: number | null = null): LedgerEntry => ({
    id: `${points}:${dueAt}`,
    points,
    reason: 'test',
    month: null,
    at: 0,
    dueAt,
  });

  test('nothing before the due date', () => {
    const entries = [entry(100, first), entry(50, second)];
    expect(expired(entries, first - 1)).toBe(0);
    expect(expiringSoon(entries, first - 1)).toEqual([
      { points: 100, at: first },
      { points: 50, at: second },
    ]);
  });

  test('what was spent is spent from the oldest', () => {
    const entries = [entry(100, first), entry(50, second), entry(-30)];
    expect(expired(entries, first)).toBe(70);
    expect(expiringSoon(entries, 0)).toEqual([
      { points: 70, at: first },
      { points: 50, at: second },
    ]);
    expect(expiringSoon([...entries, entry(-90)], 0)).toEqual([{ points: 30, at: second }]);
  });

  test('the expiry itself is a debit: asked again, nothing more expires', () => {
    const entries = [entry(100, first), entry(50, second), entry(-30)];
    const after = [...entries, entry(-expired(entries, first))];
    expect(expired(after, first)).toBe(0);
    expect(expiringSoon(after, first)).toEqual([{ points: 50, at: second }]);
  });

  test('credits without a due date stay, and overspending expires nothing', () => {
    expect(expired([entry(100)], second)).toBe(0);
    expect(expired([entry(100, first), entry(-150)], second)).toBe(0);
    expect(expiringSoon([entry(100), entry(-150)], 0)).toEqual([]);
  });
});
