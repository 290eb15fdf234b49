import { describe, expect, test } from 'vitest';
import { pageAt } from '../../liff/pages/pages.ts';
import { certifierOf } from '../../liff/pages/staff/certifier.ts';
import { splitCompared, standsOut } from '../../liff/pages/staff/compare.ts';
import { endsAfter, fitted, instantsOf, usualTimes } from '../../liff/pages/staff/lend/lend-times.ts';
import { newerOf } from '../../liff/pages/staff/newer-pack.ts';
import { nextStep } from '../../liff/pages/staff/next-step.ts';
import { createOperations } from '../../liff/pages/staff/operation.ts';
import {
  areaOf,
  areaPath,
  LEND_PATH,
  monthOfWork,
  pathOf,
  placeOf,
  rosterOf,
  rosterPath,
} from '../../liff/pages/staff/place.ts';
import { filterOf, queryOf, WAITING } from '../../liff/pages/staff/queue-filter.ts';
import type { PageWorld } from '../../liff/state/pages.ts';
import type { CertificationRequest, ReviewEvent } from '../../shared/api/review.ts';

const one = (value: number | null, before: number | null, median: number | null, code = 'a') => ({
  code,
  value,
  before,
  median,
});

describe('an address', () => {
  test.each([
    ['', 'staff'],
    ['/reports', 'staff-reports'],
    ['/reports/r1', 'staff-report'],
    ['/reports/r1/return', 'staff-report'],
    ['/reports/r1/trail', 'staff-trail'],
    ['/evidence', 'staff-evidence'],
    ['/evidence/p1', 'staff-pack'],
    ['/file/v1', 'staff-file-for'],
    ['/file/v1/r1', 'staff-file-for'],
    ['/roster', 'staff-roster'],
    ['/nothing', undefined],
  ])('%s of a unit and month', (rest, name) => {
    const path = pathOf({ unitId: 'หน่วย/1', month: '2026-11' }) + rest;
    expect(pageAt(path)?.name).toBe(name);
    expect(placeOf(path)).toEqual({ unitId: 'หน่วย/1', month: '2026-11', rest: rest.slice(1) });
  });

  test('of an area is none of a unit', () => {
    const path = areaPath('จังหวัด', '2026-11');
    expect([pageAt(path)?.name, placeOf(path)]).toEqual(['staff-area', null]);
    expect(areaOf(path)).toEqual({ areaId: 'จังหวัด', month: '2026-11' });
    expect(areaOf('/liff/staff')).toBeNull();
    const roster = rosterPath('จังหวัด', '2026-11');
    expect([pageAt(roster)?.name, placeOf(roster)]).toEqual(['staff-roster', null]);
    expect(rosterOf(roster)).toEqual({ areaId: 'จังหวัด', month: '2026-11' });
    expect(rosterOf(pathOf({ unitId: 'u', month: '2026-11' }, 'roster'))).toBeNull();
  });
});

test.each([
  ['2026-12-01T00:00:00+07:00', '2026-11'],
  ['2026-12-05T23:59:59+07:00', '2026-11'],
  ['2026-12-06T00:00:00+07:00', '2026-12'],
])('at %s the month of work is %s', (now, month) => {
  expect(monthOfWork(Date.parse(now))).toBe(month);
});

test('an item stands out when it is empty, moved, or is far from the unit’s', () => {
  const cases = [one(null, 4, 4), one(5, 4, 5), one(4, 4, 90), one(4, null, 2), one(40, null, 2), one(0, null, null)];
  expect(cases.map(standsOut)).toEqual([true, true, false, false, true, false]);
});

test('what moved most is read first, and no more than a glance takes in', () => {
  const lines = Array.from({ length: 12 }, (_, n) => one(n, 0, null, String(n)));
  const { differs, first, rest } = splitCompared(lines);
  expect(differs).toBe(true);
  expect(first.map(({ code }) => code)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4']);
  expect(rest.map(({ code }) => code)).toEqual(['0', '1', '2', '3']);
});

test('where nothing differs her largest numbers are read first', () => {
  const { differs, first, rest } = splitCompared([one(4, 4, 4, 'a'), one(0, 0, 0, 'b'), one(9, 9, 9, 'c')]);
  expect([differs, first.map(({ code }) => code), rest.map(({ code }) => code)]).toEqual([false, ['c', 'a'], ['b']]);
});

test('an approved pack is replaced by a later approved one of its month alone', () => {
  const pack = (number: number, state: 'approved' | 'prepared' | 'rejected', month = '2026-10') => ({
    number,
    state,
    month,
  });
  const packs = [pack(4, 'prepared'), pack(3, 'approved'), pack(2, 'rejected'), pack(1, 'approved')];
  expect(packs.map((one) => newerOf(one, packs))).toEqual([null, null, null, 3]);
  expect(newerOf(pack(1, 'approved', '2026-09'), packs)).toBeNull();
});

test('what waits for her comes before what waits for others', () => {
  const states = { missing: 3, submitted: 2, returned: 1, certified: 9 };
  const next = (more: Partial<typeof states>, objected = 0) => nextStep({ states: { ...states, ...more }, objected });
  expect(next({}, 1)).toEqual({ step: 'objected', count: 1 });
  expect(next({})).toEqual({ step: 'review', count: 2 });
  expect(next({ submitted: 0 })).toEqual({ step: 'call', count: 3 });
  expect(next({ submitted: 0, missing: 0 })).toEqual({ step: 'wait', count: 1 });
  expect(next({ submitted: 0, missing: 0, returned: 0 }).step).toBe('done');
});

test('a filter is asked for by its parts, and certifying all names the same', () => {
  const shown = { ...WAITING, village: 'v1', flag: 'jump', late: true } as const;
  expect(queryOf('2026-11', shown, 'c')).toBe(
    'month=2026-11&state=submitted&village=v1&flag=jump&late=true&after=c&limit=50',
  );
  expect(filterOf(shown)).toEqual({ village: 'v1', flag: 'jump', late: true });
  expect([queryOf('2026-11', WAITING, null), filterOf(WAITING)]).toEqual([
    'month=2026-11&state=submitted&limit=50',
    {},
  ]);
});

describe('certifying many whose answer was lost', () => {
  const problem = { status: 404, code: 'not-found' };
  const done = { id: 'o1', state: 'done', createdAt: '2026-11-18T03:00:00Z', undoUntil: '2026-11-18T03:10:00Z' };

  test.each([
    ['never heard of, at once', 0, { kind: 'problem', problem }, 'not-arrived', 0],
    ['never heard of, later', 11, { kind: 'problem', problem }, 'not-arrived', 0],
    ['done, and too late to be taken back', 11, { kind: 'ok', data: done }, null, 1],
    ['nobody knows, without signal again', 11, { kind: 'offline' }, 'offline', 0],
  ])('%s', async (_, minutes, one, trouble, known) => {
    let now = 0;
    const call = async (method: string, path: string) => {
      if (method === 'POST') return { kind: 'offline' };
      return path.endsWith('/o1') ? one : { kind: 'ok', data: { operations: [] } };
    };
    const world = { now: () => now, call } as unknown as PageWorld;
    const operations = createOperations(world, 'unit', () => {});
    await operations.begin({ id: 'o1', month: '2026-11' } as CertificationRequest);
    now = minutes * 60_000;
    await operations.look();
    expect([operations.trouble.value, operations.known.value.length]).toEqual([trouble, known]);
  });
});

describe('a duty is lent', () => {
  test('on a page of its own', () => {
    expect(pageAt(LEND_PATH)?.name).toBe('staff-lend');
  });

  // Wednesday 18 November 2026, ten in the morning in Bangkok.
  const NOW = Date.parse('2026-11-18T03:00:00Z');

  test('until the end of the week, unless she says otherwise', () => {
    expect(usualTimes(NOW)).toEqual({ from: null, until: '2026-11-22' });
    expect(instantsOf(usualTimes(NOW))).toEqual({ from: null, until: '2026-11-22T17:00:00.000Z' });
  });

  test.each([
    ['2026-11-18', ['today 2026-11-18', 'week 2026-11-22', 'month 2026-11-30']],
    ['2026-11-22', ['today 2026-11-22', 'week 2026-11-29', 'month 2026-11-30']],
    ['2026-11-30', ['today 2026-11-30', 'week 2026-12-06']],
    ['2026-12-28', ['today 2026-12-28', 'month 2026-12-31', 'week 2027-01-03']],
  ])('from %s on until %j', (from, ends) => {
    expect(endsAfter(from).map(({ name, day }) => `${name} ${day}`)).toEqual(ends);
  });

  test.each([
    [
      { from: '2026-11-17', until: '2026-11-16' },
      { from: null, until: '2026-11-18' },
    ],
    [
      { from: '2026-12-01', until: '2026-11-22' },
      { from: '2026-12-01', until: '2026-12-01' },
    ],
    [
      { from: '2026-12-01', until: '2027-12-01' },
      { from: '2026-12-01', until: '2027-03-02' },
    ],
    [
      { from: null, until: '2027-12-01' },
      { from: null, until: '2027-02-17' },
    ],
  ])('%j as %j: not before today, not for nothing, not for longer than a quarter', (wanted, times) => {
    expect(fitted(wanted, NOW)).toEqual(times);
    const { from, until } = instantsOf(fitted(wanted, NOW));
    expect(Date.parse(until) - (from ? Date.parse(from) : NOW)).toBeLessThanOrEqual(92 * 86_400_000);
  });
});

describe('who certified a report', () => {
  const by = { id: 's2', name: 'เจ้าหน้าที่ สอง' };
  const at = '2026-11-21T12:00:00Z';
  const event = (kind: 'certified' | 'reopened', inDutyOf?: string): ReviewEvent => ({
    seq: 2,
    kind,
    at,
    by,
    reason: null,
    item: null,
    ...(inDutyOf !== undefined && { inDutyOf }),
  });
  const certified = { at, by, operationId: null };

  test('is named with whose duty it was, by the last time that it was certified', () => {
    const lent = event('certified', 'เจ้าหน้าที่ หนึ่ง');
    expect(certifierOf({ certified, events: [lent] })).toBe('เจ้าหน้าที่ สอง ในหน้าที่ของ เจ้าหน้าที่ หนึ่ง');
    expect(certifierOf({ certified, events: [event('certified'), event('reopened'), lent] })).toBe('เจ้าหน้าที่ สอง');
    expect(certifierOf({ certified: { ...certified, by: null }, events: [] })).toBe('ระบบ');
  });
});
