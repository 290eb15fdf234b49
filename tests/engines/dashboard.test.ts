import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import { one } from '../../bot/db/db.ts';
import { areaMonth } from '../../bot/db/queries/area-month.ts';
import { unitMonthRows } from '../../bot/db/queries/dashboard.ts';
import { addAssignment } from '../../bot/db/queries/directory.ts';
import { putArea } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { buildUnitMonths } from '../../bot/jobs/build-unit-months.ts';
import { audit } from '../../bot/services/audit.ts';
import { addUpArea } from '../../bot/services/dashboard/add-up.ts';
import { buildUnit, rebuildUnit } from '../../bot/services/dashboard/build.ts';
import { figuresFromFacts } from '../../bot/services/dashboard/facts.ts';
import { proveArea, proveUnit } from '../../bot/services/dashboard/prove.ts';
import { callList } from '../../bot/services/reminder/out-of-reach.ts';
import { addUp, WHOLE_UNIT } from '../../shared/dashboard/figures.ts';
import { ELDER, MONTH } from '../services/report/facts.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { evidenceUnit, PACK_AT, standing } from './evidence-unit.ts';

const NEXT = '2026-11';
const pace = {};
const ids = { uuid };

const moveTo = statement('test.dashboard-village', (q, p: { personId: string; villageId: string | null }) =>
  q.updateTable('assignment').set({ village_id: p.villageId }).where('person_id', '=', p.personId),
);
const endIn = statement('test.dashboard-end', (q, p: { personId: string; month: string }) =>
  q.updateTable('assignment').set({ to_month: p.month }).where('person_id', '=', p.personId),
);
const addArea = statement('test.dashboard-area', (q, p: { id: string; parentId: string }) =>
  q
    .insertInto('area')
    .values({ id: p.id, kind: 'village', parent_id: p.parentId, name: p.id, phone: null, parent_body: null }),
);
const intoArea = statement('test.dashboard-into', (q, p: { unitId: string; parentId: string }) =>
  q.updateTable('area').set({ parent_id: p.parentId }).where('id', '=', p.unitId),
);
const falsifyArea = statement('test.dashboard-falsify-area', (q, p: { areaId: string; spread: string }) =>
  q.updateTable('area_month').set({ spread: p.spread }).where('area_id', '=', p.areaId).where('month', '=', MONTH),
);
const falsify = statement('test.dashboard-falsify', (q, p: { unitId: string; certified: number; sums: string }) =>
  q
    .updateTable('unit_month')
    .set({ certified: p.certified, sums: p.sums })
    .where('unit_id', '=', p.unitId)
    .where('month', '=', MONTH)
    .where('village_id', '=', ''),
);

describe.each(Object.entries(ENGINES))('the figures of a unit, on %s', (_name, open) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());
  const stage = async (volunteers: number) => {
    const unit = await evidenceUnit(engine.dbs[0], volunteers);
    const { db, unitId } = unit;
    const rows = (month = MONTH) => db.rows(unitMonthRows({ unitId, month }));
    const whole = async (month = MONTH) => (await rows(month)).find(({ village_id }) => village_id === '');
    const build = (now = PACK_AT) => buildUnit(db, { unitId, now });
    const faults = async () => (await proveUnit(db, unitId)).faults;
    return { ...unit, rows, whole, build, faults };
  };

  test('follow the reports through their states', async () => {
    const { unitId, db, members, send, vouch, build, whole, faults } = await stage(4);
    await build();
    expect(await whole()).toMatchObject({ entitled: 4, reported: 0, certified: 0, sums: '{}' });
    for (const n of [0, 1, 2]) await send(n, n + 1);
    await vouch(0);
    await build();
    expect(await whole()).toMatchObject({ entitled: 4, reported: 3, on_time: 3, certified: 1, returned: 0 });
    expect(JSON.parse((await whole())?.sums ?? '')).toEqual({ [ELDER]: 6 });
    expect((await whole())?.median_wait_ms).toBeGreaterThan(0);
    // Nothing of that told the trail: a roster that was changed by hand is for the command that makes all anew.
    await db.commit([standing({ personId: members[3] ?? '', standing: 'waiting' })]);
    await build();
    expect(await whole()).toMatchObject({ entitled: 4 });
    expect(await faults()).toEqual([
      expect.stringContaining(`${unitId} ${MONTH}:`),
      expect.stringContaining(`${unitId} ${MONTH} -:`),
    ]);
    await rebuildUnit(db, { unitId, now: PACK_AT });
    expect([await whole(), await faults()]).toMatchObject([{ entitled: 3 }, []]);
    // Whoever leaves counts in her last month, in both; whoever is no part of the quota reports and is called as well.
    await db.commit([endIn({ personId: members[2] ?? '', month: MONTH })]);
    await rebuildUnit(db, { unitId, now: PACK_AT });
    const called = async (month: string) => (await callList(db, { unitId, month })).totals.entitled;
    expect([(await whole())?.entitled, await called(MONTH)]).toEqual([3, 4]);
    expect([(await whole(NEXT))?.entitled, await called(NEXT)]).toEqual([2, 3]);
  });

  test('stand for each village, and a village that everybody left is gone', async () => {
    const { unitId, db, members, send, build, rows, faults } = await stage(3);
    const [one, two] = [`${unitId}-v1`, `${unitId}-v2`];
    await db.commit([addArea({ id: one, parentId: unitId }), addArea({ id: two, parentId: unitId })]);
    const put = (n: number, villageId: string) => moveTo({ personId: members[n] ?? '', villageId });
    await db.commit([put(0, one), put(1, one), put(2, two)]);
    await send(0, 5);
    await build();
    const seen = async () => (await rows()).map((row) => [row.village_id, row.entitled, row.reported]);
    expect(await seen()).toEqual([
      ['', 3, 1],
      [one, 2, 1],
      [two, 1, 0],
    ]);
    const told = { unitId, at: PACK_AT, actor: 'system', action: 'roster.applied', subject: 'roster-import:x' };
    await db.commit([put(2, one), ...audit(told)]);
    await build(PACK_AT + 1);
    expect([await seen(), await faults()]).toEqual([
      [
        ['', 3, 1],
        [one, 3, 1],
      ],
      [],
    ]);
  });

  test('are made by any number of runners, and an older reading never takes a newer one’s place', async () => {
    const { unitId, db, send, whole, build, faults } = await stage(12);
    const others = engine.dbs.map((other) => other);
    for (let n = 0; n < 12; n += 3) {
      await Promise.all([
        ...[0, 1, 2].map((more) => send(n + more, 1)),
        ...others.map((other) => buildUnit(other, { unitId, now: PACK_AT + n })),
        build(PACK_AT + n),
      ]);
    }
    await build(PACK_AT + 20);
    expect([await whole(), await faults()]).toMatchObject([{ reported: 12 }, []]);
    const newest = await whole();
    await rebuildUnit(olderReading(db, unitId), { unitId, now: PACK_AT + 30 });
    expect(await whole()).toEqual(newest);
  });

  test('the job finds what has moved, opens a new month for all, and rests', async () => {
    const { db, unitId, send, whole, build } = await stage(2);
    const quiet = await stage(1);
    const clock = { now: () => PACK_AT };
    await build();
    await send(0, 3);
    expect(await buildUnitMonths({ db, ids, clock }, 'moved', pace)).toBe('done');
    expect(await whole()).toMatchObject({ reported: 1 });
    expect(await quiet.whole(NEXT)).toBeUndefined();
    expect(await buildUnitMonths({ db, ids, clock }, 'without', pace)).toBe('done');
    expect(await quiet.whole(NEXT)).toMatchObject({ entitled: 1, reported: 0 });
    const before = await whole();
    const later = { now: () => PACK_AT + 1 };
    expect(await buildUnitMonths({ db, ids, clock: later }, 'moved', pace)).toBe('done');
    expect(await whole()).toEqual(before);
    await db.commit(audit({ unitId, at: 1, actor: 'system', action: 'test', subject: `test:${uuid()}` }));
    expect(await buildUnitMonths({ db, ids, clock: later }, 'moved', { steps: 0 })).toBe('more');
  });

  test('the proof finds a figure that was changed', async () => {
    const { db, unitId, send, build, faults } = await stage(2);
    await send(0, 7);
    await build();
    expect(await faults()).toEqual([]);
    await send(1, 1);
    // Not wrong, only not made yet.
    expect(await proveUnit(db, unitId)).toEqual({ faults: [], behind: 1 });
    await build();
    await db.commit([falsify({ unitId, certified: 1, sums: `{"${ELDER}":8}` })]);
    expect(await faults()).toEqual([`unit_month ${unitId} ${MONTH}: certified is 1, the facts say 0`]);
    await db.commit([falsify({ unitId, certified: 0, sums: `{"${ELDER}":9}` })]);
    expect(await faults()).toEqual([expect.stringContaining('sums')]);
  });

  const staged = async () => {
    const units = [await stage(4), await stage(3)] as const;
    const { db } = units[0];
    const areaId = `province-${uuid()}`;
    await db.commit([
      putArea({ id: areaId, kind: 'province', parentId: COUNTRY, name: areaId, phone: null }),
      ...units.map(({ unitId }) => intoArea({ unitId, parentId: areaId })),
    ]);
    const row = (month = MONTH) => one(db, areaMonth({ areaId, month }));
    const addedUp = async (now = PACK_AT) => {
      for (const { build } of units) await build(now);
      await addUpArea(db, { areaId, now });
    };
    const proof = () => proveArea(db, areaId);
    return { db, areaId, units, row, addedUp, proof };
  };

  test('add up to those of their province, whatever was sent, returned, certified or moved', async () => {
    const { db, units, row, addedUp, proof } = await staged();
    const moved = new Set<string>();
    for (const [turn, act] of fc.sample(ACTS, { seed: 5, numRuns: 18 }).entries()) {
      await happen(units, moved, act, turn + 1);
      if (turn % 6 < 5) continue;
      await addedUp(PACK_AT + turn);
      const facts = await Promise.all(units.map(({ unitId }) => figuresFromFacts(db, { unitId, month: MONTH })));
      const whole = facts.flatMap((figures) => figures.get(WHOLE_UNIT) ?? []);
      const sum = (of: 'entitled' | 'reported' | 'certified' | 'returned') =>
        whole.reduce((all, figures) => all + figures[of], 0);
      const oldest = whole.flatMap(({ oldestWaitingAt: at }) => at ?? []);
      expect(await row()).toMatchObject({
        entitled: sum('entitled'),
        reported: sum('reported'),
        certified: sum('certified'),
        returned: sum('returned'),
        oldest_waiting_at: oldest.length > 0 ? Math.min(...oldest) : null,
        sums: JSON.stringify(addUp(whole.map(({ sums }) => sums))),
      });
      expect(await proof()).toEqual({ faults: [], behind: 0 });
    }
    expect(await row()).toMatchObject({ entitled: 7 });
  });

  test('are added up anew where they were put anew, and the proof tells what is wrong from what is behind', async () => {
    const { db, areaId, units, row, addedUp, proof } = await staged();
    await addedUp();
    await units[0].send(0, 3);
    await units[0].build(PACK_AT + 1);
    expect([await row(), await proof()]).toMatchObject([{ reported: 0 }, { faults: [], behind: 1 }]);
    const later = PACK_AT + 1000;
    await addUpArea(db, { areaId, now: later });
    expect([await row(), await proof()]).toMatchObject([
      { reported: 1, built_at: later },
      { faults: [], behind: 0 },
    ]);
    // The month before has not changed since; the current one says that somebody looked.
    await addUpArea(db, { areaId, now: later + 1 });
    expect([await row(), await row(NEXT)]).toMatchObject([{ built_at: later }, { built_at: later + 1 }]);
    await db.commit([falsifyArea({ areaId, spread: '{}' })]);
    expect((await proof()).faults).toEqual([expect.stringContaining(`area_month ${areaId} ${MONTH}: spread is {}`)]);
    await rebuildUnit(db, { unitId: units[1].unitId, now: later });
    await addUpArea(db, { areaId, now: later });
    expect(await proof()).toEqual({ faults: [], behind: 0 });
  });
});

type Unit = Omit<Awaited<ReturnType<typeof evidenceUnit>>, 'build'>;

/** What happens in which of two units, and to whom of it. */
const ACTS = fc.tuple(fc.constantFrom('send', 'vouch', 'putBack', 'move'), fc.constantFrom(0, 1), fc.nat(2));

async function happen(
  units: readonly [Unit, Unit],
  moved: Set<string>,
  [what, which, n]: readonly [string, 0 | 1, number],
  count: number,
): Promise<void> {
  const unit = units[which];
  const personId = unit.members[n] ?? '';
  const state = (await unit.onFile(n)).report?.state ?? null;
  if (what === 'send' && state !== 'certified') await unit.send(n, count);
  if (what === 'vouch' && state === 'submitted') await unit.vouch(n);
  if (what === 'putBack' && state === 'submitted') await unit.putBack(n);
  if (what !== 'move' || moved.has(personId)) return;
  moved.add(personId);
  const next = { personId, role: 'volunteer', areaId: units[which === 0 ? 1 : 0].unitId, fromMonth: MONTH } as const;
  const told = { at: PACK_AT, actor: 'system', action: 'roster.applied', subject: 'roster-import:x' };
  await unit.db.commit([
    endIn({ personId, month: '2026-09' }),
    addAssignment({ ...next, villageId: null, households: 9 }),
    ...units.flatMap(({ unitId }) => audit({ unitId, ...told })),
  ]);
}

/** The same store, seen by a runner that was held up: its trail ends where nothing had happened. */
function olderReading(db: OpenEngine['dbs'][0], unitId: string): OpenEngine['dbs'][0] {
  return {
    ...db,
    rows: async (asked) => {
      const rows = await db.rows(asked);
      if (asked.template.name !== 'evidence.trail-head')
        return asked.template.name === 'dashboard.report-facts' ? [] : rows;
      return rows.map((row) => ({ ...row, unit_id: unitId, last_seq: 0 }));
    },
  };
}
