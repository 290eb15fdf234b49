import { countAudit } from '../../db/queries/audit.ts';
import { addAuditNumbered } from '../../db/queries/evidence.ts';
import type { Statement } from '../../db/statement.ts';
import { type AuditNote, detailText } from '../audit.ts';
import type { TrailHead } from '../audit-chain.ts';

/**
 * The audit row right behind this end of the trail. Whatever else happens in the unit meanwhile takes the number, and the
 * commit is refused whole: so a pack says what was true at its place in the trail, and two who act on it never both do.
 */
export function auditBehind({ seq }: TrailHead, note: AuditNote): Statement[] {
  const { unitId, at, actor, action, subject } = note;
  return [
    countAudit({ unitId }),
    addAuditNumbered({
      unitId,
      seq: seq + 1,
      at,
      actor,
      action,
      subject,
      detail: detailText(note),
    }),
  ];
}
