import { v7 as uuid } from 'uuid';
import { contentOf } from '../../../bot/services/report/content.ts';
import type { SubmitFacts, SubmitInput } from '../../../bot/services/report/submit.ts';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { startOfMonth } from '../../../shared/calendar/months.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';

export const MONTH = '2026-10';
export const ELDER = 'promote_health.7';

/** A volunteer who sends for the first time, in the middle of an open month. */
export function submitFacts(more: Partial<SubmitFacts> = {}): SubmitFacts {
  return {
    now: startOfMonth(MONTH) + 86_400_000,
    unitId: 'u1',
    villageId: null,
    personId: 'p1',
    isAssigned: true,
    window: windowOf(MONTH),
    form: FORM_2567_2,
    households: 10,
    report: null,
    prior: null,
    monthsOnTime: [],
    history: [],
    before: [null, null],
    lastFiledAt: null,
    filerLane: null,
    menu: { staff: false, months: [{ window: windowOf(MONTH), report: null }] },
    ...more,
  };
}

export function submitInput(answers: Record<string, number | null>, more: Partial<SubmitInput> = {}): SubmitInput {
  const formVersion = more.formVersion ?? FORM_2567_2.version;
  return {
    submissionId: uuid(),
    month: MONTH,
    formVersion,
    answers,
    contentHash: contentOf({ month: MONTH, formVersion, answers, reason: null }),
    basedOn: undefined,
    reason: null,
    channel: 'form',
    filedBy: 'p1',
    newReportId: uuid(),
    errand: null,
    ...more,
  };
}

export function reportOnFile(more: Partial<NonNullable<SubmitFacts['report']>> = {}) {
  return {
    id: uuid(),
    number: '400000000012',
    state: 'submitted' as const,
    seq: 2,
    version: 2,
    points: 120,
    answers: { [ELDER]: 4 },
    submitted_at: startOfMonth(MONTH),
    on_time: 1,
    ...more,
  };
}
