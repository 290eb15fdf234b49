import { v4 as uuid, v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, one } from '../../bot/db/db.ts';
import { accountOf, unfoldedAccounts } from '../../bot/db/queries/points.ts';
import { reportOfMonth } from '../../bot/db/queries/report.ts';
import { operationOf } from '../../bot/db/queries/review-operation.ts';
import { putPerson } from '../../bot/db/queries/roster.ts';
import { finishCertifications } from '../../bot/jobs/finish-certifications.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { spend } from '../../bot/services/points/spend.ts';
import { readQueue } from '../../bot/services/report/queue.ts';
import { readCounts } from '../../bot/services/report/queue-counts.ts';
import { submit } from '../../bot/services/report/submit.ts';
import { begin, loadBeginFacts } from '../../bot/services/review/begin.ts';
import { goOn } from '../../bot/services/review/go-on.ts';
import { readLive, readOperation } from '../../bot/services/review/operation.ts';
import { beginUndo } from '../../bot/services/review/undo.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { isProblem } from '../../shared/api/problems.ts';
import type { OperationAnswer } from '../../shared/api/review.ts';
import { ELDER, MONTH, submitFacts, submitInput } from '../services/report/facts.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const ids = { uuid: uuidv7 };
const NOW = Date.parse('2026-11-02T03:00:00Z');

describe.each(Object.entries(ENGINES))('certifying many, on %s', (_name, open) => {
  let engine: OpenEngine;
  const officers = [`officer-${uuid()}`, `officer-${uuid()}`] as const;
  beforeAll(async () => {
    engine = await open();
    const put = (id: string) =>
      putPerson({
        id,
        givenName: 'เจ้าหน้าที่',
        familyName: 'ทดสอบ',
        birthDate: null,
        citizenHash: null,
        citizenTail: null,
      });
    await engine.dbs[0].commit(officers.map(put));
  });
  afterAll(() => engine?.stop());

  /** A unit whose volunteers have all sent October. */
  async function unitOf(volunteers: number) {
    const [db] = engine.dbs;
    const unitId = `unit-${uuid()}`;
    const members = await makeUnit(db, unitId, volunteers);
    for (const { id: personId } of members) {
      const planned = submit(submitFacts({ unitId, personId }), submitInput({ [ELDER]: 4 }, { filedBy: personId }));
      if (isProblem(planned)) throw new Error(planned.problem);
      await db.commit(planned.statements);
    }
    return { unitId, members };
  }
  const started = async (db: Db, unitId: string, expected: number, actorId: string = officers[0]) => {
    const id = uuid();
    const request = { id, month: MONTH, expected, filter: {}, asOf: new Date(NOW).toISOString() };
    const begun = await runVerb(db, async (view) =>
      begin(await loadBeginFacts(view, { unitId, id }, MONTH, NOW), { actorId, request }),
    );
    if (isProblem(begun)) throw new Error(begun.problem);
    return { unitId, id };
  };
  const told = async (key: { unitId: string; id: string }): Promise<OperationAnswer> => {
    const operation = await readOperation(engine.dbs[0], key);
    if (!operation) throw new Error('no operation');
    return operation;
  };
  const accountOfHer = (unitId: string, member: Member | undefined) =>
    one(engine.dbs[0], accountOf({ unitId, personId: member?.id ?? '' }));

  test('a process that dies in it leaves it to the job, which ends it once', async () => {
    const [db] = engine.dbs;
    const { unitId, members } = await unitOf(3);
    const key = await started(db, unitId, 3);
    expect(await told(key)).toMatchObject({ state: 'running', done: 0, certified: 0 });
    expect(await readLive(db, unitId, officers[0], NOW + 3_600_000)).toEqual([await told(key)]);
    await finishCertifications({ db, ids, clock: { now: () => NOW + 60_000 } }, {});
    await goOn({ db, ids }, key, () => NOW);
    const endedAt = new Date(NOW + 60_000).toISOString();
    expect(await told(key)).toMatchObject({ state: 'done', done: 3, certified: 3, endedAt });
    expect(await readLive(db, unitId, officers[0], NOW + 3_600_000)).toEqual([]);
    for (const member of members) expect(await accountOfHer(unitId, member)).toEqual({ balance: 120, debt: 0 });
  });

  test('several at once, by two officers, certify each report once', async () => {
    const { unitId, members } = await unitOf(4);
    const [first] = engine.dbs;
    const second = engine.dbs[1] ?? first;
    const keys = [await started(first, unitId, 4), await started(second, unitId, 4, officers[1])];
    await Promise.all(keys.map((key, n) => goOn({ db: n === 0 ? first : second, ids }, key, () => NOW)));
    // Whoever lost three times in a row left the rest to the next call.
    for (const key of keys) await goOn({ db: first, ids }, key, () => NOW);
    const both = await Promise.all(keys.map(told));
    expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(both.reduce((sum, { certified }) => sum + certified, 0)).toBe(4);
    expect(both.reduce((sum, { problems }) => sum + problems.length, 0)).toBe(4);
    for (const member of members) expect(await accountOfHer(unitId, member)).toEqual({ balance: 120, debt: 0 });
  });

  test('taken back, what is spent is a debt, and the next certification pays it first', async () => {
    const [db] = engine.dbs;
    const { unitId, members } = await unitOf(2);
    const key = await started(db, unitId, 2);
    await goOn({ db, ids }, key, () => NOW);
    const personId = members[0]?.id ?? '';
    await db.commit(
      spend({ unitId, personId, entryId: uuidv7(), points: 50, reason: 'redeemed', reasonKey: 'redeemed:1', at: NOW }),
    );
    await runVerb(db, async (view) => beginUndo(await one(view, operationOf(key)), { actorId: officers[0] }, NOW + 1));
    await goOn({ db, ids }, key, () => NOW + 1);
    expect(await told(key)).toMatchObject({ state: 'undone', undone: 2, certified: 0 });
    expect(await accountOfHer(unitId, members[0])).toEqual({ balance: 0, debt: 50 });
    expect(await accountOfHer(unitId, members[1])).toEqual({ balance: 0, debt: 0 });
    expect(await one(db, reportOfMonth({ unitId, personId, month: MONTH }))).toMatchObject({
      state: 'submitted',
      certified_by: null,
      operation_id: null,
    });
    await goOn({ db, ids }, await started(db, unitId, 2), () => NOW + 2);
    expect(await accountOfHer(unitId, members[0])).toEqual({ balance: 70, debt: 0 });
    expect(await db.rows(unfoldedAccounts({}))).toEqual([]);
  });

  test('taken back before it was done, the rest is never certified', async () => {
    const [db] = engine.dbs;
    const { unitId } = await unitOf(2);
    const key = await started(db, unitId, 2);
    await runVerb(db, async (view) => beginUndo(await one(view, operationOf(key)), { actorId: officers[0] }, NOW + 1));
    await goOn({ db, ids }, key, () => NOW + 1);
    expect(await told(key)).toMatchObject({ state: 'undone', certified: 0, undone: 2 });
  });

  test('the queue reads the same on every store', async () => {
    const [db] = engine.dbs;
    const { unitId } = await unitOf(3);
    const request = { unitId, month: MONTH, state: null, after: null, limit: 2, viewerId: 'nobody' };
    const page = await readQueue(db, { ...request, filter: { flag: 'incomplete', late: false } });
    expect(page?.lines.map(({ attention, flags }) => [attention, flags])).toEqual([
      [10, ['incomplete']],
      [10, ['incomplete']],
    ]);
    const rest = await readQueue(db, { ...request, filter: {}, after: page?.next ?? null });
    expect([rest?.lines.length, rest?.next]).toEqual([1, null]);
    expect(await readCounts(db, unitId, MONTH, { flag: 'none' })).toMatchObject({
      states: { submitted: 3, missing: 0 },
      unflagged: 0,
      matching: 0,
      flags: [{ flag: 'incomplete', count: 3 }],
    });
  });
});
