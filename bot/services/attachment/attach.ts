import { ATTACHMENT_LIMITS } from '../../../shared/api/attachments.ts';
import { problem } from '../../../shared/api/problems.ts';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import { addAttachment } from '../../db/queries/attachment.ts';
import type { AttachmentKind } from '../../db/schema.ts';
import { audit } from '../audit.ts';
import type { Planned } from '../plan.ts';

export interface AttachFacts {
  readonly now: number;
  /** Her report of the month; photos and places come after it, never before. */
  readonly report: { readonly unit_id: string; readonly id: string; readonly state: ReportState } | null;
  /** What goes with the report already. */
  readonly attachments: readonly {
    readonly id: string;
    readonly kind: AttachmentKind;
    readonly content_hash: string;
  }[];
  /** Her latest word on photos, or on places. */
  readonly consented: boolean;
}

export interface AttachInput {
  /** UUID made by the phone. */
  readonly id: string;
  readonly kind: AttachmentKind;
  /** A cleaned JPEG in base64, or a place as JSON. */
  readonly body: string;
  /** SHA-256 of everything that was sent, made by the door. */
  readonly contentHash: string;
  readonly filedBy: string;
}

const MOST: Readonly<Record<AttachmentKind, number>> = { photo: ATTACHMENT_LIMITS.photos, place: 1 };

/** Puts a photo or a place beside a report that was sent. Where the place is stands in no log and no trail. */
export function attach(facts: AttachFacts, input: AttachInput): Planned<{ replayed: boolean }> {
  const { report, attachments, now: at } = facts;
  const { id, kind, body, contentHash, filedBy } = input;
  if (!report) return problem('not-found');
  const known = attachments.find((one) => one.id === id);
  if (known) {
    if (known.content_hash !== contentHash) return problem('submission-conflict');
    return { statements: [], outcome: { replayed: true } };
  }
  if (report.state === 'certified') return problem('report-certified');
  if (!facts.consented) return problem('consent-needed');
  const most = MOST[kind];
  if (attachments.filter((one) => one.kind === kind).length >= most) return problem('too-many-attachments');
  const { unit_id: unitId, id: reportId } = report;
  const bytes = body.length;
  return {
    statements: [
      // First, since it makes those of the same moment wait for one another.
      ...audit({
        unitId,
        at,
        actor: `person:${filedBy}`,
        action: 'report.attached',
        subject: `report:${reportId}`,
        detail: { id, kind },
      }),
      addAttachment({ unitId, reportId, id, kind, most, body, bytes, contentHash, filedBy, at }),
    ],
    outcome: { replayed: false },
  };
}
