import { expect, test } from 'vitest';
import {
  byNeed,
  daysSince,
  farOff,
  isShown,
  knownMonths,
  monthSays,
  waitDays,
} from '../../liff/pages/staff/figures.ts';
import { barOf, dotsOf, levelLine, lineOf } from '../../liff/pages/staff/plot.ts';
import { said } from '../../liff/pages/staff/plot-words.ts';
import type { ChildFigures, DashboardAnswer } from '../../shared/api/dashboard.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';

const child = (name: string, more: Partial<ChildFigures>) =>
  ({ id: name, kind: 'unit', name, waiting: 0, reportedRate: null, ...more }) as ChildFigures;

test('the smallest share comes first, then who has most to certify, and nobody entitled last', () => {
  const all = [
    child('none', {}),
    child('well', { reportedRate: 95 }),
    child('busy', { reportedRate: 60, waiting: 9 }),
    child('low', { reportedRate: 20 }),
    child('idle', { reportedRate: 60, waiting: 1 }),
    child('empty', {}),
  ];
  expect(byNeed(all).map(({ name }) => name)).toEqual(['low', 'busy', 'idle', 'well', 'none', 'empty']);
});

const NOW = Date.parse('2026-11-28T03:00:00Z');
const MADE = '2026-11-28T03:00:00Z';
test.each([
  ['2026-12', MADE, 42, 'future'],
  ['2026-11', null, 0, 'notBuilt'],
  ['2026-09', null, 0, 'nothing'],
  ['2026-10', MADE, 0, 'nobody'],
  ['2026-11', MADE, 42, 'notDue'],
  ['2026-10', MADE, 42, 'settled'],
] as const)('of %s, made at %s with %i entitled, the page says: %s', (month, builtAt, entitled, says) => {
  const { dueAt, closesAt } = windowOf(month);
  const at = (ms: number) => new Date(ms).toISOString();
  const seen = { month, builtAt, dueAt: at(dueAt), closesAt: at(closesAt), total: { entitled } };
  expect([monthSays(seen, NOW), isShown(says)]).toEqual([says, ['notDue', 'settled'].includes(says)]);
  if (says === 'settled') expect(monthSays(seen, dueAt)).toBe('late');
});

test('months before the first that is known are left out', () => {
  const months = [0, 0, 4, 0].map((entitled) => ({ entitled, reported: 0 })) as DashboardAnswer['trend'];
  expect([knownMonths(months).length, knownMonths(months.slice(0, 2))]).toEqual([2, []]);
});

test('waits are told in days', () => {
  expect([null, 0, 86_399_999, 129_600_000].map(waitDays)).toEqual(['–', 'ไม่ถึง 1', 'ไม่ถึง 1', '1.5']);
  expect([daysSince('2026-11-19T03:00:01Z', NOW), daysSince('2026-11-29T00:00:00Z', NOW)]).toEqual(['8', 'ไม่ถึง 1']);
});

test('twice the middle and less than half of it are worth a word, small numbers and unknown ones are not', () => {
  expect([farOff(6, 2), farOff(4, 2), farOff(3.9, 2), farOff(1, 2), farOff(0.9, 2)]).toEqual([
    3,
    2,
    null,
    null,
    'less',
  ]);
  expect([farOff(9, 0.9), farOff(null, 2), farOff(3, null)]).toEqual([null, null, null]);
});

test('a bar stands on the ground, the late on top of it; of nobody there is none', () => {
  expect(barOf(2, { entitled: 10, reported: 8, onTime: 5 })).toEqual({
    onTime: { x: 22, y: 50, width: 6, height: 50 },
    late: { x: 22, y: 20, width: 6, height: 30 },
  });
  expect(barOf(0, { entitled: 0, reported: 0, onTime: 0 })).toBeNull();
});

test('the line breaks where a month is unknown, dots do not, and no share leaves the plot', () => {
  expect(lineOf([50, 60, null, 120])).toBe('M5 50L15 40M35 0');
  expect(dotsOf([50, null, 0])).toBe('M5 50h0M25 100h0');
  expect([levelLine(90, 12), lineOf([null])]).toEqual(['M0 10H120', '']);
});

test('whoever does not see the plot hears where it ends and how far it went', () => {
  const month = (month: string, reportedRate: number | null, certifiedRate: number | null) =>
    ({ month, reportedRate, certifiedRate }) as DashboardAnswer['trend'][number];
  const trend = [month('2026-09', 91, 90), month('2026-10', null, null), month('2026-11', 60.1, 22)];
  expect(said(trend)).toBe(
    'พ.ย. 2569 ส่งร้อยละ 60.1 รับรองร้อยละ 22 ส่งมากที่สุด ก.ย. 2569 ร้อยละ 91 ส่งน้อยที่สุด พ.ย. 2569 ร้อยละ 60.1',
  );
  expect(said(trend.slice(0, 1))).toBe('ก.ย. 2569 ส่งร้อยละ 91 รับรองร้อยละ 90');
  expect(said(trend.slice(1, 2))).toBe('ไม่มีตัวเลขใน 12 เดือนนี้');
});
