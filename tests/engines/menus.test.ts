import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { noteFollower } from '../../bot/db/queries/conversation.ts';
import { addAssignment, linkLineUser } from '../../bot/db/queries/directory.ts';
import { jobState, keepJobState } from '../../bot/db/queries/menu-people.ts';
import { laterErrand } from '../../bot/db/queries/outbox.ts';
import { moveReport, openReport } from '../../bot/db/queries/report.ts';
import { putArea } from '../../bot/db/queries/roster.ts';
import { addToSchedule } from '../../bot/db/queries/schedule.ts';
import { statement } from '../../bot/db/statement.ts';
import { isApart, menuAt, ownWindows, readHolders, readUnitHolders } from '../../bot/menus/holders.ts';
import { loadMenuFacts, menuErrand, menuFor } from '../../bot/services/people/menu-of.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import type { Role } from '../../shared/people/roles.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const MONTH = '2026-11';
const NOW = startOfMonth(MONTH) + 10 * 86_400_000;
const NOT_RETURNED = { returnReason: null, returnItem: null, certifiedAt: null, certifiedBy: null, operationId: null };

const setCalendar = statement('test.set-calendar', (q, p: { areaId: string; month: string; dueAt: number }) =>
  q.insertInto('report_calendar').values({
    area_id: p.areaId,
    month: p.month,
    opens_at: null,
    due_at: p.dueAt,
    review_due_at: null,
    closes_at: null,
  }),
);

describe.each(Object.entries(ENGINES))('who holds which menu, on %s', (_name, open) => {
  let engine: OpenEngine;
  let db: Db;
  const unit = 'menus-unit';
  const rules = new RuleBook({ now: () => NOW });
  const who = (n: number) => `${unit}-p${n}`;
  const user = (n: number) => `U-menus-${n}`;
  const role = (n: number, of: Role) =>
    addAssignment({
      personId: who(n),
      role: of,
      areaId: unit,
      fromMonth: '2026-01',
      villageId: null,
      households: null,
    });
  const report = (n: number, month: string, id: string) =>
    openReport({
      unitId: unit,
      id,
      personId: who(n),
      month,
      number: id,
      at: NOW,
      onTime: 1,
      streak: 0,
      points: 0,
      villageId: null,
      attention: 0,
      numbers: null,
      filedAt: null,
    });

  beforeAll(async () => {
    engine = await open();
    [db] = engine.dbs;
    await makeUnit(db, unit, 7);
    const linked = [0, 1, 2, 3, 4, 5];
    await db.commit([
      ...linked.map((n) => linkLineUser({ lineUserId: user(n), personId: who(n), at: NOW - n, noticeVersion: '1' })),
      report(1, MONTH, 'menus-r1'),
      report(1, '2026-10', 'menus-r1-old'),
      report(2, MONTH, 'menus-r2'),
      moveReport({ ...NOT_RETURNED, unitId: unit, id: 'menus-r2', seq: 2, version: 1, state: 'returned' }),
      report(3, MONTH, 'menus-r3'),
      role(3, 'unit-staff'),
      role(4, 'head-volunteer'),
      noteFollower({ lane: user(5), at: NOW, blockedAt: NOW }),
    ]);
  });
  afterAll(() => engine?.stop());

  test('a page of the linked answers everybody’s menu by one query, and the next begins where it ended', async () => {
    const windows = await ownWindows(db, NOW);
    const shown: [string, string][] = [];
    let after: string | null = 'U-menus';
    while (after !== null) {
      const page = await readHolders(db, { since: 0, after, limit: 2, from: NOW });
      shown.push(...page.holders.map((one) => [one.lineUserId, menuAt(one, windows, NOW)] as [string, string]));
      after = page.next;
    }
    expect(shown).toEqual([
      [user(0), 'volunteer'],
      [user(1), 'reported'],
      [user(2), 'returned'],
      [user(3), 'staff'],
      [user(4), 'volunteer'],
    ]);
    const newcomers = await readHolders(db, { since: NOW - 1, after: 'U-menus', limit: 9, from: NOW });
    expect(newcomers.holders.map(({ lineUserId }) => lineUserId)).toEqual([user(0), user(1)]);
  });

  test('one person’s is the same by the query that verbs ask, linked or not', async () => {
    const menus = [];
    for (const n of [0, 1, 2, 3, 6]) {
      const { lineUserId, ...facts } = await loadMenuFacts(db, rules, who(n), NOW);
      menus.push([lineUserId, menuFor(facts, NOW)]);
    }
    expect(menus).toEqual([
      [user(0), 'volunteer'],
      [user(1), 'reported'],
      [user(2), 'returned'],
      [user(3), 'staff'],
      [null, 'volunteer'],
    ]);
    const nobody = await loadMenuFacts(db, rules, 'nobody', NOW);
    expect(nobody).toEqual({ lineUserId: null, staff: false, months: [] });
  });

  test('calendars of areas are read at once, the nearest before those above it', async () => {
    const [district, below] = ['menus-district', 'menus-below'];
    const due = windowOf(MONTH).dueAt;
    await db.commit([
      putArea({ id: district, kind: 'district', parentId: COUNTRY, name: 'x', phone: null }),
      putArea({ id: below, kind: 'unit', parentId: district, name: 'x', phone: null }),
      putArea({ id: 'menus-beside', kind: 'unit', parentId: district, name: 'x', phone: null }),
      setCalendar({ areaId: district, month: MONTH, dueAt: due + 1 }),
      setCalendar({ areaId: below, month: MONTH, dueAt: due + 2 }),
    ]);
    const windows = await ownWindows(db, NOW);
    expect([below, 'menus-beside', unit].map((id) => windows.of(id, MONTH).dueAt - due)).toEqual([2, 1, 0]);
    const [holder] = await readUnitHolders(db, unit, NOW);
    expect(holder?.lineUserId).toBe(user(0));
    expect(holder && isApart(holder, windows)).toBe(false);
    expect(await readUnitHolders(db, below, NOW)).toEqual([]);
  });

  test('a job’s state is kept in its row', async () => {
    await db.commit([addToSchedule({ name: 'menus-test', nextAt: 1 })]);
    await db.commit([keepJobState({ name: 'menus-test', state: '{"a":1}' })]);
    expect(await db.rows(jobState({ name: 'menus-test' }))).toEqual([{ state: '{"a":1}' }]);
  });

  test('an errand knows the next one of its lane', async () => {
    const [first, second] = [uuid(), uuid()].sort() as [string, string];
    const lane = user(0);
    await db.commit([first, second].map((errandId) => menuErrand('reported', { lineUserId: lane, errandId }, NOW)));
    expect(await db.rows(laterErrand({ lane, id: first, at: NOW }))).toEqual([{ id: second }]);
    expect(await db.rows(laterErrand({ lane, id: second, at: NOW }))).toEqual([]);
    expect(await db.rows(laterErrand({ lane, id: second, at: NOW - 1 }))).toHaveLength(1);
  });
});
