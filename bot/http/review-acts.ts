import { isProblem, type Problem } from '../../shared/api/problems.ts';
import {
  certifyRequest,
  type MovedAnswer,
  movedAnswer,
  type ReturnRequest,
  returnRequest,
  type UndoRequest,
  undoRequest,
} from '../../shared/api/review.ts';
import type { Action } from '../../shared/people/scope.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import type { Db } from '../db/db.ts';
import type { UnitInScope } from '../services/people/area-in-scope.ts';
import type { Planned } from '../services/plan.ts';
import { UNDO_MS } from '../services/report/certify.ts';
import { certifyOne } from '../services/report/certify-one.ts';
import { reopen } from '../services/report/reopen.ts';
import { loadReviewFacts, type ReviewFacts, reviewInput } from '../services/report/review-facts.ts';
import { sendBack } from '../services/report/send-back.ts';
import { loadPushFacts } from '../services/report/tell.ts';
import { withdraw } from '../services/report/withdraw.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { notInUnit, staffUnit } from './staff.ts';

type Moved = Planned<{ state: ReportState; seq: number }>;
type Act<B> = (facts: ReviewFacts, call: Call<B, MemberWho>, unit: UnitInScope, db: Db) => Moved | Promise<Moved>;

/** One act on one report of the path, as far as she may do it there and nobody was there meanwhile. */
async function actOn<B extends { readonly seq: number }>(
  call: Call<B, MemberWho>,
  action: Action,
  act: Act<B>,
): Promise<Answer | Refusal> {
  const { api, now, path, body } = call;
  const unit = await staffUnit(call, action);
  if (isProblem(unit)) return unit;
  const reportId = path.reportId ?? '';
  const moved = await runVerb<MovedAnswer | Unknown>(api.db, async (db) => {
    const facts = await loadReviewFacts(db, api.rules, { unitId: unit.id, reportId, seq: body.seq, now });
    if (facts === null) return { statements: [], outcome: UNKNOWN };
    if (isProblem(facts)) return facts;
    const planned = await act(facts, call, unit, db);
    if (isProblem(planned)) return planned;
    return { ...planned, outcome: { id: reportId, ...planned.outcome } };
  });
  if (isProblem(moved)) return moved;
  return 'unknown' in moved ? notInUnit(call, action, unit) : ok(moved);
}

interface Unknown {
  readonly unknown: true;
}
const UNKNOWN: Unknown = { unknown: true };

const certifies: Act<{ seq: number }> = async (facts, { api, who }, { lentBy }, db) => {
  const input = { certifierId: who.member.id, lentBy, entryId: api.ids.uuid() };
  return certifyOne(facts, input, facts.pushesCertified ? await loadPushFacts(db, facts.now + UNDO_MS) : null);
};

const returns: Act<ReturnRequest> = (facts, { api, who, body }, { lentBy }) => {
  const input = reviewInput(facts, body, { reviewerId: who.member.id, lentBy, errandId: api.ids.uuid() });
  return isProblem(input) ? input : sendBack(facts, input);
};

const undoes =
  (verb: typeof reopen | typeof withdraw): Act<UndoRequest> =>
  (facts, { api, who, body }, { lentBy }): Moved => {
    const input = reviewInput(facts, body, { reviewerId: who.member.id, lentBy, errandId: api.ids.uuid() });
    if (isProblem(input)) return input;
    return verb(facts, { ...input, entryId: api.ids.uuid(), newPack: body.newPack ?? false });
  };

const PROBLEMS: readonly Problem['problem'][] = [
  'not-found',
  'changed-meanwhile',
  'own-report',
  'not-submitted',
  'report-certified',
];

const NEED_REASON = ['reason-needed', 'invalid-answers'] as const;

const described = (
  name: 'certify' | 'return' | 'reopen' | 'withdraw',
  summary: string,
  problems: readonly Problem['problem'][],
) =>
  ({
    method: 'POST',
    path: `/units/{unitId}/reports/{reportId}/${name}`,
    summary,
    load: 'write',
    auth: 'member',
    answers: { 200: movedAnswer },
    problems: [...PROBLEMS, ...problems],
  }) as const;

/** What an officer does with one report. `seq` is the change that she saw last. */
export const reviewActEndpoints: readonly Endpoint[] = [
  endpoint({
    ...described('certify', 'Certify one report', ['filed-by-you']),
    body: certifyRequest,
    handle: (call) => actOn(call, 'report.certify', certifies),
  }),
  endpoint({
    ...described('return', 'Send a report back with a reason', NEED_REASON),
    body: returnRequest,
    handle: (call) => actOn(call, 'report.return', returns),
  }),
  endpoint({
    ...described('reopen', 'Open a certified report again, or take one that was sent back into the queue as it is', [
      ...NEED_REASON,
      'not-certified',
      'in-pack',
    ]),
    body: undoRequest,
    handle: (call) => actOn(call, 'report.reopen', undoes(reopen)),
  }),
  endpoint({
    ...described('withdraw', 'Take a certification back; its points are taken back too', [
      ...NEED_REASON,
      'not-certified',
      'in-pack',
    ]),
    body: undoRequest,
    handle: (call) => actOn(call, 'report.withdraw', undoes(withdraw)),
  }),
];
