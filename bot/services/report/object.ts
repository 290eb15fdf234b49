import { problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { OBJECTED } from '../../../shared/report/attention.ts';
import { afterObject } from '../../../shared/report/lifecycle.ts';
import { objectionReason } from '../../../shared/text/review-reasons.ts';
import { maskIds } from '../../../shared/thai/normalize.ts';
import { addReportEvent, moveReport, setAttention } from '../../db/queries/report.ts';
import { audit } from '../audit.ts';
import { type MenuErrand, type MenuFacts, menuAfter } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import type { JudgedReport } from './certify.ts';
import { NOT_CERTIFIED } from './submit.ts';
import { untell } from './tell.ts';

export interface ObjectFacts {
  readonly now: number;
  readonly unitId: string;
  readonly personId: string;
  /** Her report of the month that she means; null: there is none that somebody else filed. */
  readonly report: JudgedReport | null;
  readonly menu: MenuFacts;
}

export interface ObjectInput {
  readonly words: string | null;
  readonly errand: MenuErrand | null;
}

/** A volunteer says that what was filed for her is not right: it comes back to her, and staff see it first. */
export function object(
  facts: ObjectFacts,
  { words, errand }: ObjectInput,
): Planned<{ month: Month; state: 'returned' }> {
  const { now: at, unitId, personId, report } = facts;
  if (!report || report.filedBy === personId) return problem('nothing-to-object');
  const state = afterObject(report.state);
  if (state !== 'returned') return problem(state);
  const { id, version, month, filedBy } = report;
  const seq = report.seq + 1;
  const actor = `person:${personId}`;
  const reason = objectionReason(words === null ? null : maskIds(words));
  return {
    statements: [
      moveReport({ ...NOT_CERTIFIED, unitId, id, seq, version, state, returnReason: reason, returnItem: null }),
      setAttention({ unitId, id, attention: OBJECTED }),
      addReportEvent({
        unitId,
        reportId: id,
        seq,
        kind: 'objected',
        actor,
        at,
        detail: JSON.stringify({ version, reason, filedBy }),
      }),
      ...audit({ unitId, at, actor, action: 'report.objected', subject: `report:${id}`, detail: { version, filedBy } }),
      ...menuAfter(facts.menu, { month, state }, errand, at),
      ...untell(errand?.lineUserId ?? null, id, report.seq, at),
    ],
    outcome: { month, state },
  };
}
