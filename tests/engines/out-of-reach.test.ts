import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { auditAfter } from '../../bot/db/queries/audit.ts';
import { noteFollower } from '../../bot/db/queries/conversation.ts';
import { addAssignment, linkLineUser } from '../../bot/db/queries/directory.ts';
import { setChoice } from '../../bot/db/queries/reminder-choice.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { putArea, putPerson, putPhone } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { loadSmartphoneFacts, noteSmartphone } from '../../bot/services/people/note-smartphone.ts';
import { readUnitsInScope } from '../../bot/services/people/units-in-scope.ts';
import { refuseAccess } from '../../bot/services/refused.ts';
import { callList, missingByVillage, missingInVillage } from '../../bot/services/reminder/out-of-reach.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const MONTH = '2026-10';
/** September is still open. */
const NOW = startOfMonth(MONTH) + 1;
const HOUR = 3_600_000;

const endAssignment = statement('test.end-assignment', (q, p: { personId: string; from: string; to: string }) =>
  q
    .updateTable('assignment')
    .set({ to_month: p.to })
    .where('person_id', '=', p.personId)
    .where('from_month', '=', p.from),
);

const refuse = statement('test.refuse', (q, p: { lane: string; at: number }) =>
  q.updateTable('follower').set({ refused_at: p.at }).where('lane', '=', p.lane),
);

describe.each(Object.entries(ENGINES))('who is missing, on %s', (_name, open) => {
  let engine: OpenEngine;
  let db: Db;
  const unitId = `unit-${uuid()}`;
  const laneOf = (name: string) => `U-${unitId}-${name}`;
  const village = (n: number) => `${unitId}-v${n}`;
  beforeAll(async () => {
    engine = await open();
    db = engine.dbs[0];
    // One who is in no village.
    await makeUnit(db, unitId, 1);
    await db.commit([
      ...[2, 10].map((n) =>
        putArea({ id: village(n), kind: 'village', parentId: unitId, name: `หมู่ ${n}`, phone: null }),
      ),
      ...volunteer('b', 2),
      ...volunteer('a', 2),
      ...volunteer('c', 10),
      // Moved from the one to the other: the month tells in which village she is missed.
      ...volunteer('moved', 10, '2026-10'),
      ...assignment('moved', 2, '2026-01', '2026-09'),
      ...volunteer('left', 2, '2026-01', '2026-09'),
      ...volunteer('later', 2, '2026-12'),
      ...volunteer('sent', 2),
      report('sent'),
    ]);
  });
  afterAll(() => engine?.stop());

  const assignment = (name: string, n: number, fromMonth: string, to: string | null) => [
    addAssignment({
      personId: `${unitId}-${name}`,
      role: 'volunteer',
      areaId: unitId,
      fromMonth,
      villageId: village(n),
      households: 10,
    }),
    ...(to ? [endAssignment({ personId: `${unitId}-${name}`, from: fromMonth, to })] : []),
  ];
  const volunteer = (name: string, n: number, from = '2026-01', to: string | null = null) => [
    putPerson({
      id: `${unitId}-${name}`,
      givenName: 'ทดสอบ',
      familyName: name,
      birthDate: null,
      citizenHash: null,
      citizenTail: null,
    }),
    ...assignment(name, n, from, to),
  ];
  const report = (name: string) =>
    openReport({
      unitId,
      id: uuid(),
      personId: `${unitId}-${name}`,
      month: MONTH,
      number: uuid(),
      at: 1,
      onTime: 1,
      streak: 0,
      points: 100,
      villageId: null,
      attention: 0,
      numbers: null,
      filedAt: null,
    });

  test('a head volunteer’s village: those who were in it that month and have not reported', async () => {
    const at = (n: number, month = MONTH) => missingInVillage(db, { unitId, villageId: village(n), month });
    expect(await at(2)).toEqual({ count: 2, names: ['ทดสอบ a', 'ทดสอบ b'] });
    expect(await at(10)).toEqual({ count: 2, names: ['ทดสอบ c', 'ทดสอบ moved'] });
    expect((await at(2, '2026-09')).names).toEqual(['ทดสอบ a', 'ทดสอบ b', 'ทดสอบ left', 'ทดสอบ moved', 'ทดสอบ sent']);
    expect(await missingInVillage(db, { unitId, villageId: 'of-another', month: MONTH })).toEqual({
      count: 0,
      names: [],
    });
  });

  test('how many of each village, and of none', async () => {
    const counts = await missingByVillage(db, { unitId, month: MONTH });
    expect(counts.length).toBe(3);
    expect(counts).toEqual(
      expect.arrayContaining([
        { villageId: village(2), count: 2 },
        { villageId: village(10), count: 2 },
        { villageId: null, count: 1 },
      ]),
    );
  });

  test('the call list says of each why no reminder reaches her, by village and name', async () => {
    const at = (name: string) => ({ personId: `${unitId}-${name}`, lineUserId: laneOf(name), at: 5 });
    await db.commit([
      ...['a', 'b', 'c', 'moved'].map((name) => linkLineUser({ ...at(name), noticeVersion: '1' })),
      noteFollower({ lane: laneOf('b'), at: 5, blockedAt: 6 }),
      noteFollower({ lane: laneOf('c'), at: 5, blockedAt: null }),
      refuse({ lane: laneOf('c'), at: 7 }),
      setChoice({ personId: at('moved').personId, level: 'menu', slot: 'any', at: 8 }),
      putPhone({ personId: at('c').personId, phone: '0000000009' }),
    ]);
    const { totals, people } = await callList(db, { unitId, month: MONTH });
    expect(totals).toEqual({ entitled: 6, reported: 1, missing: 5, outOfReach: 4 });
    const nobody = `ทดสอบ ${unitId}-p0`;
    expect(people.map(({ name, village, phone, reach }) => [name, village, phone, reach])).toEqual([
      ['ทดสอบ a', 'หมู่ 2', null, null],
      ['ทดสอบ b', 'หมู่ 2', null, { why: 'blocked', since: 6 }],
      ['ทดสอบ c', 'หมู่ 10', '0000000009', { why: 'refused', since: 7 }],
      ['ทดสอบ moved', 'หมู่ 10', null, { why: 'menu-only', since: 8 }],
      [nobody, null, null, { why: 'never-linked', since: null }],
    ]);
    expect(await callList(db, { unitId: 'nowhere', month: MONTH })).toMatchObject({ totals: { entitled: 0 } });
  });

  test('who is assigned twice is called once, where she came last', async () => {
    const other = `unit-${uuid()}`;
    await makeUnit(db, other, 0);
    await db.commit([
      ...volunteer('twice', 2),
      ...assignment('twice', 10, '2026-05', null),
      ...volunteer('gone', 2),
      addAssignment({
        personId: `${unitId}-gone`,
        role: 'volunteer',
        areaId: other,
        fromMonth: '2026-05',
        villageId: null,
        households: null,
      }),
    ]);
    const namesOf = async (where: string) =>
      (await callList(db, { unitId: where, month: MONTH })).people.map(({ name, village }) => [name, village]);
    const here = await namesOf(unitId);
    expect(here.filter(([name]) => name === 'ทดสอบ twice')).toEqual([['ทดสอบ twice', 'หมู่ 10']]);
    expect(here.filter(([name]) => name === 'ทดสอบ gone')).toEqual([]);
    expect(await namesOf(other)).toEqual([['ทดสอบ gone', null]]);
    expect((await missingInVillage(db, { unitId, villageId: village(2), month: MONTH })).count).toBe(2);
  });

  test('units of staff are read downwards, each once, and page by page', async () => {
    const id = (name: string) => `${unitId}-${name}`;
    const area = (name: string, kind: 'province' | 'district' | 'unit', above: string) =>
      putArea({ id: id(name), kind, parentId: above, name: `ที่ ${name}`, phone: null });
    const duty = (role: 'district' | 'unit-staff', name: string, from = MONTH) =>
      addAssignment({
        personId: id('a'),
        role,
        areaId: id(name),
        fromMonth: from,
        villageId: null,
        households: null,
      });
    await db.commit([
      area('province', 'province', COUNTRY),
      ...['d1', 'd2'].map((name) => area(name, 'district', id('province'))),
      ...['u1', 'u2', 'u3'].map((name) => area(name, 'unit', id('d1'))),
      area('u4', 'unit', id('d2')),
      duty('district', 'd1'),
      duty('unit-staff', 'u2'),
      duty('unit-staff', 'd2'),
      duty('unit-staff', 'u4', '2026-11'),
    ]);
    const read = (after: string | null, limit: number, now = NOW) =>
      readUnitsInScope(db, { member: { id: id('a'), name: 'a', assignments: [] }, after, limit, now });
    expect((await read(null, 9)).map((unit) => [unit.id, unit.district])).toEqual(
      ['u1', 'u2', 'u3'].map((name) => [id(name), 'ที่ d1']),
    );
    expect((await read(null, 2)).map((unit) => unit.id)).toEqual([id('u1'), id('u2')]);
    expect((await read(id('u2'), 2)).map((unit) => unit.id)).toEqual([id('u3')]);
    expect(await read(null, 9, startOfMonth('2026-11'))).toHaveLength(4);
    expect(await read(null, 9, startOfMonth('2026-09'))).toEqual([]);
  });

  test('staff note who has no smartphone, once, and only of their own volunteers', async () => {
    const note = (name: string, smartphone: boolean | null, where = unitId) =>
      runVerb(db, async (view) => {
        const personId = `${unitId}-${name}`;
        const facts = await loadSmartphoneFacts(view, { unitId: where, personId, now: NOW });
        return noteSmartphone(facts, { personId, smartphone, by: 'staff' });
      });
    expect(await note('p0', false)).toEqual({ changed: true });
    expect(await note('p0', false)).toEqual({ changed: false });
    // Not of this unit, and not of it yet.
    for (const [name, where] of [
      ['p0', 'elsewhere'],
      ['later', unitId],
    ] as const)
      expect(await note(name, false, where)).toEqual({ problem: 'not-found' });
    // Of last month, which is still open.
    expect(await note('left', true)).toEqual({ changed: true });
    const { people } = await callList(db, { unitId, month: MONTH });
    expect(people.at(-1)).toMatchObject({ smartphone: false, reach: { why: 'no-smartphone' } });
    expect(await note('p0', null)).toEqual({ changed: true });
    const trail = await db.rows(auditAfter({ unitId, seq: 0, limit: 10 }));
    expect(trail.map(({ action, detail }) => [action, detail && JSON.parse(detail)])).toEqual([
      ['person.smartphone-noted', { from: null, to: 0 }],
      ['person.smartphone-noted', { from: null, to: 1 }],
      ['person.smartphone-noted', { from: 0, to: null }],
    ]);
  });

  test('a refusal is written down once in an hour, whoever else is refused meanwhile', async () => {
    const refused = { personId: 'p', action: 'unit.call-list', unitId, areaId: unitId } as const;
    const trail = async () =>
      (await db.rows(auditAfter({ unitId, seq: 0, limit: 50 }))).filter(({ action }) => action === 'access.refused');
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => refuseAccess(engine.dbs[n % engine.dbs.length] ?? db, refused, NOW)),
    );
    expect(await trail()).toMatchObject([
      { at: NOW, actor: 'person:p', subject: `unit:${unitId}`, detail: '{"action":"unit.call-list"}' },
    ]);
    await refuseAccess(db, { ...refused, personId: 'q' }, NOW);
    await refuseAccess(db, refused, NOW + HOUR);
    expect((await trail()).map(({ actor }) => actor)).toEqual(['person:p', 'person:q', 'person:p']);
  });
});
