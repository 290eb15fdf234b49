import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import { ConstraintError, type Db, one } from '../../bot/db/db.ts';
import { auditAfter } from '../../bot/db/queries/audit.ts';
import { addAssignment, holdPerson, linkLineUser } from '../../bot/db/queries/directory.ts';
import { accountOf, ledgerOf, unfoldedAccounts } from '../../bot/db/queries/points.ts';
import { openReport } from '../../bot/db/queries/report.ts';
import { putArea, putAreaCode, putPerson } from '../../bot/db/queries/roster.ts';
import { importById, linesOf } from '../../bot/db/queries/roster-import.ts';
import { buildUnitMonths } from '../../bot/jobs/build-unit-months.ts';
import { keepHouse } from '../../bot/jobs/keep-house.ts';
import { audit } from '../../bot/services/audit.ts';
import { award } from '../../bot/services/points/award.ts';
import { reverse } from '../../bot/services/points/reverse.ts';
import { applyRoster } from '../../bot/services/roster/apply.ts';
import { knownByHash } from '../../bot/services/roster/known.ts';
import { readDoubts, readPreview } from '../../bot/services/roster/preview.ts';
import { stageRoster } from '../../bot/services/roster/stage.ts';
import { undoRoster } from '../../bot/services/roster/undo.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { dying, newLife } from '../support/mortal.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { PLAIN_REPORT } from './people.ts';

const MONTH = '2026-11';
const NOW = startOfMonth(MONTH) + 14 * 86_400_000;
const HEADINGS = ['เลขบัตรประชาชน', 'ชื่อ', 'สกุล', 'หน่วยบริการ', 'หลังคาเรือน', 'สถานะ', 'หมู่', 'วันเกิด'];

const idFrom = (n: number) => {
  const first = `7${String(n).padStart(11, '0')}`;
  return first + checkDigit(first);
};

const DEATHS = [1, 2].flatMap((commit) => [['before', commit] as const, ['after', commit] as const]);

describe.each(Object.entries(ENGINES))('a roster, on %s', (name, open) => {
  let engine: OpenEngine;
  let db: Db;
  const run = uuid().slice(-8);
  const [district, north, south, far] = ['d', 'north', 'south', 'far'].map((name) => `${run}-${name}`) as [
    string,
    string,
    string,
    string,
  ];
  const codes = { [north]: `N${run}`.toUpperCase(), [south]: `S${run}`.toUpperCase(), [far]: `F${run}`.toUpperCase() };
  const keys = { citizenHash: (digits: string) => `${run}-${digits}` };
  const ids = { uuid: () => uuid() };
  const hash = (n: number) => keys.citizenHash(idFrom(n));
  const person = (n: number) => knownByHash(db, hash(n));
  const line = (n: number, unit: string, rest: { name?: string; households?: string; status?: string } = {}) => [
    idFrom(n),
    rest.name ?? `คน${n}`,
    'ใจดี',
    codes[unit] ?? '',
    rest.households ?? '10',
    rest.status ?? '',
  ];
  const stage = (...lines: string[][]) => stageIn(MONTH, ...lines);
  const stageIn = async (month: string, ...lines: string[][]) => {
    const rows = (async function* () {
      yield* [['บัญชีรายชื่อ'], HEADINGS, ...lines].map((cells, at) => ({ line: at + 1, cells }));
    })();
    const file = { fileName: 'roster.csv', fileHash: 'x', rows, restoreZeros: false };
    const staged = await stageRoster(
      { db, ids, keys },
      { ...file, areaId: district, unitId: null, month, by: 'operator', now: NOW },
    );
    if (isProblem(staged)) throw new Error(staged.problem);
    return staged.importId;
  };
  const seqOf = async (importId: string) => (await one(db, importById({ id: importId })))?.seq ?? 0;
  const change = async (importId: string) => ({ importId, seq: await seqOf(importId), by: 'operator', now: NOW });
  const apply = async (importId: string, on = db) => applyRoster({ db: on, ids }, await change(importId));
  const undo = async (importId: string, on = db) => undoRoster({ db: on, ids }, await change(importId));
  const actions = async (importId: string) =>
    (await db.rows(linesOf({ importId, action: '', after: 2, limit: 100 }))).map(({ action }) => action);
  const problemsOf = async (importId: string) =>
    (await db.rows(linesOf({ importId, action: 'problem', after: 0, limit: 100 }))).map(({ line: at, problems }) => [
      at,
      JSON.parse(problems).map(({ code }: { code: string }) => code),
    ]);

  /** Somebody on the roster of a unit since January. */
  const onRoster = async (n: number, unitId: string) => {
    const personId = `${run}-p${n}`;
    const name = { givenName: `คน${n}`, familyName: 'ใจดี', birthDate: null };
    await db.commit([
      putPerson({ id: personId, ...name, citizenHash: hash(n), citizenTail: idFrom(n).slice(-4) }),
      addAssignment({
        personId,
        role: 'volunteer',
        areaId: unitId,
        fromMonth: '2026-01',
        villageId: null,
        households: 10,
      }),
    ]);
    return personId;
  };

  const DUE = startOfMonth('2027-10');
  const entry = (unitId: string, personId: string, month: string, points: number) => ({
    ...{ unitId, personId, points, month, reason: 'certified', at: NOW, entryId: uuid() },
    reasonKey: `${month}:${points}:${uuid()}`,
  });
  const sent = () => ({ id: uuid(), month: MONTH, number: uuid().slice(-12), at: NOW, ...PLAIN_REPORT });
  const reported = (personId: string) => openReport({ unitId: north, personId, ...sent() });
  const noted = (unitId: string) => audit({ unitId, at: NOW, actor: 'operator', action: 'test', subject: 'test:1' });
  /** Points of a report that she sent from a unit, whenever it is certified, and taken back. */
  const certified = (unitId: string, personId: string, month: string, points = 120) =>
    db.commit([...award({ ...entry(unitId, personId, month, points), dueAt: DUE }), ...noted(unitId)]);
  const withdrawn = (unitId: string, personId: string, month: string, points = 120) =>
    db.commit([...reverse(entry(unitId, personId, month, points)), ...noted(unitId)]);
  /** What the job does every other minute. */
  const visit = (at = NOW) => buildUnitMonths({ db, ids, clock: { now: () => at } }, 'moved', {});
  const accounts = async (personId: string) =>
    Promise.all([north, south].map((unitId) => one(db, accountOf({ unitId, personId }))));
  const EMPTY = { balance: 0, debt: 0 };

  beforeAll(async () => {
    engine = await open();
    db = engine.dbs[0];
    await db.commit([
      putArea({ id: district, kind: 'district', parentId: COUNTRY, name: 'อำเภอ', phone: null }),
      ...[north, south, far].flatMap((id) => [
        putArea({ id, kind: 'unit', parentId: id === far ? COUNTRY : district, name: id, phone: null }),
        putAreaCode({ areaId: id, scheme: 'hcode', fromMonth: '2020-01', code: codes[id] ?? '' }),
      ]),
    ]);
  });
  afterAll(() => engine.stop());

  test('brings in new people, changes those who are there, and is put back', async () => {
    for (const n of [1, 3]) await onRoster(n, north);
    const before = await person(1);
    const importId = await stage(
      line(1, north, { households: '12', status: 'รอขึ้นทะเบียน' }),
      line(2, north),
      line(3, north),
    );
    expect(await actions(importId)).toEqual(['change', 'new', 'same']);
    expect(await person(2)).toBeNull();
    expect(await apply(importId)).toEqual({ changed: 2, replayed: false });
    expect((await person(2))?.posts).toMatchObject([
      { unitId: north, fromMonth: MONTH, toMonth: null, households: 10 },
    ]);
    // The months before keep what was true in them.
    expect((await person(1))?.posts).toMatchObject([
      { fromMonth: MONTH, toMonth: null, households: 12, standing: 'waiting' },
      { fromMonth: '2026-01', toMonth: '2026-10', households: 10, standing: null },
    ]);
    expect(await apply(importId)).toEqual({ changed: 2, replayed: true });
    expect(await undo(importId)).toEqual({ changed: 2, replayed: false });
    expect(await person(2)).toBeNull();
    expect(await person(1)).toEqual(before);
    expect(await undo(importId)).toMatchObject({ replayed: true });
    const trail = await db.rows(auditAfter({ unitId: north, seq: 0, limit: 10 }));
    expect(trail.map(({ action, detail }) => [action, JSON.parse(detail ?? '{}')])).toEqual([
      ['roster.applied', { change: 1, new: 1 }],
      ['roster.undone', { change: 1, new: 1 }],
    ]);
  });

  test('moves somebody with her points and the dates on which they expire', async () => {
    const personId = await onRoster(10, north);
    await certified(north, personId, '2026-10');
    const importId = await stage(line(10, south));
    expect(await actions(importId)).toEqual(['move']);
    await apply(importId);
    expect((await person(10))?.posts).toMatchObject([
      { unitId: south, fromMonth: MONTH, toMonth: null },
      { unitId: north, toMonth: '2026-10', endReason: 'moved' },
    ]);
    expect(await accounts(personId)).toEqual([EMPTY, { balance: 120, debt: 0 }]);
    const moved = await db.rows(ledgerOf({ unitId: south, personId }));
    expect(moved).toMatchObject([{ points: 120, reason: 'transfer-in', due_at: DUE }]);
    await undo(importId);
    expect(await accounts(personId)).toEqual([{ balance: 120, debt: 0 }, EMPTY]);
    expect(await db.rows(unfoldedAccounts({}))).toEqual([]);
  });

  test('what is certified or taken back in her old unit after she moved reaches her in the new one, and so does a debt', async () => {
    const personId = await onRoster(11, north);
    await withdrawn(north, personId, '2026-08', 50);
    await apply(await stage(line(11, south)));
    expect(await accounts(personId)).toEqual([EMPTY, { balance: 0, debt: 50 }]);
    await certified(north, personId, '2026-10');
    await visit();
    expect(await accounts(personId)).toEqual([EMPTY, { balance: 70, debt: 0 }]);
    await withdrawn(north, personId, '2026-10');
    await visit();
    expect(await accounts(personId)).toEqual([EMPTY, { balance: 0, debt: 50 }]);
    expect(await db.rows(unfoldedAccounts({}))).toEqual([]);
  });

  test('points stay until a move begins, and follow whoever left and comes back elsewhere', async () => {
    const [moving, leaving] = [await onRoster(12, north), await onRoster(13, north)];
    for (const personId of [moving, leaving]) await certified(north, personId, '2026-10');
    await apply(await stage(line(13, north, { status: 'ลาออก' })));
    const later = await stageIn('2026-12', line(12, south), line(13, south));
    expect(await actions(later)).toEqual(['move', 'rejoin']);
    await apply(later);
    await visit();
    expect(await accounts(moving)).toEqual([{ balance: 120, debt: 0 }, null]);
    await visit(startOfMonth('2026-12'));
    for (const personId of [moving, leaving])
      expect(await accounts(personId)).toEqual([EMPTY, { balance: 120, debt: 0 }]);
    // What she was before is kept, and both units can read where she went.
    expect((await person(13))?.posts).toMatchObject([
      { unitId: south, fromMonth: '2026-12', toMonth: null },
      { unitId: north, fromMonth: '2026-01', toMonth: MONTH, endReason: 'resigned' },
    ]);
    for (const unitId of [north, south]) {
      const trail = await db.rows(auditAfter({ unitId, seq: 0, limit: 100 }));
      const told = trail
        .filter(({ action }) => action === 'roster.rejoin')
        .map(({ detail }) => JSON.parse(detail ?? ''));
      expect(told).toMatchObject([{ from: north, to: south }]);
    }
  });

  // All of them where a commit costs little.
  const deaths = name.includes('sqlite') ? DEATHS : DEATHS.slice(1, 2);
  test.each(deaths)('a process that dies %s commit %i leaves nothing half done', async (moment, commit) => {
    const n = 14 + DEATHS.findIndex((one) => one[0] === moment && one[1] === commit);
    const personId = await onRoster(n, north);
    await certified(north, personId, '2026-10');
    const importId = await stage(line(n, south));
    const full = { balance: 120, debt: 0 };
    for (const [verb, done, left] of [
      [applyRoster, 'applied', [EMPTY, full]],
      [undoRoster, 'undone', [full, EMPTY]],
    ] as const) {
      const life = newLife();
      const doing = verb({ db: dying(db, life, moment, commit), ids }, await change(importId));
      await Promise.race([doing, life.died]);
      await visit();
      const state = (await one(db, importById({ id: importId })))?.state;
      if (state !== done) await verb({ db, ids }, await change(importId));
      expect(await accounts(personId)).toEqual(left);
    }
    expect(await db.rows(unfoldedAccounts({}))).toEqual([]);
  });

  test('ends the post of who died with the month, and takes back who comes again', async () => {
    await onRoster(20, north);
    const leave = await stage(line(20, north, { status: 'เสียชีวิต' }));
    expect(await actions(leave)).toEqual(['leave']);
    await apply(leave);
    expect((await person(20))?.posts).toMatchObject([{ toMonth: MONTH, endReason: 'died' }]);
    await undo(leave);
    expect((await person(20))?.posts).toMatchObject([{ toMonth: null, endReason: null }]);
    const left = await onRoster(21, north);
    const gone = await stage(line(21, north, { status: 'ลาออก' }));
    await apply(gone);
    expect((await person(21))?.personId).toBe(left);
    expect(await actions(await stage(line(21, north, { status: 'ลาออก' })))).toEqual(['same']);
  });

  test('a village that nobody knows keeps nobody on the roster who died, and is told', async () => {
    await onRoster(22, north);
    const odd = ['หมู่ 99', '31/02/2513'];
    const importId = await stage([...line(22, north, { status: 'ตาย' }), ...odd], [...line(23, north), ...odd]);
    expect(await actions(importId)).toEqual(['leave', 'problem']);
    const page = { after: 0, limit: 10 };
    expect(await readDoubts(db, importId, { ...page, which: 'hint' })).toMatchObject([
      { line: 3, action: 'leave', problems: [{ code: 'not-a-date' }, { code: 'village-unknown' }] },
    ]);
    expect(await readDoubts(db, importId, { ...page, which: 'problem' })).toMatchObject([{ line: 4 }]);
    expect((await readPreview(db, importId))?.found).toEqual([
      { column: 'birth', code: 'not-a-date', lines: 2 },
      { column: 'village', code: 'village-unknown', lines: 2 },
    ]);
    await apply(importId);
    expect((await person(22))?.posts).toMatchObject([{ toMonth: MONTH, endReason: 'died' }]);
  });

  test('names what is wrong with each line, and leaves those lines alone', async () => {
    await onRoster(30, far);
    await onRoster(31, north);
    const importId = await stage(
      line(30, north),
      line(32, north),
      line(32, south),
      line(33, far),
      [`${idFrom(34).slice(0, 12)}${(Number(idFrom(34)[12]) + 1) % 10}`, 'ก', 'ข', codes[north] ?? '', '', ''],
      line(35, north, { status: 'ลาออก' }),
      line(31, north),
    );
    expect(await problemsOf(importId)).toEqual([
      [3, ['elsewhere']],
      [4, ['twice']],
      [5, ['twice']],
      [6, ['unit-unknown']],
      [7, ['checksum']],
      [8, ['not-on-roster']],
    ]);
    expect(await apply(importId)).toEqual({ changed: 0, replayed: false });
    expect(await person(32)).toBeNull();
  });

  test('is refused whole when somebody was changed since it was staged', async () => {
    const personId = await onRoster(40, north);
    const importId = await stage(line(40, south), line(41, south));
    await db.commit([
      addAssignment({
        personId,
        role: 'head-volunteer',
        areaId: north,
        fromMonth: MONTH,
        villageId: null,
        households: null,
      }),
    ]);
    expect(await apply(importId)).toMatchObject({ problem: 'roster-changed', detail: { line: 3 } });
    expect(await person(41)).toBeNull();
    expect((await one(db, importById({ id: importId })))?.state).toBe('staged');
  });

  test('who has reported the month in her old unit stays there for it', async () => {
    const personId = await onRoster(50, north);
    const staged = await stage(line(50, south));
    await db.commit([reported(personId)]);
    expect(await apply(staged)).toMatchObject({ problem: 'roster-changed' });
    expect(await problemsOf(await stage(line(50, south)))).toEqual([[3, ['reported-there']]]);
  });

  test.each([
    [60, 'before'],
    [62, 'after'],
    [63, 'while'],
  ])('number %i, who registers %s her import is put back, is there or is linked to nobody', async (n, when) => {
    const importId = await stage(line(n, north));
    await apply(importId);
    const personId = (await person(n))?.personId ?? '';
    const linking = [
      holdPerson({ personId }),
      linkLineUser({ lineUserId: `U${run}${n}`, personId, at: NOW, noticeVersion: '1' }),
    ];
    const link = () =>
      (engine.dbs.at(-1) ?? db).commit(linking).then(
        () => 'linked',
        (error) => error.constructor,
      );
    const putBack = () => undo(importId).then((done) => (isProblem(done) ? done.problem : 'undone'));
    const early = when === 'before' ? await link() : null;
    const late = when === 'after' ? await putBack() : null;
    const outcome = await Promise.all([early ?? link(), late ?? putBack()]);
    const [stays, goes] = [
      ['linked', 'roster-changed'],
      [ConstraintError, 'undone'],
    ];
    expect({ before: [stays], after: [goes], while: [stays, goes] }[when]).toContainEqual(outcome);
    expect((await person(n))?.personId).toBe(outcome[0] === 'linked' ? personId : undefined);
  });

  test('is not undone over a report that somebody filed for her while it was judged', async () => {
    const importId = await stage(line(61, north));
    await apply(importId);
    const filed = reported((await person(61))?.personId ?? '');
    const commit: Db['commit'] = async (all) => [...(await db.commit([filed])), ...(await db.commit(all))];
    expect(await undo(importId, { ...db, commit })).toMatchObject({ problem: 'roster-changed', detail: { line: 3 } });
  });

  test('two imports of the same people at once, and one applied twice, change everything once', async () => {
    const [one_, two] = [await stage(line(70, north), line(71, north)), await stage(line(71, south), line(72, south))];
    const other = engine.dbs.at(-1) ?? db;
    const outcomes = await Promise.all([apply(one_), apply(two, other), apply(one_, other)]);
    expect((await person(71))?.posts).toHaveLength(1);
    const states = await Promise.all([one_, two].map(async (id) => (await one(db, importById({ id })))?.state));
    expect(states.toSorted()).toEqual(['applied', 'staged']);
    // Whoever sends the same one at the same moment hears that it is applied, not that something has changed.
    const refused = outcomes.map((outcome) => isProblem(outcome) && outcome.problem);
    const lost = 'roster-changed';
    expect(refused).toEqual(states[0] === 'applied' ? [false, lost, false] : [lost, false, lost]);
  });

  // The last one: it forgets what all others staged.
  test('is decided about for 45 days; then its lines are forgotten, and how many there were is not', async () => {
    const [applied, staged] = [await stage(line(80, north)), await stage(line(81, north))];
    await apply(applied);
    const at = (days: number) => NOW + days * 86_400_000;
    const over = { problem: 'roster-not-now' };
    expect(await undoRoster({ db, ids }, { ...(await change(applied)), now: at(45) })).toMatchObject(over);
    expect(await applyRoster({ db, ids }, { ...(await change(staged)), now: at(45) })).toMatchObject(over);
    const lines = async () => (await Promise.all([applied, staged].map(actions))).flat();
    await keepHouse(db, at(46));
    expect(await lines()).toEqual(['new', 'new']);
    await keepHouse(db, at(46) + 1);
    expect(await lines()).toEqual([]);
    expect(await readPreview(db, applied)).toMatchObject({ state: 'applied', lines: 1, counts: {} });
    expect(await apply(applied)).toEqual({ changed: 0, replayed: true, forgotten: true });
    expect((await person(80))?.posts).toMatchObject([{ unitId: north, toMonth: null }]);
  });
});
