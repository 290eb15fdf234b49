import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayAt, startOfDay } from '../../shared/calendar/days.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';
import { monthAt } from '../../shared/calendar/months.ts';
import { bahtFor, messagesFor, PRICE_PLANS, withVat } from '../../shared/reminders/money.ts';
import { isHoliday, maySend, nextSendTime } from '../../shared/reminders/quiet-hours.ts';
import { type Batch, peoplePerMinute, type SpreadRules, spread } from '../../shared/reminders/spread.ts';
import { anyRanges, slotRanges, type TimeRange, WAVE_SLOTS, waveDay } from '../../shared/reminders/waves.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 11, 31) });
const yearly = instant.map((ms) => dayAt(ms).slice(5));
const holidays = fc
  .array(fc.oneof(yearly, instant.map(dayAt)), { maxLength: 40 })
  .map((days): ReadonlySet<string> => new Set(days));
const slot = fc.constantFrom(...WAVE_SLOTS);

describe('quiet hours', () => {
  test('are from 20:00 to 07:00 in Bangkok, whole holidays with them', () => {
    fc.assert(
      fc.property(instant, holidays, (now, off) => {
        const hour = new Date(now + 7 * HOUR).getUTCHours();
        expect(maySend(now, off)).toBe(hour >= 7 && hour < 20 && !isHoliday(dayAt(now), off));
      }),
    );
  });

  test('end at the next send time, and not before', () => {
    fc.assert(
      fc.property(instant, holidays, fc.double({ min: 0, max: 0.999, noNaN: true }), (now, off, part) => {
        const next = nextSendTime(now, off) ?? 0;
        expect(next).toBeGreaterThanOrEqual(now);
        expect(maySend(next, off)).toBe(true);
        if (next > now) expect(maySend(Math.floor(now + (next - now) * part), off)).toBe(false);
      }),
    );
  });

  test('never end where every day is a holiday', () => {
    const start = startOfDay('2028-01-01');
    const all = new Set(Array.from({ length: 366 }, (_, n) => dayAt(start + n * 24 * HOUR).slice(5)));
    expect(nextSendTime(start, all)).toBeNull();
  });
});

describe('the day of a wave', () => {
  const window = fc
    .tuple(instant, fc.integer({ min: -20, max: 9 }))
    .map(([ms, shift]) => ({ month: windowOf(monthAt(ms)), shift }))
    .map(({ month, shift }) => ({ ...month, dueAt: month.dueAt + shift * 24 * HOUR }));

  test('is never later than so many days before, never before the month opens, and no holiday if there is another', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: 30 }), holidays, (of, days, off) => {
        const day = waveDay(of, days, off);
        const [opening, planned] = [dayAt(of.opensAt), addDays(dayAt(of.dueAt - 1), -days)];
        expect(day >= opening).toBe(true);
        expect(day <= (planned < opening ? opening : planned)).toBe(true);
        if (day !== opening && day !== planned) expect(isHoliday(day, off)).toBe(false);
        for (let between = addDays(day, 1); between <= planned; between = addDays(between, 1))
          if (day !== opening) expect(isHoliday(between, off)).toBe(true);
      }),
    );
  });

  test('leaves hours that are allowed, from that day until the due time', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: 9 }), holidays, slot, instant, (of, days, off, which, now) => {
        const day = waveDay(of, days, off);
        const notBefore = Math.min(now, of.dueAt);
        const ranges = anyRanges(which, { day, notBefore, dueAt: of.dueAt, holidays: off });
        expect(ranges).toEqual([...ranges].sort((a, b) => a.from - b.from));
        for (const { from, to } of ranges) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(Math.max(startOfDay(day), notBefore));
          expect(to).toBeLessThanOrEqual(of.dueAt);
          expect(maySend(from, off) && maySend(to - 1, off)).toBe(true);
        }
      }),
    );
  });

  test('keeps to an operator’s hours', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 3000 }), holidays, slot, (from, minutes, off, which) => {
        const hours: TimeRange = { from, to: from + minutes * MINUTE };
        const dueAt = from + 40 * 24 * HOUR;
        for (const range of slotRanges(which, { day: dayAt(from), notBefore: 0, dueAt, holidays: off, hours })) {
          expect(range.from).toBeGreaterThanOrEqual(hours.from);
          expect(range.to).toBeLessThanOrEqual(hours.to);
          expect(maySend(range.from, off) && maySend(range.to - 1, off)).toBe(true);
        }
      }),
    );
  });
});

describe('the spread of a wave', () => {
  const DAY0 = startOfDay('2026-11-25') + 8 * HOUR;
  /** Some minutes of each of one to four days. */
  const ranges = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 240 })), { minLength: 1, maxLength: 4 })
    .map((days) =>
      days.map(([from, length], index) => {
        const start = DAY0 + index * 24 * HOUR + from * MINUTE;
        return { from: start, to: start + length * MINUTE };
      }),
    );
  const batch = (key: number): fc.Arbitrary<Batch> =>
    fc.record({
      ranges,
      style: fc.constantFrom('even' as const, 'soon' as const),
      chunks: fc
        .array(fc.integer({ min: 1, max: 500 }), { maxLength: 30 })
        .map((sizes) => sizes.map((people, n) => ({ unitId: `unit-${key}-${n}`, part: 'day-1', people }))),
    });
  const batches = fc.tuple(batch(1), batch(2), batch(3));
  const taken = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 400 })), { maxLength: 50 })
    .map((loads) => new Map(loads.map(([minute, people]) => [DAY0 / MINUTE + minute, people])));
  const rules: fc.Arbitrary<SpreadRules> = fc.record({
    answersPerSecond: fc.double({ min: 0.001, max: 50, noNaN: true }),
    seed: fc.uuid(),
    taken,
  });

  test('places everybody once inside the hours, or says with which rate it would', () => {
    fc.assert(
      fc.property(batches, rules, (all, given) => {
        const told = spread(all, given);
        if (told.kind === 'too-much') {
          expect(told.neededAnswersPerSecond).toBeGreaterThan(given.answersPerSecond);
          const enough = { ...given, answersPerSecond: told.neededAnswersPerSecond ?? 0 };
          expect(spread(all, enough).kind).toBe('fits');
          return;
        }
        const names = (chunks: readonly { unitId: string }[]) => chunks.map(({ unitId }) => unitId).sort();
        expect(names(told.placed)).toEqual(names(all.flatMap(({ chunks }) => chunks)));
        for (const { unitId, runAt } of told.placed) {
          const own = all.find(({ chunks }) => chunks.some((chunk) => chunk.unitId === unitId));
          expect(own?.ranges.some(({ from, to }) => runAt >= from && runAt < to)).toBe(true);
        }
      }),
    );
  });

  test('never passes the rate in any 15 minutes, but for one chunk of each batch and what was there', () => {
    fc.assert(
      fc.property(batches, rules, (all, given) => {
        const told = spread(all, given);
        if (told.kind === 'too-much') return;
        const perMinute = peoplePerMinute(given.answersPerSecond);
        const largest = all.reduce((sum, { chunks }) => sum + Math.max(0, ...chunks.map(({ people }) => people)), 0);
        for (const { runAt: from } of told.placed) {
          const to = from + 15 * MINUTE;
          const people = told.placed
            .filter(({ runAt }) => runAt >= from && runAt < to)
            .reduce((sum, chunk) => sum + chunk.people, 0);
          let allowed = largest + 1e-6;
          for (let at = from; at < to; at = (Math.floor(at / MINUTE) + 1) * MINUTE) {
            const whole = Math.min(to, (Math.floor(at / MINUTE) + 1) * MINUTE) - at;
            const others = given.taken.get(Math.floor(at / MINUTE)) ?? 0;
            allowed += (Math.max(0, perMinute - others) * whole) / MINUTE;
          }
          expect(people).toBeLessThanOrEqual(allowed);
        }
      }),
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(batches, rules, (all, given) => {
        expect(spread(all, given)).toEqual(spread(all, given));
      }),
    );
  });

  test('does not send to the units of a district together', () => {
    const chunks = Array.from({ length: 900 }, (_, n) => ({ unitId: `unit-${n}`, part: 'day-1', people: 100 }));
    const day = [{ from: DAY0, to: DAY0 + 9 * HOUR }];
    const told = spread([{ ranges: day, style: 'even', chunks }], {
      answersPerSecond: 20,
      seed: 'w',
      taken: new Map(),
    });
    if (told.kind === 'too-much') throw new Error('too much');
    const hours = told.placed
      .filter(({ unitId }) => Number(unitId.slice(5)) < 11)
      .map(({ runAt }) => Math.floor((runAt - DAY0) / HOUR));
    expect(new Set(hours).size).toBeGreaterThan(4);
  });

  test('an operator’s own wave begins at once, and a rule’s is as calm as the day allows', () => {
    const chunks = Array.from({ length: 60 }, (_, n) => ({ unitId: `unit-${n}`, part: 'day-1', people: 100 }));
    const day = [{ from: DAY0, to: DAY0 + 10 * HOUR }];
    const last = (style: Batch['style']) => {
      const told = spread([{ ranges: day, style, chunks }], { answersPerSecond: 20, seed: 'w', taken: new Map() });
      return told.kind === 'fits' ? Math.max(...told.placed.map(({ runAt }) => runAt)) - DAY0 : Number.NaN;
    };
    expect(last('soon')).toBeLessThanOrEqual(2 * MINUTE);
    expect(last('even')).toBeGreaterThan(9 * HOUR);
  });
});

describe('the price of messages', () => {
  const plan = fc.constantFrom(...PRICE_PLANS);
  const count = fc.nat({ max: 3_000_000 });

  test('is never negative, and grows with the messages and with those used before', () => {
    fc.assert(
      fc.property(plan, count, count, count, (of, used, more, extra) => {
        const price = (u: number, n: number) => bahtFor(of, u, n) ?? Number.POSITIVE_INFINITY;
        expect(price(used, more)).toBeGreaterThanOrEqual(0);
        expect(price(used, more + extra)).toBeGreaterThanOrEqual(price(used, more));
        expect(price(used + extra, more)).toBeGreaterThanOrEqual(price(used, more));
        expect(price(used, 0)).toBe(0);
        expect(withVat(1)).toBe(1.07);
      }),
    );
  });

  test('is the inverse of the most that so many baht buy', () => {
    fc.assert(
      fc.property(plan, count, count, (of, used, baht) => {
        const most = messagesFor(of, used, baht);
        expect(bahtFor(of, used, most)).toBeLessThanOrEqual(baht);
        expect(bahtFor(of, used, most + 1) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(baht);
      }),
    );
  });

  test('of a wave is what the table of line-platform.md says', () => {
    const pro = PRICE_PLANS.find(({ name }) => name === 'pro');
    if (!pro) throw new Error('no such plan');
    const whole = (people: number) => pro.feeBaht + (bahtFor(pro, 0, people) ?? 0);
    expect([1_000_000, 400_000, 100_000].map(whole)).toEqual([59_680, 23_680, 5_680]);
    expect([59_680, 23_680, 5_680].map((baht) => Math.round(withVat(baht)))).toEqual([63_858, 25_338, 6_078]);
  });
});
