import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { addAssignment } from '../../bot/db/queries/directory.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { putArea, putPerson } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { missingByVillage, missingInVillage } from '../../bot/services/reminder/out-of-reach.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

vi.setConfig({ testTimeout: 60_000 });
const MONTH = '2026-10';

const endAssignment = statement('test.end-assignment', (q, p: { personId: string; from: string; to: string }) =>
  q
    .updateTable('assignment')
    .set({ to_month: p.to })
    .where('person_id', '=', p.personId)
    .where('from_month', '=', p.from),
);

describe.each(Object.entries(ENGINES))('who is missing, on %s', (_name, open) => {
  let engine: OpenEngine;
  let db: Db;
  const unitId = `unit-${uuid()}`;
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
      ...volunteer('later', 2, '2026-11'),
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
});
