import { monthState } from '../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../shared/calendar/months.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import { STAFF } from '../../shared/people/scope.ts';
import { isObjected } from '../../shared/report/attention.ts';
import { officeOf } from '../../shared/text/offices.ts';
import type { CodeFacts, Facts, Me, MonthFacts, MyReport, Wants } from '../conversation/types.ts';
import { type Db, one } from '../db/db.ts';
import { areaAbove, codeByHash, throttleOf } from '../db/queries/directory.ts';
import type { Keys } from '../keys.ts';
import { readDrafts } from '../services/draft/reading.ts';
import { homeOf, isIn, type Member, memberOfLineUser, unitsOf, volunteerIn } from '../services/people/membership.ts';
import { readBook } from '../services/points/book.ts';
import { codeCandidate } from '../services/registration/candidate.ts';
import { throttleKey } from '../services/registration/count-miss.ts';
import { readChoice } from '../services/reminder/choose.ts';
import { readStaffCalls } from '../services/reminder/staff-calls.ts';
import { readStanding } from '../services/reminder/standing.ts';
import { readVillage } from '../services/reminder/village.ts';
import { readFiles } from '../services/report/files.ts';
import { FROM_THE_NEWEST, readReportsBefore } from '../services/report/history.ts';
import { type ReportMonth, readMonths } from '../services/report/months.ts';
import { filedFor, type ReportRow, readReports } from '../services/report/reading.ts';
import type { RuleBook } from '../services/report/rule-book.ts';

export interface FactsSource {
  readonly db: Db;
  readonly keys: Keys;
  readonly rules: RuleBook;
}

/** Loads what a turn asked for, and nothing else. */
export async function loadFacts(source: FactsSource, lane: string, wants: Wants, now: number): Promise<Facts> {
  const member = await memberOfLineUser(source.db, lane);
  const reports = member && wants.reports ? await readReports(source.db, member.id, unitsOf(member)) : [];
  return {
    now,
    me: member && (await meOf(source, member, now)),
    code: wants.code === null ? null : await codeFacts(source, lane, wants.code, member, now),
    months: member && wants.reports ? await monthFacts(source, member, reports, wants.month, now) : [],
    mine: member && wants.mine ? await myReports(source.db, member) : [],
    points: member && wants.points ? await readBook(source.db, member, now) : null,
    drafts: member && wants.reports ? await readDrafts(source.db, lane) : [],
    ...(member ? await reminderFacts(source, member, wants, now) : NO_REMINDERS),
  };
}

type ReminderFacts = Pick<Facts, 'standing' | 'village' | 'calls' | 'files' | 'reminders' | 'above'>;
const NO_REMINDERS: ReminderFacts = {
  standing: null,
  village: null,
  calls: null,
  files: null,
  reminders: null,
  above: null,
};

async function reminderFacts(
  { db, rules }: FactsSource,
  member: Member,
  wants: Wants,
  now: number,
): Promise<ReminderFacts> {
  return {
    standing: wants.standing ? await readStanding(db, rules, member, now) : null,
    village: wants.village ? await readVillage(db, rules, member, now) : null,
    calls: wants.calls ? await readStaffCalls(db, rules, member, now) : null,
    files: wants.files ? await readFiles(db, rules, member, now) : null,
    reminders: wants.reminders ? await readChoice(db, member.id) : null,
    above: wants.above ? await officeAbove(db, member, now) : null,
  };
}

const officersPost = ({ assignments }: Member, month: Month) =>
  assignments.find((one) => STAFF.includes(one.role) && isIn(one, month)) ?? null;

async function officeAbove(db: Db, member: Member, now: number): Promise<Facts['above']> {
  const post = officersPost(member, monthAt(now));
  const area = post && (await one(db, areaAbove({ areaId: post.area_id })));
  return area && { name: officeOf(area), phone: area.phone };
}

/** Whoever left at the end of last month still owes it while it takes reports. */
async function reportsAt({ db, rules }: FactsSource, member: Member, month: Month, now: number): Promise<boolean> {
  if (volunteerIn(member, month)) return true;
  const before = addMonths(month, -1);
  const last = volunteerIn(member, before);
  return last !== null && monthState((await rules.of(db, last.area_id)).windowOf(before), now) !== 'closed';
}

async function meOf(source: FactsSource, member: Member, now: number): Promise<Me | null> {
  const month = monthAt(now);
  const home = homeOf(member, month) ?? member.assignments[0];
  if (!home) return null;
  return {
    personId: member.id,
    name: member.name,
    unit: { id: home.area_id, name: home.area_name, phone: home.area_phone },
    village: home.village_name,
    households: home.households,
    reports: await reportsAt(source, member, month, now),
    staff: officersPost(member, month) !== null,
  };
}

async function codeFacts(
  source: FactsSource,
  lane: string,
  code: string,
  member: Member | null,
  now: number,
): Promise<CodeFacts> {
  const throttle = await one(source.db, throttleOf({ key: throttleKey(lane) }));
  if (throttle && throttle.blocked_until > now) return { status: 'too-many-tries', retryAt: throttle.blocked_until };
  const canonical = canonicalCode(code);
  const row = canonical ? await one(source.db, codeByHash({ codeHash: source.keys.codeHash(canonical) })) : null;
  if (!row) return { status: 'code-unknown' };
  const judged = await codeCandidate(source.db, row, { lineUserId: lane, member }, now);
  return judged.status === 'valid' ? { status: 'valid', ...judged.candidate } : judged;
}

/** How many `รายงานของฉัน` shows. */
const MINE = 6;

async function myReports(db: Db, member: Member): Promise<MyReport[]> {
  const rows = await readReportsBefore(db, member, FROM_THE_NEWEST, MINE);
  return rows.map((row) => {
    const { month, number, state, submitted_at: submittedAt, return_item: returnItem } = row;
    return { month, number, state, submittedAt, returnItem, ...filerOf(row) };
  });
}

function filerOf(row: Parameters<typeof filedFor>[0] & { readonly person_id: string }) {
  const filedBy = filedFor(row, row.person_id);
  return filedBy === null ? {} : { filedBy };
}

/** Last month, this month and the one that was asked for, oldest first, as far as she was a volunteer in them. */
async function monthFacts(
  { db, rules }: FactsSource,
  member: Member,
  reports: readonly ReportRow[],
  asked: Month | null,
  now: number,
): Promise<MonthFacts[]> {
  const current = monthAt(now);
  const months = new Set([addMonths(current, -1), current, ...(asked ? [asked] : [])]);
  return (await readMonths(db, rules, member, reports, months)).map(factsOfMonth);
}

function factsOfMonth({ window, form, report, earlier }: ReportMonth): MonthFacts {
  return {
    window,
    form,
    report: report
      ? {
          number: report.number,
          state: report.state,
          version: report.version,
          answers: report.answers,
          submittedAt: report.submitted_at,
          certifiedAt: report.certified_at,
          returnReason: report.return_reason,
          returnItem: report.return_item,
          ...filerOf(report),
          ...(isObjected(report) && { objected: true }),
        }
      : null,
    last: earlier[0] ? { month: earlier[0].month, answers: earlier[0].answers } : null,
    history: earlier.slice(0, 6).map((row) => row.answers),
  };
}
