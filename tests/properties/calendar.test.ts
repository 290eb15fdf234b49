import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateMonths, monthState, windowOf } from '../../shared/calendar/deadlines.ts';
import { addMonths, fiscalYear, isMonth, monthAt, monthFromText, startOfMonth } from '../../shared/calendar/months.ts';
import { thaiDate, thaiMonth, thaiMonthShort } from '../../shared/thai/dates.ts';

const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2199, 11, 31) });
const month = instant.map(monthAt);
const some = fc.integer({ min: -600, max: 600 });

test('an instant lies in its month', () => {
  fc.assert(
    fc.property(instant, (ms) => {
      const name = monthAt(ms);
      expect(isMonth(name)).toBe(true);
      expect(startOfMonth(name)).toBeLessThanOrEqual(ms);
      expect(startOfMonth(addMonths(name, 1))).toBeGreaterThan(ms);
    }),
  );
});

test('months add up, and keep their order', () => {
  fc.assert(
    fc.property(month, some, some, (name, a, b) => {
      expect(addMonths(addMonths(name, a), b)).toBe(addMonths(name, a + b));
      expect(addMonths(name, a) < addMonths(name, b)).toBe(a < b);
      expect(addMonths(name, a) < addMonths(name, b)).toBe(
        startOfMonth(addMonths(name, a)) < startOfMonth(addMonths(name, b)),
      );
    }),
  );
});

test('a fiscal year has twelve months, October to September', () => {
  fc.assert(
    fc.property(month, (name) => {
      const turns = fiscalYear(addMonths(name, 1)) - fiscalYear(name);
      expect(turns).toBe(name.endsWith('-09') ? 1 : 0);
      expect(fiscalYear(addMonths(name, 12))).toBe(fiscalYear(name) + 1);
    }),
  );
});

test('a month is open, late and closed in that order, and windows follow each other without a gap', () => {
  fc.assert(
    fc.property(month, instant, instant, (name, a, b) => {
      const window = windowOf(name);
      expect(window.dueAt).toBe(windowOf(addMonths(name, 1)).opensAt);
      const order = ['not-open', 'open', 'late', 'closed'];
      const [before, after] = [Math.min(a, b), Math.max(a, b)].map((ms) => order.indexOf(monthState(window, ms)));
      expect(before).toBeLessThanOrEqual(after ?? 0);
    }),
  );
});

test('the months to report are exactly those that accept', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const accepting = [-2, -1, 0, 1]
        .map((n) => addMonths(monthAt(now), n))
        .filter((name) => ['open', 'late'].includes(monthState(windowOf(name), now)));
      expect(candidateMonths(now)).toEqual(accepting);
    }),
  );
});

test('a month said in Thai is understood again', () => {
  fc.assert(
    fc.property(month, instant, (name, now) => {
      expect(monthFromText(thaiMonth(name), now)).toBe(name);
      expect(monthFromText(thaiMonthShort(name), now)).toBe(name);
      const bare = monthFromText(thaiMonth(name).split(' ')[0] ?? '', now);
      expect(bare?.slice(5)).toBe(name.slice(5));
      expect(bare !== null && bare <= monthAt(now) && bare > addMonths(monthAt(now), -12)).toBe(true);
    }),
  );
});

test('a date names the month that the instant lies in', () => {
  fc.assert(
    fc.property(instant, (ms) => {
      expect(thaiDate(ms)).toContain(thaiMonthShort(monthAt(ms)));
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), instant, (text, now) => {
      const found = monthFromText(text, now);
      if (found !== null) expect(isMonth(found)).toBe(true);
    }),
  );
});
