import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConstraintError, one } from '../../bot/db/db.ts';
import { reportOfMonth } from '../../bot/db/queries/report.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { NO_MONTHS } from '../../bot/services/people/menu-of.ts';
import type { Planned } from '../../bot/services/plan.ts';
import { certify } from '../../bot/services/report/certify.ts';
import { type CheckedReason, checkReason } from '../../bot/services/report/reason.ts';
import { sendBack } from '../../bot/services/report/send-back.ts';
import { submit } from '../../bot/services/report/submit.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { FORM_2567_2 as form } from '../../shared/report/forms/form-2567-2.ts';
import { ELDER, MONTH, submitFacts, submitInput } from '../services/report/facts.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

describe.each(Object.entries(ENGINES))('a report that goes back, on %s', (_name, open) => {
  let engine: OpenEngine;
  let members: Member[];
  const unitId = `unit-${uuid()}`;
  beforeAll(async () => {
    engine = await open();
    members = await makeUnit(engine.dbs[0], unitId, 3);
  });
  afterAll(() => engine?.stop());

  const nameOf = (index: number) => members[index]?.id ?? '';
  const commit = async <O>(planned: Planned<O>) => {
    if (isProblem(planned)) throw new Error(planned.problem);
    await engine.dbs[0].commit(planned.statements);
  };
  const onFile = async (personId: string) => {
    const report = await one(engine.dbs[0], reportOfMonth({ unitId, personId, month: MONTH }));
    if (!report) throw new Error('no report');
    return report;
  };
  const facts = async (personId: string) => {
    const report = await onFile(personId);
    return {
      now: 7,
      unitId,
      form,
      menu: NO_MONTHS,
      push: null,
      filer: null,
      report: { ...report, personId, month: MONTH, filedBy: personId },
    };
  };
  const why: CheckedReason = { code: null, text: 'ผู้สูงอายุน่าจะ 4', item: ELDER };
  const input = { reviewerId: '', why, errand: null };

  test('keeps what the reviewer said until a new version or a certification settles it', async () => {
    const who = nameOf(0);
    const sent = { unitId, personId: who };
    await commit(submit(submitFacts(sent), submitInput({ [ELDER]: 40 }, { filedBy: who })));
    await commit(sendBack(await facts(who), { ...input, reviewerId: nameOf(1) }));
    const back = await onFile(who);
    expect(back).toMatchObject({
      state: 'returned',
      return_reason: why.text,
      return_item: ELDER,
      seq: 2,
      version: 1,
    });
    expect(certify(await facts(who), { certifierId: nameOf(1), entryId: uuid() })).toMatchObject({
      problem: 'not-submitted',
    });
    const report = { ...back, answers: {}, submitted_at: 1 };
    await commit(submit(submitFacts({ ...sent, report }), submitInput({ [ELDER]: 4 }, { filedBy: who, basedOn: 1 })));
    expect(await onFile(who)).toMatchObject({ state: 'submitted', return_reason: null, return_item: null, version: 2 });
    await commit(certify(await facts(who), { certifierId: nameOf(1), entryId: uuid() }));
    expect(await onFile(who)).toMatchObject({ state: 'certified', return_reason: null, certified_at: 7 });
    expect(sendBack(await facts(who), { ...input, reviewerId: nameOf(1) })).toMatchObject({
      problem: 'report-certified',
    });
  });

  test('of two officers at once one is heard', async () => {
    const who = nameOf(2);
    await commit(submit(submitFacts({ unitId, personId: who }), submitInput({ [ELDER]: 40 }, { filedBy: who })));
    const both = await facts(who);
    const plans = [
      sendBack(both, { ...input, reviewerId: nameOf(0) }),
      certify(both, { certifierId: nameOf(1), entryId: uuid() }),
    ];
    const told = await Promise.allSettled(plans.map((plan) => commit<unknown>(plan)));
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of told) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ConstraintError);
  });

  test('nobody returns her own, and an item that the form does not have cannot be pointed to', async () => {
    const own = await facts(nameOf(2));
    expect(sendBack(own, { ...input, reviewerId: nameOf(2) })).toMatchObject({ problem: 'own-report' });
    expect(checkReason({ reason: 'too-high', item: 'gone' }, form)).toMatchObject({
      problem: 'invalid-answers',
      errors: [{ path: 'answers.gone', code: 'unknown-item' }],
    });
  });
});
