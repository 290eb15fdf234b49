import { type Problem, problem } from '../../../shared/api/problems.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { afterReturn } from '../../../shared/report/lifecycle.ts';
import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import { audit } from '../audit.ts';
import { type MenuErrand, type MenuFacts, menuAfter } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import { type CurrentReport, invalidAnswers } from './submit.ts';

export interface SendBackFacts {
  readonly now: number;
  readonly unitId: string;
  readonly report: CurrentReport & { readonly personId: string; readonly month: Month };
  /** The form of the version that is sent back. */
  readonly form: FormDefinition;
  /** What decides the volunteer's rich menu (loadMenuFacts). */
  readonly menu: MenuFacts;
}

export interface SendBackInput {
  readonly reviewerId: string;
  /** What she should look at, in the reviewer's words. */
  readonly reason: string | null;
  /** The item that the reviewer points to. */
  readonly item: string | null;
  /** Whose rich menu changes with it; null: no LINE user is linked to her. */
  readonly errand: MenuErrand | null;
}

/** An officer sends a report back to be corrected. The numbers stay; the next version settles it. */
export function sendBack(facts: SendBackFacts, input: SendBackInput): Planned<{ state: 'returned' }> {
  const { report, unitId, now: at } = facts;
  const { reason, item } = input;
  if (input.reviewerId === report.personId) return problem('own-report');
  if (item !== null && !itemByCode(facts.form, item)) return unknownItem(item);
  const state = afterReturn(report.state);
  if (state !== 'returned') return problem(state);
  const actor = `person:${input.reviewerId}`;
  const seq = report.seq + 1;
  const { id, version } = report;
  return {
    statements: [
      moveReport({ unitId, id, seq, version, state, certifiedAt: null, returnReason: reason, returnItem: item }),
      addReportEvent({
        unitId,
        reportId: id,
        seq,
        kind: 'returned',
        actor,
        at,
        detail: JSON.stringify({ version, reason, item }),
      }),
      ...audit({ unitId, at, actor, action: 'report.returned', subject: `report:${id}`, detail: { version, item } }),
      ...menuAfter(facts.menu, { month: report.month, state }, input.errand, at),
    ],
    outcome: { state },
  };
}

const unknownItem = (path: string): Problem => invalidAnswers([{ path, code: 'unknown-item' }]);
