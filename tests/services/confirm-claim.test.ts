import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putPerson } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { confirmClaim } from '../../bot/services/registration/confirm-claim.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';

const NOW = startOfMonth('2026-11');
const RIVALS = 8;
const rules = new RuleBook({ now: () => NOW });
const links = statement('test.links', (q, p: { personId: string }) =>
  q.selectFrom('line_link').select('line_user_id').where('person_id', '=', p.personId),
);
const linkedAudit = statement('test.linked-audit', (q, p: { unitId: string }) =>
  q.selectFrom('audit_entry').select('subject').where('unit_id', '=', p.unitId).where('action', '=', 'line.linked'),
);
const menus = statement('test.menus', (q, p: { lane: string }) =>
  q.selectFrom('outbox').select('notices').where('lane', '=', p.lane).where('kind', '=', 'menu'),
);

describe.each(['better-sqlite3', 'better-sqlite3 without group commit', 'PostgreSQL', 'D1'])('claims on %s', (name) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
  });
  afterAll(() => engine?.stop());

  const claim = (n: number, lineUserId: string, personId: string) =>
    runVerb(engine.dbs[n % engine.dbs.length] ?? engine.dbs[0], (db) =>
      confirmClaim(
        { db, rules },
        { by: 'identity', personId },
        { lineUserId, noticeVersion: '1', errandId: uuid() },
        NOW,
      ),
    );

  test('many LINE users claim one person at once: one is linked, whole; the others are told', async () => {
    const [db] = engine.dbs;
    const [who] = await makeUnit(db, 'unit-rivals', 1);
    const personId = who?.id ?? '';
    const lanes = Array.from({ length: RIVALS }, (_, n) => `U-rival-${n}`);
    const told = await Promise.all(lanes.map((lane, n) => claim(n, lane, personId)));
    const refused = told.filter((one) => 'problem' in one && one.problem === 'person-linked');
    expect(refused).toHaveLength(RIVALS - 1);
    const [linked, ...more] = await db.rows(links({ personId }));
    expect(more).toEqual([]);
    expect(await db.rows(linkedAudit({ unitId: 'unit-rivals' }))).toEqual([{ subject: `person:${personId}` }]);
    const sent = await Promise.all(lanes.map(async (lane) => [lane, (await db.rows(menus({ lane }))).length] as const));
    expect(sent.filter(([, count]) => count > 0)).toEqual([[linked?.line_user_id, 1]]);
  });

  test('one LINE user claims many people at once: she becomes one of them', async () => {
    const [db] = engine.dbs;
    const people = await makeUnit(db, 'unit-greedy', RIVALS);
    const told = await Promise.all(people.map(({ id }, n) => claim(n, 'U-greedy', id)));
    expect(told.filter((one) => 'problem' in one && one.problem === 'code-of-another')).toHaveLength(RIVALS - 1);
    const all = await Promise.all(people.map(({ id }) => db.rows(links({ personId: id }))));
    expect(all.flat()).toEqual([{ line_user_id: 'U-greedy' }]);
  });

  test('the same yes twenty times at once is one', async () => {
    const [db] = engine.dbs;
    const [who] = await makeUnit(db, 'unit-eager', 1);
    const told = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(n, 'U-eager', who?.id ?? '')));
    expect(told.filter((one) => 'personId' in one && one.personId === who?.id)).toHaveLength(20);
    expect(told.filter((one) => 'replayed' in one && !one.replayed)).toHaveLength(1);
    expect(await db.rows(menus({ lane: 'U-eager' }))).toHaveLength(1);
  });

  test('somebody without an assignment cannot be claimed', async () => {
    const [db] = engine.dbs;
    const person = { id: 'p-nowhere', givenName: 'ไม่มี', familyName: 'หน่วย', birthDate: null };
    await db.commit([putPerson({ ...person, citizenHash: null, citizenTail: null })]);
    expect(await claim(0, 'U-nowhere', person.id)).toEqual({ problem: 'identity-unknown' });
  });
});
