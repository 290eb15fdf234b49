import type { ReviewAnswer, ReviewEvent } from '../../../shared/api/review.ts';
import { addMonths } from '../../../shared/calendar/months.ts';
import type { Answers } from '../../../shared/report/answers.ts';
import { median } from '../../../shared/report/flags.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { LIFECYCLE } from '../../../shared/report/lifecycle.ts';
import { type Db, one } from '../../db/db.ts';
import { attachmentsOf } from '../../db/queries/attachment.ts';
import { reportOfMonth, versionsOf } from '../../db/queries/report.ts';
import { answersOfUnit, packOfMonth, reviewed, reviewedEvents, reviewedVersions } from '../../db/queries/review.ts';
import { lenderOf } from '../audit.ts';
import { namesOf } from '../people/names-of.ts';
import { flagsIn, lineOf, named } from './queue.ts';
import type { RuleBook } from './rule-book.ts';

interface Asked {
  readonly unit: { readonly id: string; readonly name: string };
  readonly reportId: string;
  readonly viewerId: string;
  /** Whether she may certify, return and so on in this unit at all. */
  readonly officer: boolean;
}

type Report = NonNullable<NonNullable<ReturnType<typeof reviewed>['row']>>;

const instant = (ms: number) => new Date(ms).toISOString();

/** All that a reviewer needs of one report, on one screen; null: this unit has none of that id. */
export async function inspect(db: Db, rules: RuleBook, asked: Asked): Promise<ReviewAnswer | null> {
  const { unit, reportId, viewerId, officer } = asked;
  const report = await one(db, reviewed({ unitId: unit.id, id: reportId }));
  if (!report) return null;
  const key = { unitId: unit.id, reportId };
  const [versions, events, attachments, pack, compared] = await Promise.all([
    db.rows(reviewedVersions(key)),
    db.rows(reviewedEvents(key)),
    db.rows(attachmentsOf(key)),
    one(db, packOfMonth({ unitId: unit.id, month: report.month })),
    compare(db, rules, report),
  ]);
  const lenders = await namesOf(
    db,
    events.flatMap((event) => lenderOf(event) ?? []),
  );
  const line = lineOf(report, viewerId);
  const { return_reason: reason, return_item: item } = report;
  return {
    ...line,
    unit,
    month: report.month,
    points: report.points,
    returned: report.state === 'returned' ? { reason, item, objected: line.objected } : null,
    versions: versions.map((version) => ({
      version: version.version,
      submittedAt: instant(version.submitted_at),
      channel: version.channel,
      formVersion: version.form_version,
      answers: JSON.parse(version.answers),
      flags: flagsIn(version.flags),
      reason: version.reason,
      filedBy: { id: version.filed_by, name: version.filer_name ?? '' },
      filedByOther: version.filed_by !== report.person_id,
    })),
    events: events.map((event) => eventOf(event, lenders)),
    compared,
    attachments: attachments.map(({ id, kind, at }) => ({ id, kind, at: instant(at) })),
    may: mayOf(report, line.yours, officer),
    inPack: pack && report.certified_at !== null && report.certified_at <= pack.cut_off_at ? pack.number : null,
  };
}

function mayOf({ state }: Report, yours: 'own-report' | 'filed-by-you' | null, officer: boolean) {
  const moves = (to: string) => to === 'submitted' || to === 'returned' || to === 'certified';
  const hers = !officer || yours === 'own-report';
  return {
    certify: officer && yours === null && moves(LIFECYCLE.certify[state]),
    return: !hers && moves(LIFECYCLE.return[state]),
    reopen: !hers && moves(LIFECYCLE.reopen[state]),
    withdraw: !hers && moves(LIFECYCLE.withdraw[state]),
  };
}

type EventRow = NonNullable<ReturnType<typeof reviewedEvents>['row']>;

function eventOf(event: EventRow, lenders: ReadonlyMap<string, string>): ReviewEvent {
  const { seq, kind, at, detail, person_id, name } = event;
  const told = detail === null ? {} : (JSON.parse(detail) as { reason?: string | null; item?: string | null });
  return {
    seq,
    kind,
    at: instant(at),
    by: named(person_id, name),
    inDutyOf: lenders.get(lenderOf(event) ?? ''),
    reason: told.reason ?? null,
    item: told.item ?? null,
  };
}

/** Each number beside hers of the month before, and beside the median of the unit's reports of this month. */
async function compare(db: Db, rules: RuleBook, report: Report): Promise<ReviewAnswer['compared']> {
  const { unit_id: unitId, person_id: personId, month } = report;
  const [form, past, all] = await Promise.all([
    rules.form(db, report.form_version),
    one(db, reportOfMonth({ unitId, personId, month: addMonths(month, -1) })),
    db.rows(answersOfUnit({ unitId, month })),
  ]);
  const [before] = past ? await db.rows(versionsOf({ unitId, reportId: past.id })) : [];
  const now = JSON.parse(report.answers) as Answers;
  const then = before ? (JSON.parse(before.answers) as Answers) : {};
  const unit = all.map(({ answers }) => JSON.parse(answers) as Answers);
  return (form ? itemsOf(form) : []).map(({ code }) => {
    const counts = unit.flatMap((answers) => answers[code] ?? []);
    return {
      code,
      value: now[code] ?? null,
      before: then[code] ?? null,
      median: counts.length === 0 ? null : median(counts),
    };
  });
}
