import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenAccounts } from '../../bot/cli/verify.ts';
import { one } from '../../bot/db/db.ts';
import { accountOf } from '../../bot/db/queries/points.ts';
import { expirePoints } from '../../bot/jobs/expire-points.ts';
import { award } from '../../bot/services/points/award.ts';
import { spend } from '../../bot/services/points/spend.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';

const DUE = startOfMonth('2027-10');
const ids = { uuid: () => uuid() };
let engine: OpenEngine;

beforeAll(async () => {
  const open = ENGINES['better-sqlite3'];
  if (!open) throw new Error('no engine');
  engine = await open();
});
afterAll(() => engine?.stop());

test('what fell due and was not spent expires once, and the ledger says so', async () => {
  const [db] = engine.dbs;
  const [who] = await makeUnit(db, 'unit-expiry', 1);
  if (!who) throw new Error('nobody');
  const base = { unitId: 'unit-expiry', personId: who.id, month: null };
  const old = { ...base, entryId: uuid(), points: 100, reason: 'certified', reasonKey: 'a', at: DUE - 9e9, dueAt: DUE };
  const young = { ...old, entryId: uuid(), points: 50, reasonKey: 'b', dueAt: DUE + 3e10 };
  await db.commit([...award(old), ...award(young)]);
  await db.commit(spend({ ...base, entryId: uuid(), points: 30, reason: 'redeemed', reasonKey: 'c', at: DUE - 1e9 }));

  expect(await expirePoints(db, ids, DUE - 1)).toBe(0);
  expect(await expirePoints(db, ids, DUE)).toBe(1);
  expect(await one(db, accountOf(base))).toEqual({ balance: 50, debt: 0 });
  expect(await expirePoints(db, ids, DUE + 1000)).toBe(0);
  expect(await brokenAccounts(db)).toEqual([]);
});
