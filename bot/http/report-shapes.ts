import type { ReportSummary } from '../../shared/api/reports.ts';
import type { Receipt } from '../../shared/api/shapes.ts';
import { isObjected } from '../../shared/report/attention.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import { filedFor } from '../services/report/reading.ts';
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
  readonly attention: number | null;
}

/** What a reviewer said, while it waits for an answer. */
export function returnedShape(report: Returned) {
  const { state, return_reason: reason, return_item: item } = report;
  return state === 'returned' ? { reason, item, objected: isObjected(report) } : null;
}

interface Summed extends Returned {
  readonly person_id: string;
  readonly month: string;
  readonly number: string;
  readonly version: number;
  readonly certified_at: number | null;
  readonly points: number;
}

interface FiledVersion {
  readonly submitted_at: number;
  readonly filed_by: string;
  readonly filer_name: string | null;
}

/** @param version its current one */
export function summaryShape(report: Summed, version: FiledVersion): ReportSummary {
  return {
    month: report.month,
    number: report.number,
    state: report.state,
    version: report.version,
    submittedAt: instantOf(version.submitted_at),
    certifiedAt: report.certified_at === null ? null : instantOf(report.certified_at),
    points: report.points,
    returned: returnedShape(report),
    filedBy: filedFor(version, report.person_id),
  };
}
