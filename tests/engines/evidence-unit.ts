import { v7 as uuid } from 'uuid';
import type { Db } from '../../bot/db/db.ts';
import { one } from '../../bot/db/db.ts';
import { reportOfMonth } from '../../bot/db/queries/report.ts';
import { statement } from '../../bot/db/statement.ts';
import { digest, preparePack, type Signing, sealPack } from '../../bot/evidence-files/make-pack.ts';
import { buildPack, type Signed } from '../../bot/evidence-files/pack.ts';
import { sha256 } from '../../bot/keys.ts';
import { readSnapshot } from '../../bot/services/evidence/snapshot-facts.ts';
import { NO_MONTHS } from '../../bot/services/people/menu-of.ts';
import type { Planned } from '../../bot/services/plan.ts';
import { certify } from '../../bot/services/report/certify.ts';
import { contentOf } from '../../bot/services/report/content.ts';
import { sendBack } from '../../bot/services/report/send-back.ts';
import { submit } from '../../bot/services/report/submit.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { FORM_2567_2 as form } from '../../shared/report/forms/form-2567-2.ts';
import { ELDER, MONTH, submitFacts, submitInput } from '../services/report/facts.ts';
import { makeUnit } from './people.ts';

const VERIFY_URL = 'https://vhv.example/verify';
const DAY = 86_400_000;
/** Reports come on the 2nd of the month, and the pack is prepared on the 3rd of the next. */
const SENT_AT = startOfMonth(MONTH) + DAY;
export const PACK_AT = startOfMonth('2026-11') + 2 * DAY;

export const standing = statement('test.standing', (q, p: { personId: string; standing: 'waiting' | 'declines' }) =>
  q.updateTable('assignment').set({ standing: p.standing }).where('person_id', '=', p.personId),
);
export const alterAnswers = statement('test.alter-answers', (q, p: { unitId: string; reportId: string }) =>
  q
    .updateTable('report_version')
    .set({ answers: '{"promote_health.7":99}' })
    .where('unit_id', '=', p.unitId)
    .where('report_id', '=', p.reportId),
);

/** A unit on a store with volunteers and two officers, whose month goes through the verbs of the house. */
export async function evidenceUnit(db: Db, volunteers: number) {
  const unitId = `unit-${uuid()}`;
  const members = (await makeUnit(db, unitId, volunteers)).map(({ id }) => id);
  await makeUnit(db, `${unitId}-office`, 2);
  const officer = (n: 0 | 1): Signing => ({ id: `${unitId}-office-p${n}`, name: `เจ้าหน้าที่ ${n + 1}`, role: 'รพ.สต.' });
  const commit = async <O extends object>(planned: Planned<O>) => {
    if (isProblem(planned)) throw new Error(planned.problem);
    await db.commit(planned.statements);
  };
  const onFile = async (n: number) => {
    const personId = members[n] ?? '';
    const report = await one(db, reportOfMonth({ unitId, personId, month: MONTH }));
    return { personId, report };
  };
  const send = async (n: number, elders: number, now = SENT_AT) => {
    const { personId, report } = await onFile(n);
    const answers = { [ELDER]: elders };
    const contentHash = await sha256(contentOf({ month: MONTH, formVersion: form.version, answers, reason: null }));
    const current = report && { ...report, answers: {}, submitted_at: 1, filed_by: personId };
    const facts = submitFacts({ unitId, personId, now, report: current });
    await commit(submit(facts, submitInput(answers, { filedBy: personId, contentHash, basedOn: undefined })));
  };
  const vouch = async (n: number, operationId: string | null = null, now = PACK_AT - DAY) => {
    const { personId, report } = await onFile(n);
    if (!report) throw new Error('nothing was sent');
    const judged = { ...report, personId, month: MONTH, filedBy: personId };
    await commit(
      certify({ now, unitId, report: judged }, { certifierId: officer(0).id, entryId: uuid(), operationId }),
    );
  };
  const putBack = async (n: number) => {
    const { personId, report } = await onFile(n);
    if (!report) throw new Error('nothing was sent');
    const judged = { ...report, personId, month: MONTH, filedBy: personId };
    const facts = { now: PACK_AT - DAY, unitId, report: judged, form, menu: NO_MONTHS, push: null, filer: null };
    const why = { code: null, text: 'ผู้สูงอายุน่าจะ 4', item: ELDER };
    await commit(sendBack(facts, { reviewerId: officer(0).id, why, errand: null }));
  };
  const prepare = (by: 0 | 1 = 0, now = PACK_AT, reason: string | null = null) =>
    preparePack({ db, unitId, now }, { month: MONTH, money: { deduction: null }, reason, packId: uuid() }, officer(by));
  const approve = (pack: { id: string; hash: string }, by: 0 | 1 = 1, now = PACK_AT + 60_000) =>
    sealPack({ db, unitId, now }, { packId: pack.id, hash: pack.hash, verifyUrl: VERIFY_URL }, officer(by));
  const build = async (signed: Signed) =>
    buildPack(await readSnapshot(db, { unitId, month: MONTH, cutOffAt: PACK_AT, money: { deduction: null } }), signed, {
      digest,
      verifyUrl: VERIFY_URL,
    });
  return { db, unitId, members, officer, onFile, send, vouch, putBack, prepare, approve, build };
}
