import { type Draft, type DraftRequest, draft, draftRequest } from '../../shared/api/drafts.ts';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { dropCopy } from '../db/queries/draft.ts';
import { keepDraft } from '../services/draft/keep.ts';
import { isSent, loadKeepDraftFacts } from '../services/draft/keep-facts.ts';
import { type DraftCopy, readDrafts } from '../services/draft/reading.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Answer, type Call, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { instantOf } from './report-shapes.ts';

export function draftShape(copy: DraftCopy): Draft {
  return { ...copy, answers: { ...copy.answers }, updatedAt: instantOf(copy.updatedAt) };
}

async function putDraft({ api, who, path, body, now }: Call<DraftRequest, MemberWho>): Promise<Answer | Refusal> {
  const submissionId = body.submissionId ?? null;
  const ask = { lane: who.lineUserId, member: who.member, month: path.month ?? '', submissionId, now };
  const { formVersion, answers, basedOn = null, seq: seen } = body;
  const told = await runVerb(api.db, async (db) => {
    const facts = await loadKeepDraftFacts(db, api.rules, ask);
    return isProblem(facts)
      ? facts
      : keepDraft(facts, { source: 'form', submissionId, formVersion, answers, basedOn, seen });
  });
  if (!isProblem(told)) {
    // No guard of the store joins drafts and reports: one may be sent while its last autosave is on the way. Then nobody may
    // go on from that.
    if (!(await isSent(api.db, who.member, submissionId))) return ok(draftShape(told.draft));
    const { month, seq } = told.draft;
    await api.db.commit([dropCopy({ lane: ask.lane, month, seq })]);
    return withCopy(null);
  }
  return told.problem === 'draft-conflict' ? withCopy(told.current as DraftCopy | null) : told;
}

function withCopy(copy: DraftCopy | null): Refusal {
  return { ...problem('draft-conflict'), current: copy && draftShape(copy) };
}

async function getDraft({ api, who, path }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const drafts = await readDrafts(api.db, who.lineUserId);
  const found = drafts.find(({ month }) => month === path.month);
  return found ? ok(draftShape(found)) : problem('not-found');
}

export const draftEndpoints = [
  endpoint({
    method: 'GET',
    path: '/drafts/{month}',
    summary: "The server's copy of what was typed and not sent, in chat or form",
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: draft },
    problems: ['not-found'],
    handle: getDraft,
  }),
  endpoint({
    method: 'PUT',
    path: '/drafts/{month}',
    summary: 'Keep what was typed and not sent',
    load: 'write',
    auth: 'member',
    body: draftRequest,
    answers: { 200: draft },
    problems: ['draft-conflict', 'form-changed', 'invalid-answers', 'month-closed', 'month-not-open', 'not-assigned'],
    handle: putDraft,
  }),
];
