import { expect, test } from 'vitest';
import { addUp, figuresOf, NO_VILLAGE, type ReportFact, WHOLE_UNIT } from '../../../shared/dashboard/figures.ts';

const report = (personId: string, more: Partial<ReportFact> = {}): ReportFact => ({
  personId,
  villageId: 'v1',
  state: 'submitted',
  onTime: true,
  attention: 0,
  firstSubmittedAt: 100,
  certifiedAt: null,
  answers: { a: 1 },
  ...more,
});
const person = (personId: string, villageId: string | null = 'v1', standing: string | null = null) => ({
  personId,
  villageId,
  standing,
});

test('counts the unit and each village, and sums what all of them did', () => {
  const figures = figuresOf(
    [person('p1'), person('p2', 'v2'), person('p3', null), person('p4')],
    [
      report('p1', { state: 'certified', certifiedAt: 160, attention: 5, answers: { a: 3, b: null } }),
      report('p2', { state: 'returned', onTime: false, answers: { b: 2 } }),
      report('p3', { villageId: null, firstSubmittedAt: 70 }),
    ],
  );
  expect([...figures.keys()]).toEqual([WHOLE_UNIT, NO_VILLAGE, 'v1', 'v2']);
  expect(figures.get(WHOLE_UNIT)).toEqual({
    entitled: 4,
    reported: 3,
    onTime: 2,
    certified: 1,
    returned: 1,
    flagged: 1,
    oldestWaitingAt: 70,
    medianWaitMs: 60,
    sums: { a: 4, b: 2 },
  });
  expect(figures.get('v1')).toMatchObject({ entitled: 2, reported: 1, certified: 1, oldestWaitingAt: null });
  expect(figures.get(NO_VILLAGE)).toMatchObject({ entitled: 1, reported: 1, oldestWaitingAt: 70 });
});

test('whoever is not entitled is no part of the quota and fills none of it; her work counts', () => {
  const figures = figuresOf(
    [person('p1'), person('p2', 'v1', 'waiting'), person('p3', 'v1', 'declines')],
    [report('p2', { attention: 9, firstSubmittedAt: 5 }), report('p3'), report('left', { villageId: 'v9' })],
  );
  expect(figures.get(WHOLE_UNIT)).toMatchObject({
    entitled: 1,
    reported: 0,
    flagged: 1,
    oldestWaitingAt: 5,
    sums: { a: 3 },
  });
  expect(figures.get('v9')).toMatchObject({ entitled: 0, reported: 0, sums: { a: 1 } });
});

test('a village is where the roster has her, not where her report says', () => {
  const figures = figuresOf([person('p1', 'v2')], [report('p1')]);
  expect([...figures.keys()]).toEqual([WHOLE_UNIT, 'v2']);
});

test('the same reports in any order make the same text', () => {
  const all = [{ b: 1, a: 2 }, { a: 5 }, { c: null }];
  expect(JSON.stringify(addUp(all))).toBe('{"a":7,"b":1}');
  expect(JSON.stringify(addUp([...all].reverse()))).toBe('{"a":7,"b":1}');
});
