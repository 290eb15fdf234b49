import type { ReportSummary } from '../../shared/api/reports.ts';
import type { Receipt } from '../../shared/api/shapes.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import type { SubmitReceipt } from '../services/report/submit.ts';

// How reports stand in answers: times as RFC 3339, names as the contract has them.

export const instantOf = (ms: number): string => new Date(ms).toISOString();

export function receiptShape(receipt: SubmitReceipt): Receipt {
  const { missing, flags, submittedAt } = receipt;
  return { ...receipt, missing: [...missing], flags: [...flags], submittedAt: instantOf(submittedAt) };
}

interface Returned {
  readonly state: ReportState;
  readonly return_reason: string | null;
  readonly return_item: string | null;
}

/** What a reviewer said, while it waits for an answer. */
export function returnedShape({ state, return_reason: reason, return_item: item }: Returned) {
  return state === 'returned' ? { reason, item } : null;
}

interface Summed extends Returned {
  readonly month: string;
  readonly number: string;
  readonly version: number;
  readonly certified_at: number | null;
  readonly points: number;
}

export function summaryShape(report: Summed, submittedAt: number): ReportSummary {
  return {
    month: report.month,
    number: report.number,
    state: report.state,
    version: report.version,
    submittedAt: instantOf(submittedAt),
    certifiedAt: report.certified_at === null ? null : instantOf(report.certified_at),
    points: report.points,
    returned: returnedShape(report),
  };
}
