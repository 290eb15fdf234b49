import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { addAudit, countAudit } from '../../bot/db/queries/audit.ts';
import { trailOf } from '../../bot/db/queries/audit-trail.ts';
import { delegationsAround } from '../../bot/db/queries/delegation.ts';
import { addAssignment } from '../../bot/db/queries/directory.ts';
import { putArea, putPerson } from '../../bot/db/queries/roster.ts';
import { areaInScope, type UnitInScope, unitInScope } from '../../bot/services/people/area-in-scope.ts';
import { findColleagues } from '../../bot/services/people/colleagues.ts';
import { delegate, loadDelegateFacts } from '../../bot/services/people/delegate.ts';
import { dutiesOf } from '../../bot/services/people/duties.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { loadTakeBackFacts, takeBack } from '../../bot/services/people/take-back.ts';
import { readUnitsInScope } from '../../bot/services/people/units-in-scope.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { isProblem } from '../../shared/api/problems.ts';
import type { Role } from '../../shared/people/roles.ts';
import { ENGINES, type OpenEngine } from './engines.ts';

const NOW = Date.parse('2026-12-03T03:00:00Z');
const DAY = 86_400_000;

describe.each(Object.entries(ENGINES))('a duty that is lent, on %s', (_name, open) => {
  let engine: OpenEngine;
  let db: Db;
  const run = uuid();
  const id = (name: string) => `${run}-${name}`;
  beforeAll(async () => {
    engine = await open();
    [db] = engine.dbs;
    const area = (name: string, kind: 'district' | 'unit', parentId: string) =>
      putArea({ id: id(name), kind, parentId, name: `ที่ ${name}`, phone: null });
    const person = (name: string, role: Role, areaId: string) => [
      putPerson({
        id: id(name),
        givenName: name,
        familyName: 'สกุล',
        birthDate: null,
        citizenHash: null,
        citizenTail: null,
      }),
      addAssignment({ personId: id(name), role, areaId, fromMonth: '2026-01', villageId: null, households: null }),
    ];
    await db.commit([
      area('d', 'district', COUNTRY),
      area('u1', 'unit', id('d')),
      area('u2', 'unit', id('d')),
      ...person('giver', 'unit-staff', id('u1')),
      ...person('stand-in', 'unit-staff', id('u2')),
      ...person('above', 'district', id('d')),
      ...person('reporter', 'volunteer', id('u1')),
    ]);
  });
  afterAll(() => engine?.stop());

  const member = (name: string, role: Role, area: string): Member => ({
    id: id(name),
    name,
    assignments: [
      {
        role,
        area_id: id(area),
        area_name: '',
        area_phone: null,
        village_id: null,
        village_name: null,
        households: null,
        from_month: '2026-01',
        to_month: null,
      },
    ],
  });
  const giver = member('giver', 'unit-staff', 'u1');
  const standIn = member('stand-in', 'unit-staff', 'u2');
  const unitOf = async (who: Member, now = NOW) => {
    const unit = await unitInScope(db, { member: who, action: 'delegation.give', areaId: id('u1'), now });
    if (isProblem(unit)) throw new Error(unit.problem);
    return unit;
  };
  const lend = (unit: UnitInScope, loan: string, on: Db = db) =>
    runVerb(on, async (view) => {
      const input = {
        id: loan,
        personId: standIn.id,
        role: 'unit-staff',
        fromAt: null,
        untilAt: NOW + 7 * DAY,
      } as const;
      return delegate(await loadDelegateFacts(view, giver, unit, input, NOW), input);
    });
  const units = async (now: number) =>
    (await readUnitsInScope(db, { member: standIn, after: null, limit: 9, now })).map((unit) => [
      unit.id,
      unit.actions.includes('delegation.give'),
    ]);

  test('is written once, holds where and while it should, and is over when it is taken back', async () => {
    const unit = await unitOf(giver);
    const loan = uuid();
    const told = await Promise.all(engine.dbs.flatMap((one) => [lend(unit, loan, one), lend(unit, loan, one)]));
    expect(told.filter((one) => 'replayed' in one && !one.replayed)).toHaveLength(1);
    const around = (personId: string, since = NOW) =>
      db.rows(delegationsAround({ personId, month: '2026-12', since, limit: 9 }));
    for (const who of [giver, standIn])
      expect(await around(who.id)).toMatchObject([
        { id: loan, given_name: 'stand-in', giver_given_name: 'giver', area_name: 'ที่ u1', revoked_at: null },
      ]);
    expect(await around(id('above'))).toEqual([]);
    expect(await around(giver.id, NOW + 7 * DAY)).toEqual([]);
    expect(await units(NOW)).toEqual([
      [id('u1'), false],
      [id('u2'), true],
    ]);
    expect(await dutiesOf(db, standIn, NOW)).toHaveLength(2);
    const asks = (now: number) => areaInScope(db, { member: standIn, action: 'report.certify', areaId: unit.id, now });
    expect(await asks(NOW)).toMatchObject({ id: unit.id, areaIds: [id('u1'), id('d'), COUNTRY] });
    expect(await asks(NOW + 7 * DAY)).toMatchObject({ problem: 'not-found' });
    expect(await units(NOW + 7 * DAY)).toEqual([[id('u2'), true]]);
    const over = await runVerb(db, async (view) =>
      takeBack(await loadTakeBackFacts(view, unit, loan, NOW + 1), giver.id),
    );
    expect(over).toEqual({ ended: true });
    expect(await units(NOW + 2)).toEqual([[id('u2'), true]]);
  });

  test('goes to somebody of the district, found by the beginning of a name', async () => {
    const unit = await unitOf(giver);
    const find = async (name: string) =>
      (await findColleagues(db, unit, { name, now: NOW, limit: 9 })).map((one) => one.id);
    expect(await find('สกุล')).toEqual([id('above'), id('giver'), id('stand-in')]);
    expect(await find('stand')).toEqual([id('stand-in')]);
    expect(await find('reporter')).toEqual([]);
    expect(await find('%')).toEqual([]);
    // Without a name those of the unit itself.
    expect(await find('')).toEqual([id('giver')]);
  });

  test('stands in the trail with the name of whoever stood in', async () => {
    const note = { unitId: id('u1'), at: NOW, action: 'report.certified', subject: 'report:r', detail: null };
    await db.commit(
      ['stand-in', 'above', 'stranger'].flatMap((name) => [
        countAudit({ unitId: note.unitId }),
        addAudit({ ...note, actor: `person:${id(name)}` }),
      ]),
    );
    const rows = await db.rows(trailOf({ unitId: note.unitId, subject: 'report:r', after: 0, limit: 9 }));
    expect(rows.map(({ given_name }) => given_name)).toEqual(['stand-in', 'above', null]);
    const whole = await db.rows(trailOf({ unitId: note.unitId, subject: '', after: 1, limit: 2 }));
    expect(whole).toHaveLength(2);
  });
});
