import { removeAttachment } from '../../db/queries/attachment.ts';
import { audit } from '../audit.ts';
import type { Plan } from '../plan.ts';
import type { AttachFacts } from './attach.ts';

export interface DetachInput {
  readonly id: string;
  readonly by: string;
}

/** Takes a photo or a place away again, at any time: it was hers to give. What is not there is gone already. */
export function detach({ report, attachments, now: at }: AttachFacts, { id, by }: DetachInput): Plan<{ gone: true }> {
  const outcome = { gone: true } as const;
  const known = attachments.find((one) => one.id === id);
  if (!report || !known) return { statements: [], outcome };
  const { unit_id: unitId, id: reportId } = report;
  return {
    statements: [
      removeAttachment({ unitId, reportId, id }),
      ...audit({
        unitId,
        at,
        actor: `person:${by}`,
        action: 'report.detached',
        subject: `report:${reportId}`,
        detail: { id, kind: known.kind },
      }),
    ],
    outcome,
  };
}
