import type { Month } from '../../../shared/calendar/months.ts';
import { type HistoryEvent, isoOf, type ReportFact } from '../../../shared/evidence/snapshot.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import type { eventsOfMonth, reportsOfMonth, versionsOfMonth } from '../../db/queries/evidence.ts';
import { sha256 } from '../../keys.ts';
import { lenderOf } from '../audit.ts';
import { contentOf } from '../report/content.ts';

export type ReportRow = NonNullable<ReturnType<typeof reportsOfMonth>['row']>;
export type VersionRow = NonNullable<ReturnType<typeof versionsOfMonth>['row']>;
export type EventRow = NonNullable<ReturnType<typeof eventsOfMonth>['row']>;

/** Names of those whose duty was lent, by id. */
export type Lenders = ReadonlyMap<string, string>;

interface Named {
  readonly given_name: string | null;
  readonly family_name: string | null;
}

export const nameOf = ({ given_name, family_name }: Named): string => `${given_name ?? ''} ${family_name ?? ''}`.trim();

/** A report of the month as these rows tell it. @param version the one that was current */
export async function reportFactOf(
  month: Month,
  row: ReportRow,
  version: VersionRow,
  events: readonly EventRow[],
  lenders: Lenders,
): Promise<ReportFact> {
  const answers = JSON.parse(version.answers) as Answers;
  const { form_version: formVersion, content_hash: contentHash, reason, channel } = version;
  return {
    id: row.id,
    number: row.number,
    version: version.version,
    formVersion,
    answers,
    reason,
    channel,
    filedBy: version.filed_by === row.person_id ? null : nameOf(version),
    submittedAt: isoOf(version.submitted_at),
    onTime: row.on_time === 1,
    contentHash,
    // What a seed wrote came by no door that could have hashed it.
    intact: channel === 'seed' || (await sha256(contentOf({ month, formVersion, answers, reason }))) === contentHash,
    certified: certifiedOf(events.at(-1), lenders),
    history: events.map((event) => historyOf(row, event, lenders)),
  };
}

/** Certified is a report whose last event says so: whatever came after it lays the report open again. */
function certifiedOf(last: EventRow | undefined, lenders: Lenders): ReportFact['certified'] {
  if (last?.kind !== 'certified') return null;
  // The operation stands in the event, since the report forgets it when it is opened again.
  const many = last.detail !== null && 'operation' in (JSON.parse(last.detail) as object);
  return { at: isoOf(last.at), by: nameOf(last), ...inDuty(last, lenders), many };
}

function historyOf(row: ReportRow, event: EventRow, lenders: Lenders): HistoryEvent {
  const herself = event.actor === `person:${row.person_id}`;
  return { kind: event.kind, at: isoOf(event.at), by: herself ? null : nameOf(event), ...inDuty(event, lenders) };
}

/** Nothing at all where it was her own: packs made before duties were lent stay what they are. */
function inDuty(event: EventRow, lenders: Lenders): { readonly inDutyOf?: string } {
  const name = lenders.get(lenderOf(event) ?? '');
  return name === undefined ? {} : { inDutyOf: name };
}
