import { v4 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConstraintError, type Db } from '../../bot/db/db.ts';
import { addAttachment, attachmentsOf, removeAttachment } from '../../bot/db/queries/attachment.ts';
import { dropDraft, forgetDrafts, writeDraft } from '../../bot/db/queries/draft.ts';
import { versionsOf } from '../../bot/db/queries/report.ts';
import { attach } from '../../bot/services/attachment/attach.ts';
import { loadAttachFacts } from '../../bot/services/attachment/reading.ts';
import { keepDraft } from '../../bot/services/draft/keep.ts';
import { loadKeepDraftFacts } from '../../bot/services/draft/keep-facts.ts';
import { readDrafts } from '../../bot/services/draft/reading.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { readReportsBefore, readWholeReport } from '../../bot/services/report/history.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { submit } from '../../bot/services/report/submit.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { ELDER, MONTH, submitFacts, submitInput } from '../services/report/facts.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const RACERS = 40;
const { now } = submitFacts();
describe.each(Object.entries(ENGINES))('drafts and what goes with reports on %s', (_name, open) => {
  let engine: OpenEngine;
  let members: Member[];
  const unitId = `unit-${uuid()}`;
  const lane = `U-${unitId}`;
  const via = (index: number): Db => engine.dbs[index % engine.dbs.length] ?? engine.dbs[0];
  beforeAll(async () => {
    engine = await open();
    members = await makeUnit(engine.dbs[0], unitId, 1);
  });
  afterAll(() => engine?.stop());

  const her = (): Member => {
    const [member] = members;
    if (!member) throw new Error('nobody');
    return member;
  };
  const row = (seq: number, elders: number) =>
    writeDraft({
      lane,
      month: MONTH,
      seq,
      source: 'form',
      submissionId: null,
      formVersion: submitFacts().form.version,
      basedOn: null,
      answers: JSON.stringify({ [ELDER]: elders }),
      at: now,
    });
  const keep = (db: Db, elders: number, seen: number | null | undefined) =>
    runVerb(db, async (view) => {
      const rules = new RuleBook({ now: () => now });
      const facts = await loadKeepDraftFacts(view, rules, {
        lane,
        member: her(),
        month: MONTH,
        submissionId: null,
        now,
      });
      if (isProblem(facts)) return facts;
      const { version: formVersion } = facts.form;
      const answers = { [ELDER]: elders };
      return keepDraft(facts, { source: 'form', submissionId: null, formVersion, basedOn: null, answers, seen });
    });

  test('a copy is written over the one that its writer saw, or not at all', async () => {
    const [db] = engine.dbs;
    await db.commit([row(1, 1)]);
    await db.commit([row(2, 2)]);
    await expect(db.commit([row(2, 9)])).rejects.toThrow(ConstraintError);
    await expect(db.commit([row(4, 9)])).rejects.toThrow(ConstraintError);
    expect(await readDrafts(db, lane)).toMatchObject([{ seq: 2, source: 'form', answers: { [ELDER]: 2 } }]);
    await db.commit([dropDraft({ lane, month: MONTH })]);
    expect(await readDrafts(db, lane)).toEqual([]);
  });

  test(`of ${RACERS} phones at once one is heard, and the others are shown what it wrote`, async () => {
    const told = await Promise.all(Array.from({ length: RACERS }, (_, n) => keep(via(n), n, null)));
    const [kept, ...more] = told.flatMap((one) => (isProblem(one) ? [] : [one.draft]));
    expect(more).toEqual([]);
    for (const one of told)
      if (isProblem(one)) expect(one).toMatchObject({ problem: 'draft-conflict', current: { answers: kept?.answers } });
    expect(await engine.dbs[0].commit([forgetDrafts({ before: now + 1 })])).toMatchObject([{ changes: 1 }]);
  });

  test('a report is read with its versions, and with what was put beside it', async () => {
    const [db] = engine.dbs;
    const filedBy = her().id;
    const planned = submit(submitFacts({ unitId, personId: filedBy }), submitInput({ [ELDER]: 4 }, { filedBy }));
    if (isProblem(planned)) throw new Error(planned.problem);
    await db.commit(planned.statements);
    const [summary] = await readReportsBefore(db, her(), '9999-99', 2);
    const key = { unitId, reportId: summary?.id ?? '' };
    expect(await readReportsBefore(db, her(), MONTH, 2)).toEqual([]);
    const photo = {
      ...key,
      kind: 'photo',
      most: 3,
      body: 'AA==',
      bytes: 4,
      contentHash: 'h',
      filedBy,
      at: now,
    } as const;
    await db.commit([addAttachment({ ...photo, id: 'a' })]);
    await expect(db.commit([addAttachment({ ...photo, id: 'a' })])).rejects.toThrow(ConstraintError);
    const whole = await readWholeReport(db, her(), MONTH);
    expect(whole?.versions).toMatchObject(await db.rows(versionsOf(key)));
    expect(whole?.attachments.map(({ id, kind }) => [id, kind])).toEqual([['a', 'photo']]);
    await db.commit([removeAttachment({ ...key, id: 'a' })]);
    expect(await db.rows(attachmentsOf(key))).toEqual([]);
  });

  test('beside a report stand as many as may, however many come at the same moment', async () => {
    const attachIn = (store: Db, kind: 'photo' | 'place', id: string) =>
      runVerb(store, async (seen) => {
        const facts = await loadAttachFacts(seen, her(), MONTH, null, now);
        return attach({ ...facts, consented: true }, { id, kind, body: 'AA==', contentHash: id, filedBy: her().id });
      });
    const sends = (kind: 'photo' | 'place') =>
      Promise.all(Array.from({ length: 10 }, (_, n) => attachIn(via(n), kind, `${kind}-${n}`)));
    for (const [kind, most] of [
      ['photo', 3],
      ['place', 1],
    ] as const) {
      const told = await sends(kind);
      expect(told.filter((one) => !isProblem(one))).toHaveLength(most);
      expect(told.filter((one) => isProblem(one) && one.problem === 'too-many-attachments')).toHaveLength(10 - most);
    }
  });
});
