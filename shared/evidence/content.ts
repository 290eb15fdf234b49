import { canonicalJson } from './canonical.ts';
import type { Line, Snapshot } from './snapshot.ts';

/**
 * A report as it stands in reports.jsonl: what was counted, when it came and the hash that the audit trail holds of it; no
 * name. Its SHA-256 stands beside the name in the table, so that who has both files can tell whose it is.
 */
export function reportLine({ month }: Pick<Snapshot, 'month'>, { no, report }: Line): string | null {
  if (report === null) return null;
  const { number, version, formVersion, answers, reason, channel, submittedAt, contentHash } = report;
  return canonicalJson({
    no,
    number,
    month,
    version,
    formVersion,
    answers: Object.fromEntries(Object.entries(answers).filter(([, count]) => count !== null)),
    reason,
    channel,
    submittedAt,
    contentHash,
  });
}
