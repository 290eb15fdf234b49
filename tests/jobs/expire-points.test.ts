import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenAccounts, brokenChains } from '../../bot/cli/verify.ts';
import { type Db, one } from '../../bot/db/db.ts';
import { auditAfter } from '../../bot/db/queries/audit.ts';
import { accountOf, ledgerOf } from '../../bot/db/queries/points.ts';
import type { Statement } from '../../bot/db/statement.ts';
import { expirePoints } from '../../bot/jobs/expire-points.ts';
import { award } from '../../bot/services/points/award.ts';
import { readPoints } from '../../bot/services/points/reading.ts';
import { spend } from '../../bot/services/points/spend.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';

const DUE = startOfMonth('2027-10');
const NEXT_DUE = startOfMonth('2028-10');
const ids = { uuid: () => uuid() };
const PEOPLE = 1200;
const UNITS = ['unit-a', 'unit-b', 'unit-c'];
/** What the nth person spent of the 100 points that fall due; 100 more fall due a year later. Most spent all. */
const spentBy = (index: number) => (index % 7 === 0 ? 0 : index % 7 === 1 ? 30 : index % 7 === 2 ? 150 : 100);
const ENGINE_NAMES = ['better-sqlite3', 'better-sqlite3 without group commit', 'PostgreSQL'];

describe.each(ENGINE_NAMES)('the yearly expiry on %s', (name) => {
  let engine: OpenEngine;
  const people: { unitId: string; personId: string; spent: number }[] = [];

  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
    const [db] = engine.dbs;
    for (const unitId of UNITS) {
      const members = await makeUnit(db, unitId, PEOPLE / UNITS.length);
      const added = members.map(({ id }, index) => ({ unitId, personId: id, spent: spentBy(index) }));
      people.push(...added);
      await db.commit(added.flatMap(startingWith));
    }
  });
  afterAll(() => engine?.stop());

  test('nothing expires before its time', async () => {
    expect(await expirePoints(engine.dbs[0], ids, DUE - 1)).toBe(0);
  });

  test('a server that stops begins nothing new', async () => {
    expect(await expirePoints(engine.dbs[0], ids, DUE, { stopped: () => true })).toBe(0);
  });

  test('a run is bounded, and two at once book each account once', async () => {
    expect(await expirePoints(engine.dbs[0], ids, DUE, { steps: 2 })).toBe(40);
    let booked = 40;
    for (let round = 0; round < 4; round++) {
      const both = await Promise.all(engine.dbs.map((db) => expirePoints(db, ids, DUE + round, { steps: 30 })));
      booked += both.reduce((sum, one) => sum + one, 0);
    }
    expect(booked).toBe(PEOPLE);
    expect(await expirePoints(engine.dbs[0], ids, DUE + 1000)).toBe(0);
  });

  test('each has one entry for the date, and keeps what was not due', async () => {
    const [db] = engine.dbs;
    const booked = [];
    for (const { spent, ...who } of people) {
      const entries = (await db.rows(ledgerOf(who))).filter(({ reason }) => reason === 'expired');
      booked.push(entries.length);
      const expired = Math.max(0, 100 - spent);
      expect(entries.map(({ points }) => Math.abs(points))).toEqual([expired]);
      expect(await one(db, accountOf(who))).toEqual({ balance: 200 - spent - expired, debt: 0 });
    }
    expect(booked).toHaveLength(PEOPLE);
    expect(await brokenAccounts(db)).toEqual([]);
  });

  test('each booking has its audit row', async () => {
    const [db] = engine.dbs;
    const rows = (
      await Promise.all(UNITS.map((unitId) => db.rows(auditAfter({ unitId, seq: 0, limit: PEOPLE }))))
    ).flat();
    const expired = rows.filter(({ action }) => action === 'points.expired');
    expect(expired.map(({ subject }) => subject).sort()).toEqual(people.map((who) => `person:${who.personId}`).sort());
    expect(expired[0]).toMatchObject({ actor: 'system' });
    const told = expired.map(({ detail }) => JSON.parse(detail ?? '{}') as { points: number });
    expect(told.reduce((sum, { points }) => sum + points, 0)).toBe(
      people.reduce((sum, { spent }) => sum + Math.max(0, 100 - spent), 0),
    );
    expect(await brokenChains(db)).toEqual([]);
  });

  test('the bank book shows no entry of zero', async () => {
    const spent = people.find((who) => who.spent === 100);
    if (!spent) throw new Error('nobody');
    const { book } = await readPoints(engine.dbs[0], spent.unitId, spent.personId, DUE + 1);
    expect(book.entries.map(({ points }) => points)).toEqual([-100, 100, 100]);
  });

  test('what she spends while her expiry is worked out is not taken twice', async () => {
    const [db] = engine.dbs;
    const who = people.find(({ spent }) => spent === 0);
    if (!who) throw new Error('nobody');
    const late: Db = {
      ...db,
      commit: async (statements) => {
        const isHers = statements.some(({ params }) => params.personId === who.personId);
        if (isHers && !bought) {
          bought = true;
          await db.commit(buy(who, 30, NEXT_DUE - 1));
        }
        return db.commit(statements);
      },
    };
    let bought = false;
    await expirePoints(late, ids, NEXT_DUE);
    const entries = (await db.rows(ledgerOf(who))).map(({ reason, points }) => ({ reason, points }));
    expect(entries.slice(-2)).toEqual([
      { reason: 'redeemed', points: -30 },
      { reason: 'expired', points: -70 },
    ]);
    expect(await one(db, accountOf(who))).toEqual({ balance: 0, debt: 0 });
    expect(await brokenAccounts(db)).toEqual([]);
  });
});

interface Who {
  readonly unitId: string;
  readonly personId: string;
}

function startingWith({ spent, ...who }: Who & { readonly spent: number }): Statement[] {
  const credit = { ...who, points: 100, reason: 'certified', month: null };
  return [
    ...award({ ...credit, entryId: uuid(), reasonKey: 'old', at: DUE - 9e9, dueAt: DUE }),
    ...award({ ...credit, entryId: uuid(), reasonKey: 'young', at: DUE - 8e9, dueAt: NEXT_DUE }),
    ...(spent > 0 ? buy(who, spent, DUE - 7e9) : []),
  ];
}

function buy(who: Who, points: number, at: number): Statement[] {
  const { unitId, personId } = who;
  const entryId = uuid();
  return spend({ unitId, personId, entryId, points, reason: 'redeemed', reasonKey: `redeemed:${entryId}`, at });
}
