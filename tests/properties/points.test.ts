import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, one } from '../../bot/db/db.ts';
import { addAssignment } from '../../bot/db/queries/directory.ts';
import { accountOf, ledgerOf, unfoldedAccounts } from '../../bot/db/queries/points.ts';
import { statement } from '../../bot/db/statement.ts';
import { award } from '../../bot/services/points/award.ts';
import { followStrays } from '../../bot/services/points/follow.ts';
import { reverse } from '../../bot/services/points/reverse.ts';
import { spend } from '../../bot/services/points/spend.ts';
import { addMonths, fiscalYear, monthAt, startOfMonth } from '../../shared/calendar/months.ts';
import { pointsFor } from '../../shared/points/earn.ts';
import { expired, expiringSoon, expiryOf } from '../../shared/points/expiry.ts';
import {
  type Account,
  applyCredit,
  applyDebit,
  applyReversal,
  fold,
  type LedgerEntry,
} from '../../shared/points/ledger.ts';
import { streakBefore } from '../../shared/points/streak.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';
import { runs } from '../support/runs.ts';

const points = fc.integer({ min: 1, max: 500 });
const move = fc.record({ kind: fc.constantFrom('credit', 'debit'), points });
const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  id: fc.uuid(),
  points: fc.integer({ min: -300, max: 300 }),
  reason: fc.constant('any'),
  month: fc.constant(null),
  at: fc.nat(10),
  dueAt: fc.option(fc.nat(10)),
});
const entries = fc.array(entry, { maxLength: 20 });
const net = ({ balance, debt }: Account) => balance - debt;
const sum = (list: readonly { points: number }[]) => list.reduce((total, { points: n }) => total + n, 0);

test('balance − debt is the sum of the entries, neither is below zero, and one of them is zero', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const account = fold(list);
      expect(net(account)).toBe(sum(list));
      expect(Math.min(account.balance, account.debt)).toBe(0);
    }),
  );
});

test('the order of entries does not matter', () => {
  fc.assert(
    fc.property(
      entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(fold(shuffled)).toEqual(fold(list));
      },
    ),
  );
});

test('step by step or all at once: an account is the fold of what was accepted', () => {
  fc.assert(
    fc.property(fc.array(move), fc.nat(300), (moves, debt) => {
      const accepted = debt > 0 ? [{ points: -debt }] : [];
      let account = fold(accepted);
      for (const { kind, points: n } of moves) {
        const next = kind === 'credit' ? applyCredit(account, n) : applyDebit(account, n);
        if (next === 'not-enough-points') {
          expect(account.balance).toBeLessThan(n);
          continue;
        }
        account = next;
        accepted.push({ points: kind === 'credit' ? n : -n });
        expect(account).toEqual(fold(accepted));
      }
    }),
  );
});

test('reports certified, withdrawn and points spent in any order: never below zero, and a debt is paid before anything else', () => {
  const deed = fc.record({ kind: fc.constantFrom('certify', 'withdraw', 'spend'), report: fc.nat(4), points });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const paid = new Map<number, number>();
      const booked: { points: number }[] = [];
      let account: Account = { balance: 0, debt: 0 };
      const book = (after: Account | 'not-enough-points', change: number) => {
        if (after === 'not-enough-points') return;
        account = after;
        booked.push({ points: change });
      };
      for (const { kind, report, points: n } of deeds) {
        const [held, { debt }] = [paid.get(report), account];
        if (kind === 'spend') book(applyDebit(account, n), -n);
        else if (kind === 'withdraw' && held !== undefined) {
          book(applyReversal(account, held), -held);
          paid.delete(report);
        } else if (kind === 'certify' && held === undefined) {
          book(applyCredit(account, n), n);
          paid.set(report, n);
          expect(account.debt).toBe(Math.max(0, debt - n));
        }
        expect(account).toEqual(fold(booked));
        expect(Math.min(account.balance, account.debt)).toBe(0);
      }
    }),
  );
});

test('what expires and will expire is within the balance, and taking it off leaves nothing to expire', () => {
  fc.assert(
    fc.property(entries, fc.nat(10), (list, now) => {
      const gone = expired(list, now);
      const soon = expiringSoon(list, now);
      expect(gone).toBeGreaterThanOrEqual(0);
      expect(gone + sum(soon)).toBeLessThanOrEqual(fold(list).balance);
      for (const { points: n, at } of soon) expect(n > 0 && at > now).toBe(true);
      const after =
        gone > 0 ? [...list, { id: 'x', points: -gone, reason: 'expired', month: null, at: now, dueAt: null }] : list;
      expect(expired(after, now)).toBe(0);
      expect(expiringSoon(after, now)).toEqual(soon);
    }),
  );
});

test('what is told to expire is what expires when the day comes', () => {
  fc.assert(
    fc.property(entries, fc.nat(10), (list, now) => {
      const told = expiringSoon(list, now);
      expect(expired(list, now) + sum(told)).toBe(expired(list, 10) + sum(expiringSoon(list, 10)));
      for (const { at } of told)
        expect(expired(list, now) + sum(told.filter((line) => line.at <= at))).toBe(expired(list, at));
    }),
  );
});

test('a credit lives for more than one fiscal year and at most two', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2100, 0) }), (at) => {
      const due = expiryOf(at);
      expect(fiscalYear(monthAt(due - 1))).toBe(fiscalYear(monthAt(at)) + 1);
      expect(fiscalYear(monthAt(due))).toBe(fiscalYear(monthAt(at)) + 2);
    }),
  );
});

test('points grow with the streak, up to a cap, and never depend on anything else', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.boolean(), (streak, onTime) => {
      const { total, parts } = pointsFor({ month: '2026-11', onTime, streak });
      expect(total).toBe(sum(parts));
      expect(total).toBe(100 + (onTime ? 20 : 0) + Math.min(30, 5 * streak));
    }),
  );
});

test('a streak is as long as the unbroken run of good months', () => {
  const past = fc.array(fc.record({ onTime: fc.boolean(), withdrawn: fc.boolean() }), { maxLength: 24 });
  fc.assert(
    fc.property(past, (list) => {
      const history = list.map((one, i) => ({ ...one, month: addMonths('2026-11', -1 - i) }));
      const broken = list.findIndex((one) => !one.onTime || one.withdrawn);
      expect(streakBefore('2026-11', [...history].reverse())).toBe(broken === -1 ? list.length : broken);
    }),
  );
});

const endPosts = statement('test.points-end-posts', (q, p: { personId: string; toMonth: string }) =>
  q
    .updateTable('assignment')
    .set({ to_month: p.toMonth })
    .where('person_id', '=', p.personId)
    .where('to_month', 'is', null),
);

/** Somebody who moves between three units, a month each time, and what happens to her points. */
async function mover(db: Db) {
  const units = ['a', 'b', 'c'].map((name) => `${name}-${uuid()}`) as [string, string, string];
  const [her] = await makeUnit(db, units[0], 1);
  for (const unitId of units.slice(1)) await makeUnit(db, unitId, 0);
  const personId = her?.id ?? '';
  let [month, home, total] = ['2026-11', units[0], 0];
  const paid = new Map<number, { unitId: string; points: number }>();
  const now = () => startOfMonth(month) + 5;
  const entry = (unitId: string, n: number) => {
    const of = { unitId, personId, points: n, at: now(), entryId: uuid(), reasonKey: uuid() };
    return { ...of, reason: 'any', month: null };
  };
  const account = async (unitId: string) => (await one(db, accountOf({ unitId, personId }))) ?? { balance: 0, debt: 0 };
  return {
    async certify(unitId: string, report: number, n: number) {
      if (paid.has(report)) return;
      await db.commit(award({ ...entry(unitId, n), dueAt: expiryOf(now()) }));
      paid.set(report, { unitId, points: n });
      total += n;
    },
    async withdraw(report: number) {
      const held = paid.get(report);
      if (!held || !paid.delete(report)) return;
      await db.commit(reverse(entry(held.unitId, held.points)));
      total -= held.points;
    },
    async spend(n: number) {
      if ((await account(home)).balance < n) return;
      await db.commit(spend(entry(home, n)));
      total -= n;
    },
    async move(unitId: string) {
      if (unitId === home) return;
      await db.commit([endPosts({ personId, toMonth: month })]);
      [month, home] = [addMonths(month, 1), unitId];
      const post = { personId, role: 'volunteer', areaId: unitId, fromMonth: month } as const;
      await db.commit([addAssignment({ ...post, villageId: null, households: null })]);
    },
    leave: () => db.commit([endPosts({ personId, toMonth: month })]),
    units,
    /** All units visited: what each other account keeps that does not only wait for its expiry, and all of them together. */
    async look() {
      for (const unitId of units) await followStrays({ db, ids: { uuid } }, unitId, now());
      let sum = 0;
      const stranded: number[] = [];
      for (const unitId of units) {
        const ledger = (await db.rows(ledgerOf({ unitId, personId }))).map((row) => ({ ...row, dueAt: row.due_at }));
        const { balance, debt } = await account(unitId);
        expect(Math.min(balance, debt)).toBe(0);
        sum += balance - debt;
        if (unitId !== home) stranded.push(balance - expired(ledger, now()), debt);
      }
      return { stranded, sum, total };
    },
  };
}

let store: OpenEngine;
beforeAll(async () => {
  store = (await ENGINES['better-sqlite3']?.()) as OpenEngine;
});
afterAll(() => store?.stop());

test('wherever reports are certified, taken back and points spent, moving neither makes nor loses any, nor strands one', async () => {
  const deed = fc.record({
    kind: fc.constantFrom('certify', 'withdraw', 'spend', 'move', 'leave', 'look'),
    unit: fc.nat(2),
    report: fc.nat(3),
    points: fc.integer({ min: 1, max: 200 }),
  });
  const [db] = store.dbs;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const her = await mover(db);
      const look = async () => {
        const { stranded, sum: held, total } = await her.look();
        expect([stranded, held]).toEqual([[0, 0, 0, 0], total]);
      };
      for (const { kind, unit, report, points: n } of deeds) {
        const unitId = her.units[unit] ?? '';
        const acts = {
          certify: () => her.certify(unitId, report, n),
          withdraw: () => her.withdraw(report),
          spend: () => her.spend(n),
          move: () => her.move(unitId),
          leave: her.leave,
          look,
        };
        await acts[kind]();
      }
      await look();
      expect(await db.rows(unfoldedAccounts({}))).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
});
