import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenAccounts, brokenChains } from '../../bot/cli/verify.ts';
import { ConstraintError, type Db, one } from '../../bot/db/db.ts';
import { takeTurn } from '../../bot/db/queries/conversation.ts';
import { receiveEvent } from '../../bot/db/queries/inbox.ts';
import { accountOf, ledgerOf } from '../../bot/db/queries/points.ts';
import { addVersion, openReport, reportsOf } from '../../bot/db/queries/report.ts';
import { replan } from '../../bot/db/replan.ts';
import { sealAudit } from '../../bot/jobs/seal-audit.ts';
import { sha256 } from '../../bot/keys.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { award } from '../../bot/services/points/award.ts';
import { spend } from '../../bot/services/points/spend.ts';
import { certify } from '../../bot/services/report/certify.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { submit } from '../../bot/services/report/submit.ts';
import { loadSubmitFacts } from '../../bot/services/report/submit-facts.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { addMonths, startOfMonth } from '../../shared/calendar/months.ts';
import { fold } from '../../shared/points/ledger.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit, PLAIN_REPORT } from './people.ts';

const MONTH = '2026-10';
const NOW = startOfMonth(MONTH) + 20 * 24 * 3_600_000;
const RACERS = 100;
// Tests talk to D1 through a proxy that makes each call an HTTP hop; a hundred racers take their time on a busy machine.
describe.each(Object.entries(ENGINES))('the store contract on %s', (_name, open) => {
  let engine: OpenEngine;
  let members: Member[];
  const unitId = `unit-${uuid()}`;
  /** Spreads racers over all connections to the store. */
  const via = (index: number): Db => engine.dbs[index % engine.dbs.length] ?? engine.dbs[0];

  beforeAll(async () => {
    engine = await open();
    members = await makeUnit(engine.dbs[0], unitId, 13);
  });
  afterAll(() => engine?.stop());

  const member = (index: number): Member => {
    const found = members[index];
    if (!found) throw new Error('no such member');
    return found;
  };

  /** What a door does: load, plan, commit, and again when somebody was faster. */
  async function send(db: Db, who: Member, input: { submissionId: string; elders: number; basedOn?: number | null }) {
    const answers = { 'promote_health.7': input.elders };
    const contentHash = await sha256(JSON.stringify(answers));
    const rules = new RuleBook({ now: () => NOW });
    return replan(db, async () => {
      const facts = await loadSubmitFacts(db, rules, who, MONTH, input.submissionId, NOW);
      if (isProblem(facts)) return { statements: [], told: facts };
      const planned = submit(facts, {
        submissionId: input.submissionId,
        month: MONTH,
        formVersion: facts.form.version,
        answers,
        contentHash,
        basedOn: input.basedOn,
        reason: null,
        channel: 'form',
        filedBy: who.id,
        newReportId: uuid(),
        errand: null,
      });
      return isProblem(planned) ? { statements: [], told: planned } : { ...planned, told: planned.outcome };
    });
  }

  test('a commit is all or nothing, and the guard has a name', async () => {
    const who = member(0);
    const event = { lane: 'U-atomic', eventId: 'e1', eventAt: 1, at: 1, payload: '{}', runAt: 1 };
    const first = award(credit(who, 10, 'atomic'));
    await engine.dbs[0].commit(first);
    await expect(engine.dbs[0].commit([receiveEvent(event), ...award(credit(who, 10, 'atomic'))])).rejects.toThrow(
      ConstraintError,
    );
    const [stored] = await engine.dbs[0].commit([receiveEvent(event)]);
    expect(stored?.changes).toBe(1);
    expect(await one(engine.dbs[0], accountOf({ unitId, personId: who.id }))).toEqual({ balance: 10, debt: 0 });
  });

  test(`${RACERS} first submits of one month at once: one report, the others hear of it`, async () => {
    const who = member(1);
    const told = await Promise.all(
      Array.from({ length: RACERS }, (_, index) =>
        send(via(index), who, { submissionId: uuid(), elders: index + 1, basedOn: null }),
      ),
    );
    const receipts = told.filter((one) => 'receipt' in one.told);
    const conflicts = told.filter((one) => isProblem(one.told) && one.told.problem === 'version-conflict');
    expect([receipts.length, conflicts.length]).toEqual([1, RACERS - 1]);
    const reports = await engine.dbs[0].rows(reportsOf({ unitId, personId: who.id, limit: 10 }));
    expect(reports.map(({ month, version, seq }) => ({ month, version, seq }))).toEqual([
      { month: MONTH, version: 1, seq: 1 },
    ]);
  });

  test(`one submission sent ${RACERS} times at once: the same receipt for everybody`, async () => {
    const who = member(2);
    const submissionId = uuid();
    const told = await Promise.all(
      Array.from({ length: RACERS }, (_, index) => send(via(index), who, { submissionId, elders: 4, basedOn: null })),
    );
    const numbers = told.map((one) => ('receipt' in one.told ? one.told.receipt.number : 'refused'));
    expect(new Set(numbers).size).toBe(1);
    expect(told.filter((one) => 'receipt' in one.told && !one.told.replayed)).toHaveLength(1);
    const other = await send(engine.dbs[0], who, { submissionId, elders: 5, basedOn: null });
    expect(other.told).toMatchObject({ problem: 'submission-conflict' });
  });

  test('the same submission that is stored while the other looks around: the same receipt for both', async () => {
    const [db] = engine.dbs;
    const same = { submissionId: uuid(), elders: 4, basedOn: null };
    const stored = Promise.withResolvers<unknown>();
    let looked = false;
    const rows: Db['rows'] = async (asked) => {
      if (asked.template.name === 'report.around') await stored.promise;
      const found = await db.rows(asked);
      if (asked.template.name === 'report.version-of-submission' && !looked) {
        looked = true;
        stored.resolve(send(db, member(12), same));
      }
      return found;
    };
    expect((await send({ ...db, rows }, member(12), same)).told).toMatchObject({ replayed: true });
  });

  test('a second version keeps the number, and a certified report is locked', async () => {
    const who = member(3);
    const first = await send(engine.dbs[0], who, { submissionId: uuid(), elders: 4, basedOn: null });
    const second = await send(engine.dbs[0], who, { submissionId: uuid(), elders: 6, basedOn: 1 });
    if (!('receipt' in first.told) || !('receipt' in second.told)) throw new Error('refused');
    expect(second.told.receipt).toMatchObject({ number: first.told.receipt.number, version: 2 });
    const [report] = await engine.dbs[0].rows(reportsOf({ unitId, personId: who.id, limit: 1 }));
    if (!report) throw new Error('no report');
    const facts = { now: NOW, unitId, report: { ...report, personId: who.id, filedBy: who.id } };
    const certified = certify(facts, { certifierId: member(4).id, entryId: uuid() });
    if (isProblem(certified)) throw new Error(certified.problem);
    await engine.dbs[0].commit(certified.statements);
    // A second officer who read the same facts loses whole: neither the event nor the points are written twice.
    const again = certify(facts, { certifierId: member(5).id, entryId: uuid() });
    if (isProblem(again)) throw new Error(again.problem);
    await expect(engine.dbs[0].commit(again.statements)).rejects.toThrow(ConstraintError);
    const late = await send(engine.dbs[0], who, { submissionId: uuid(), elders: 9, basedOn: 2 });
    expect(late.told).toMatchObject({ problem: 'report-certified' });
    expect(await one(engine.dbs[0], accountOf({ unitId, personId: who.id }))).toEqual({ balance: 120, debt: 0 });
  });

  test('her next report is judged by the newest numbers, wherever they stand', async () => {
    const [now, before] = [member(10), member(11)];
    await send(engine.dbs[0], now, { submissionId: uuid(), elders: 4, basedOn: null });
    await send(engine.dbs[0], now, { submissionId: uuid(), elders: 6, basedOn: 1 });
    // As reports stand that were sent before numbers were kept beside them.
    const [id, number, personId] = [uuid(), '1', before.id];
    const version = { formVersion: '2567-2', answers: '{"promote_health.7":6}', flags: '[]', reason: null } as const;
    await engine.dbs[0].commit([
      openReport({ unitId, id, personId, month: MONTH, number, at: NOW, ...PLAIN_REPORT }),
      addVersion({
        ...{ unitId, reportId: id, version: 1, submissionId: id, contentHash: id, channel: 'form' },
        ...{ filedBy: personId, at: NOW, ...version },
      }),
    ]);
    const rules = new RuleBook({ now: () => NOW });
    for (const who of [now, before]) {
      const facts = await loadSubmitFacts(engine.dbs[0], rules, who, addMonths(MONTH, 1), uuid(), NOW);
      const answers = { 'promote_health.7': 6 };
      expect(facts).toMatchObject({ history: [answers], before: [answers, null], lastFiledAt: NOW });
    }
  });

  test('an award of the same reason counts once, whoever is fastest', async () => {
    const who = member(6);
    const told = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => via(index).commit(award(credit(who, 30, `reason-${index % 5}`)))),
    );
    expect(told.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    expect(await one(engine.dbs[0], accountOf({ unitId, personId: who.id }))).toEqual({ balance: 150, debt: 0 });
  });

  test('nobody spends more than there is, however many try', async () => {
    const who = member(7);
    await engine.dbs[0].commit(award(credit(who, 50, 'start')));
    const told = await Promise.allSettled(
      Array.from({ length: RACERS }, (_, index) => via(index).commit(spend(debit(who, 10, `buy-${index % 50}`)))),
    );
    expect(told.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    for (const one of told) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ConstraintError);
    expect(await one(engine.dbs[0], accountOf({ unitId, personId: who.id }))).toEqual({ balance: 0, debt: 0 });
    await expect(engine.dbs[0].commit(spend(debit(member(8), 1, 'no account')))).rejects.toThrow(ConstraintError);
  });

  test('awards and spends at once end at the fold of the ledger', async () => {
    const who = member(9);
    await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        via(index).commit(
          index % 3 === 0 ? spend(debit(who, 7, `mix-${index}`)) : award(credit(who, 5, `mix-${index}`)),
        ),
      ),
    );
    const ledger = await engine.dbs[0].rows(ledgerOf({ unitId, personId: who.id }));
    expect(await one(engine.dbs[0], accountOf({ unitId, personId: who.id }))).toEqual(fold(ledger));
    expect(await brokenAccounts(engine.dbs[0])).toEqual([]);
  });

  test('an event enters once and a turn is taken once', async () => {
    const event = { lane: 'U-once', eventId: 'same', eventAt: 1, at: 1, payload: '{}', runAt: 1 };
    const stored = await Promise.all(
      Array.from({ length: 20 }, (_, index) => via(index).commit([receiveEvent(event)])),
    );
    expect(stored.map(([result]) => result?.changes).filter((changes) => changes === 1)).toHaveLength(1);
    const turns = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        via(index).commit([takeTurn({ lane: 'U-once', seq: 1, eventId: `e${index}`, at: 1 })]),
      ),
    );
    expect(turns.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('the audit trail has no gap, and its chain proves it', async () => {
    expect(await sealAudit(engine.dbs[0])).toBeGreaterThan(0);
    await Promise.all([sealAudit(via(0)), sealAudit(via(1))]);
    expect(await brokenChains(engine.dbs[0])).toEqual([]);
  });

  function credit(who: Member, points: number, reasonKey: string) {
    return {
      unitId,
      personId: who.id,
      entryId: uuid(),
      points,
      reason: 'test',
      reasonKey,
      month: null,
      at: NOW,
      dueAt: null,
    };
  }
  function debit(who: Member, points: number, reasonKey: string) {
    return { unitId, personId: who.id, entryId: uuid(), points, reason: 'test', reasonKey, at: NOW };
  }
});
