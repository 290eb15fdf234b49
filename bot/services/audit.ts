import { addAudit, countAudit } from '../db/queries/audit.ts';
import type { Statement } from '../db/statement.ts';

/** Of something done: the person in whose duty, where that was lent (AreaInScope). */
export interface InDuty {
  readonly lentBy?: string | null | undefined;
}

export interface AuditNote extends InDuty {
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
      detail: detailText(note),
    }),
  ];
}

/** A note's detail as it is written down. */
export function detailText({ detail, lentBy }: Pick<AuditNote, 'detail' | 'lentBy'>): string | null {
  return detail || lentBy ? JSON.stringify({ ...detail, ...inDutyOf(lentBy) }) : null;
}

/** What tells of a lent duty, in a detail. */
export const inDutyOf = (lentBy: AuditNote['lentBy']) => (lentBy ? { lentBy } : {});

/** In whose duty something was done, by her id, as its detail tells; null: in her own. */
export function lenderOf({ detail }: { readonly detail: string | null }): string | null {
  const { lentBy = null } = detail === null ? {} : (JSON.parse(detail) as InDuty);
  return lentBy;
}
