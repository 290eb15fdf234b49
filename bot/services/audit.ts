import { addAudit, countAudit } from '../db/queries/audit.ts';
import type { Statement } from '../db/statement.ts';

export interface AuditNote {
  /** The unit whose trail it belongs to; '-' for what belongs to none. */
  readonly unitId: string;
  readonly at: number;
  /** 'person:<id>' | 'line' | 'system' | 'operator'. */
  readonly actor: string;
  readonly action: string;
  /** 'report:<id>', 'person:<id>', … */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | null>>;
}

/** The two statements that write one audit row with the next number of its unit. */
export function audit(note: AuditNote): Statement[] {
  return [
    countAudit({ unitId: note.unitId }),
    addAudit({
      unitId: note.unitId,
      at: note.at,
      actor: note.actor,
      action: note.action,
      subject: note.subject,
      detail: note.detail ? JSON.stringify(note.detail) : null,
    }),
  ];
}
