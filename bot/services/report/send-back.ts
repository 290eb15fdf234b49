import { problem } from '../../../shared/api/problems.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { afterReturn } from '../../../shared/report/lifecycle.ts';
import type { Notice } from '../../conversation/notices.ts';
import { addReportEvent, moveReport } from '../../db/queries/report.ts';
import type { Statement } from '../../db/statement.ts';
import { audit, type InDuty, inDutyOf } from '../audit.ts';
import { type MenuErrand, type MenuFacts, menuAfter } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import type { CertifyFacts } from './certify.ts';
import type { CheckedReason } from './reason.ts';
import { NOT_CERTIFIED } from './submit.ts';
import { type PushFacts, tell } from './tell.ts';
import { type Filer, toldToFiler } from './tell-filer.ts';

export interface SendBackFacts extends CertifyFacts {
  /** The form of the version that is sent back. */
  readonly form: FormDefinition;
  /** What decides the volunteer's rich menu (loadMenuFacts). */
  readonly menu: MenuFacts;
  /** Whether she can be told by a push. */
  readonly push: PushFacts | null;
  /** Who filed it for her: told as well, where she may know. */
  readonly filer: Filer | null;
}

export interface SendBackInput extends InDuty {
  readonly reviewerId: string;
  readonly why: CheckedReason;
  /** Whose rich menu changes with it; null: no LINE user is linked to her. */
  readonly errand: MenuErrand | null;
}

/** What is read in chat of a report that came back, with the way to the answer that is meant: by her, and by who filed it. */
export function tellReturned(facts: SendBackFacts, { why, errand, reviewerId }: SendBackInput): Statement[] {
  const { report, unitId, form, filer, push, now } = facts;
  const seq = report.seq + 1;
  const pointed = why.item === null ? undefined : itemByCode(form, why.item);
  const item = pointed ? { code: pointed.code, label: pointed.label } : null;
  const notice: Notice = { notice: 'report-returned', args: { month: report.month, reason: why.text, item } };
  const hers = { lane: errand?.lineUserId ?? null, reportId: report.id, seq, notice };
  const other = report.filedBy === reviewerId ? null : filer;
  const filers = toldToFiler(other, { unitId, report, seq, why, itemLabel: item?.label ?? null });
  return tell([hers, ...filers], push, now);
}

/** An officer sends a report back to be corrected. The numbers stay; the next version settles it. */
export function sendBack(facts: SendBackFacts, input: SendBackInput): Planned<{ state: 'returned'; seq: number }> {
  const { report, unitId, now: at } = facts;
  const { why, errand, lentBy } = input;
  if (input.reviewerId === report.personId) return problem('own-report');
  const state = afterReturn(report.state);
  if (state !== 'returned') return problem(state);
  const actor = `person:${input.reviewerId}`;
  const seq = report.seq + 1;
  const { id, version, month } = report;
  const { code, text: reason, item } = why;
  return {
    statements: [
      moveReport({ ...NOT_CERTIFIED, unitId, id, seq, version, state, returnReason: reason, returnItem: item }),
      addReportEvent({
        unitId,
        reportId: id,
        seq,
        kind: 'returned',
        actor,
        at,
        detail: JSON.stringify({ version, code, reason, item, ...inDutyOf(lentBy) }),
      }),
      ...audit({
        unitId,
        at,
        actor,
        action: 'report.returned',
        subject: `report:${id}`,
        detail: { version, code, item },
        lentBy,
      }),
      ...menuAfter(facts.menu, { month, state }, errand, at),
      ...tellReturned(facts, input),
    ],
    outcome: { state, seq },
  };
}
