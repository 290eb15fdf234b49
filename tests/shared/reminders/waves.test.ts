import { expect, test } from 'vitest';
import { dayAt } from '../../../shared/calendar/days.ts';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { billingMonth, pricePlan } from '../../../shared/reminders/money.ts';
import { nextSendTime } from '../../../shared/reminders/quiet-hours.ts';
import { anyRanges, slotRanges, waveDay } from '../../../shared/reminders/waves.ts';

const NONE = new Set<string>();
const at = (time: string) => Date.parse(`${time}:00+07:00`);
const shown = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16);

test.each([
  ['2026-11', 5, '2026-11-25'],
  ['2026-11', 1, '2026-11-29'],
  ['2026-11', 0, '2026-11-30'],
  ['2027-02', 1, '2027-02-27'],
  ['2028-02', 5, '2028-02-24'],
  ['2028-02', 1, '2028-02-28'],
  ['2026-12', 5, '2026-12-26'],
  ['2026-11', 45, '2026-11-01'],
])('in %s, %i days before the last is %s', (month, days, day) => {
  expect(waveDay(windowOf(month), days, NONE)).toBe(day);
});

test('a month that is due in the middle of itself, or of the next, counts from there', () => {
  const window = windowOf('2026-11', { dueAt: at('2026-11-21T00:00') });
  expect(waveDay(window, 5, NONE)).toBe('2026-11-15');
  expect(waveDay(windowOf('2026-11', { dueAt: at('2026-12-03T18:00') }), 5, NONE)).toBe('2026-11-28');
});

test('Songkran moves a wave before it', () => {
  const holidays = new Set(['04-13', '04-14', '2027-04-15']);
  const window = windowOf('2027-04', { dueAt: at('2027-04-21T00:00') });
  expect(waveDay(window, 5, holidays)).toBe('2027-04-12');
  expect(waveDay(window, 4, holidays)).toBe('2027-04-16');
});

test('a slot has its hours on each day until the due time, and none in the past', () => {
  const plan = {
    day: '2026-11-29',
    notBefore: at('2026-11-29T10:00') + 1,
    dueAt: windowOf('2026-11').dueAt,
    holidays: NONE,
  };
  const hours = (slot: 'day' | 'morning' | 'evening') =>
    slotRanges(slot, plan).map(({ from, to }) => [shown(from), shown(to)]);
  expect(hours('day')).toEqual([
    ['2026-11-29T10:01', '2026-11-29T17:00'],
    ['2026-11-30T08:00', '2026-11-30T17:00'],
  ]);
  expect(hours('morning')[0]).toEqual(['2026-11-29T10:01', '2026-11-29T11:30']);
  expect(hours('evening')[0]).toEqual(['2026-11-29T17:30', '2026-11-29T19:45']);
});

test('who would rather be written to in the morning is reminded on the last afternoon all the same', () => {
  const plan = {
    day: '2026-11-30',
    notBefore: at('2026-11-30T13:00'),
    dueAt: windowOf('2026-11').dueAt,
    holidays: NONE,
  };
  expect(slotRanges('morning', plan)).toEqual([]);
  expect(anyRanges('morning', plan)).toEqual(slotRanges('day', plan));
});

test('the night ends at seven, unless a holiday follows', () => {
  expect(shown(nextSendTime(at('2026-12-04T21:00'), new Set(['12-05'])) ?? 0)).toBe('2026-12-06T07:00');
});

test('a month is paid for as LINE counts it, two hours before Bangkok', () => {
  expect(billingMonth(at('2026-11-30T21:59'))).toBe('2026-11');
  expect(billingMonth(at('2026-11-30T22:00'))).toBe('2026-12');
  expect(dayAt(at('2026-11-30T22:00'))).toBe('2026-11-30');
});

test('prices hold from their month on', () => {
  expect(pricePlan('pro', '2026-11')?.extraSatang).toBe(6);
  expect(pricePlan('pro', '2024-07')).toBeNull();
  expect(pricePlan('gold', '2026-11')).toBeNull();
});
