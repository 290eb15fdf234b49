import { isProblem, type Problem } from '../../shared/api/problems.ts';
import type { ReportRequest } from '../../shared/api/reports.ts';
import { maskIds } from '../../shared/thai/normalize.ts';
import { sha256 } from '../keys.ts';
import { contentOf } from '../services/report/content.ts';
import type { SubmitReceipt } from '../services/report/submit.ts';
import type { Answer, Call, MemberWho, Refusal } from './endpoint.ts';
import { receiptShape } from './report-shapes.ts';

/** What a request to send the report of its path's month says, as the verbs take it: ids in the reason are masked. */
export async function submissionOf({ who, path, body }: Call<ReportRequest, MemberWho>) {
  const { month = '' } = path;
  const { submissionId, formVersion, answers, basedOn } = body;
  const reason = body.reason ? maskIds(body.reason) : null;
  const contentHash = await sha256(contentOf({ month, formVersion, answers, reason }));
  return { submissionId, month, formVersion, answers, contentHash, basedOn, reason, filedBy: who.member.id };
}

/** The receipt, new or for the second time, or why there is none: to programs a month that has not begun is closed too. */
export function submissionAnswer(told: Problem | { receipt: SubmitReceipt; replayed: boolean }): Answer | Refusal {
  if (isProblem(told)) return told.problem === 'month-not-open' ? { ...told, problem: 'month-closed' } : told;
  return { status: told.replayed ? 200 : 201, body: { receipt: receiptShape(told.receipt) } };
}
