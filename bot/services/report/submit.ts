import { type Problem, problem } from '../../../shared/api/problems.ts';
import { type MonthWindow, monthState } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { pointsFor } from '../../../shared/points/earn.ts';
import { streakBefore } from '../../../shared/points/streak.ts';
import {
  type AnswerError,
  type Answers,
  canonicalAnswers,
  checkAnswers,
  missingItems,
} from '../../../shared/report/answers.ts';
import { attentionOf } from '../../../shared/report/attention.ts';
import { type Flag, flagsOf, isOwnFlag, reviewFlagsOf, usualLimits, warningsOf } from '../../../shared/report/flags.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { afterSubmit, type ReportState } from '../../../shared/report/lifecycle.ts';
import { numbersOf } from '../../../shared/report/numbers.ts';
import { receiptNumber } from '../../../shared/report/receipt.ts';
import { holdPerson } from '../../db/queries/directory.ts';
import {
  addReportEvent,
  addVersion,
  beginTrail,
  judgeReport,
  moveReport,
  openReport,
} from '../../db/queries/report.ts';
import type { Channel } from '../../db/schema.ts';
import { audit, detailText, type InDuty } from '../audit.ts';
import { type MenuErrand, type MenuFacts, menuAfter } from '../people/menu-of.ts';
import type { Planned } from '../plan.ts';
import { untell } from './tell.ts';

export interface SubmitFacts {
  readonly now: number;
  readonly unitId: string;
  /** Hers in that month. */
  readonly villageId: string | null;
  readonly personId: string;
  /** Is she a volunteer of that month by the roster of today? */
  readonly isAssigned: boolean;
  readonly window: MonthWindow;
  /** The form that the unit uses in that month. */
  readonly form: FormDefinition;
  readonly households: number | null;
  readonly report: (CurrentReport & CurrentVersion) | null;
  /** The version that this submission id made earlier, if any. */
  readonly prior: PriorSubmission | 'of-another' | null;
  readonly monthsOnTime: readonly { month: Month; onTime: boolean; withdrawn: boolean }[];
  /** Earlier answers, newest first, for the gentle warnings. */
  readonly history: readonly Answers[];
  /** Her answers of the month before and of the one before that; null where she reported nothing. */
  readonly before: readonly [Answers | null, Answers | null];
  /** When whoever files it filed another report last. */
  readonly lastFiledAt: number | null;
  /** What decides her rich menu. */
  readonly menu: MenuFacts;
  /** The LINE user of whoever filed for her what came back, since that is told no more. */
  readonly filerLane: string | null;
}

export interface CurrentReport {
  readonly id: string;
  readonly number: string;
  readonly state: ReportState;
  readonly seq: number;
  readonly version: number;
  readonly points: number;
}

/** What somebody is shown whose own numbers are based on an older version. */
interface CurrentVersion {
  readonly answers: Answers;
  readonly submitted_at: number;
  readonly on_time: number;
}

/** What a reviewer said is settled by a new version, and by certification. */
export const NOT_RETURNED = { returnReason: null, returnItem: null } as const;
export const NOT_CERTIFIED = { certifiedAt: null, certifiedBy: null, operationId: null } as const;

export interface PriorSubmission {
  readonly contentHash: string;
  readonly receipt: SubmitReceipt;
}

export interface SubmitInput extends InDuty {
  /** UUID made by the client; in chat UUIDv5 of the webhook event. */
  readonly submissionId: string;
  readonly month: Month;
  readonly formVersion: string;
  readonly answers: unknown;
  /** SHA-256 of everything that was sent, made by the door. */
  readonly contentHash: string;
  /** The version that the sender started from; undefined when the sender does not say. */
  readonly basedOn: number | null | undefined;
  /** Why everything is zero. */
  readonly reason: string | null;
  readonly channel: Channel;
  /** The person who files, which may be a head volunteer or staff. */
  readonly filedBy: string;
  /** A fresh UUIDv7, used if this is the first version. */
  readonly newReportId: string;
  /** Whose rich menu changes with it; null: no LINE user is linked to her. */
  readonly errand: MenuErrand | null;
}

export interface SubmitReceipt {
  readonly number: string;
  readonly month: Month;
  readonly version: number;
  readonly submittedAt: number;
  readonly missing: readonly string[];
  readonly flags: readonly string[];
  /** What certification would pay. */
  readonly pendingPoints: number;
}

/**
 * A report reaches the server: the first version opens it, a later one replaces the current. The order of the checks is
 * part of the contract (PUT /api/reports/{month}).
 */
export function submit(facts: SubmitFacts, input: SubmitInput): Planned<{ receipt: SubmitReceipt; replayed: boolean }> {
  const { prior } = facts;
  // What was accepted once is answered the same for ever, whatever the form asks today.
  if (prior && prior !== 'of-another' && prior.contentHash === input.contentHash)
    return { statements: [], outcome: { receipt: prior.receipt, replayed: true } };
  const sameForm = input.formVersion === facts.form.version;
  const checked = checkAnswers(facts.form, input.answers);
  // Numbers of another form cannot be judged by this one: that the form changed is what is told of them.
  if (sameForm && 'errors' in checked) return invalidAnswers(checked.errors);
  if (prior) return problem('submission-conflict');
  const state = afterSubmit(facts.report?.state ?? null);
  if (state === 'report-certified') return problem(state);
  const month = monthState(facts.window, facts.now);
  if (month === 'not-open') return problem('month-not-open');
  if (month === 'closed') return problem('month-closed', { closedAt: facts.window.closesAt });
  if (!facts.isAssigned) return problem('not-assigned', { month: input.month });
  if (input.basedOn !== undefined && input.basedOn !== (facts.report?.version ?? null)) return newerVersion(facts);
  if ('errors' in checked || !sameForm)
    return { ...problem('form-changed'), current: { formVersion: facts.form.version } };
  return writeVersion(facts, input, checked.answers, state);
}

export function invalidAnswers(errors: readonly AnswerError[]): Problem<'invalid-answers'> {
  const named = errors.map(({ path, code }) => ({ path: path === '' ? 'answers' : `answers.${path}`, code }));
  return { ...problem('invalid-answers'), errors: named };
}

function newerVersion({ report }: SubmitFacts): Problem<'version-conflict'> {
  const current = report && {
    version: report.version,
    answers: report.answers,
    submittedAt: new Date(report.submitted_at).toISOString(),
  };
  return { ...problem('version-conflict'), current };
}

function writeVersion(
  facts: SubmitFacts,
  input: SubmitInput,
  answers: Answers,
  state: ReportState,
): Planned<{ receipt: SubmitReceipt; replayed: boolean }> {
  const flags = flagsOfReport(facts, input, answers);
  const first = facts.report ?? openingOf(facts, input);
  const version = facts.report ? facts.report.version + 1 : 1;
  const seq = facts.report ? facts.report.seq + 1 : 1;
  const { unitId, now: at } = facts;
  const actor = `person:${input.filedBy}`;
  // Whoever sends her own has a link, which keeps her where she is.
  const held = facts.report || input.filedBy === facts.personId ? [] : [holdPerson({ personId: facts.personId })];
  const judged = judgedBy(facts, input, answers, flags);
  return {
    statements: [
      ...held,
      facts.report
        ? moveReport({ unitId, id: first.id, seq, version, state, ...NOT_CERTIFIED, ...NOT_RETURNED })
        : openReport({
            unitId,
            personId: facts.personId,
            month: input.month,
            at: facts.now,
            villageId: facts.villageId,
            ...judged,
            ...openingOf(facts, input),
          }),
      facts.report ? judgeReport({ unitId, id: first.id, ...judged }) : beginTrail({ unitId, id: first.id }),
      addVersion({
        unitId,
        reportId: first.id,
        version,
        submissionId: input.submissionId,
        contentHash: input.contentHash,
        formVersion: facts.form.version,
        answers: canonicalAnswers(facts.form, answers),
        flags: JSON.stringify(flags),
        reason: input.reason,
        channel: input.channel,
        filedBy: input.filedBy,
        at: facts.now,
      }),
      addReportEvent({ unitId, reportId: first.id, seq, kind: 'submitted', actor, at, detail: detailText(input) }),
      ...audit({
        unitId,
        at,
        actor,
        action: 'report.submitted',
        subject: `report:${first.id}`,
        detail: { version, channel: input.channel, content: input.contentHash },
        lentBy: input.lentBy,
      }),
      ...menuAfter(facts.menu, { month: input.month, state }, input.errand, facts.now),
      ...settledReturn(facts, input),
    ],
    outcome: {
      receipt: {
        number: first.number,
        month: input.month,
        version,
        submittedAt: facts.now,
        missing: missingItems(facts.form, answers),
        flags: flags.filter(isOwnFlag),
        pendingPoints: first.points,
      },
      replayed: false,
    },
  };
}

/** By what the report, and her next one, is judged. */
function judgedBy({ form, personId, now }: SubmitFacts, { filedBy }: SubmitInput, answers: Answers, flags: Flag[]) {
  return {
    attention: attentionOf(flags),
    numbers: numbersOf(form, answers),
    filedAt: filedBy === personId ? now : null,
  };
}

/** All that a reviewer should look at in it; her own receipt tells of those alone that are about her numbers. */
function flagsOfReport(facts: SubmitFacts, input: SubmitInput, answers: Answers): Flag[] {
  const { form, households, history, before, lastFiledAt, now } = facts;
  const warnings = warningsOf(form, answers, { households, usual: usualLimits(form, history) });
  return reviewFlagsOf(form, answers, flagsOf(form, answers, warnings), {
    before,
    onTime: facts.report ? facts.report.on_time === 1 : now < facts.window.dueAt,
    filedByOther: input.filedBy !== facts.personId,
    sinceLast: lastFiledAt === null ? null : now - lastFiledAt,
  });
}

/** It is corrected: that it came back need not be told any more, to her or to who filed it. */
function settledReturn({ report, filerLane, now }: SubmitFacts, { errand }: SubmitInput) {
  if (report?.state !== 'returned') return [];
  const { id, seq } = report;
  return [...untell(errand?.lineUserId ?? null, id, seq, now), ...untell(filerLane, id, seq, now, 'filer')];
}

/** What is fixed at the first version: number, on time or not, streak and the points that certification will pay. */
function openingOf(facts: SubmitFacts, input: SubmitInput) {
  const onTime = facts.now < facts.window.dueAt;
  const streak = streakBefore(input.month, facts.monthsOnTime);
  return {
    id: input.newReportId,
    number: receiptNumber(input.newReportId),
    onTime: onTime ? 1 : 0,
    streak,
    points: pointsFor({ month: input.month, onTime, streak }).total,
  };
}
