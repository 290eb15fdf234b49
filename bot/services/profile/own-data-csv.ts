import { showReceiptNumber } from '../../../shared/report/receipt.ts';
import { CONSENTS } from '../../../shared/text/consents.ts';
import {
  OWN_DATA_ITEMS as ITEM,
  OWN_DATA,
  OWN_DATA_ANSWERS,
  OWN_DATA_HEADINGS,
  OWN_DATA_STATES,
} from '../../../shared/text/own-data.ts';
import { OTHER_REASON, POINT_REASONS } from '../../../shared/text/points.ts';
import { LEVELS, SLOTS } from '../../../shared/text/reminder-choices.ts';
import { roleTitle } from '../../../shared/text/roles.ts';
import { thaiDateTime, thaiMonthShort } from '../../../shared/thai/dates.ts';
import { type Cell, csvOf } from './csv.ts';
import type { OwnData } from './own-data.ts';

type Row = readonly [section: string, month: string, item: string, value: Cell, at: string];
type Counts = Readonly<Record<string, number | null>>;

/** @param labels of the items of each form version that her reports and drafts use, by code */
export function ownDataCsv(data: OwnData, labels: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const counts = (section: string, month: string, formVersion: string, answers: Counts, at: string): Row[] =>
    Object.entries(answers).map(([code, value]) => [
      section,
      thaiMonthShort(month),
      labels.get(formVersion)?.get(code) ?? code,
      value ?? OWN_DATA_ANSWERS.unanswered,
      at,
    ]);
  const reports = data.reports.flatMap((report) => [
    ...report.versions.flatMap((version) => [
      row(
        OWN_DATA.report,
        report.month,
        ITEM.versionOf(ITEM.number, version.version),
        showReceiptNumber(report.number),
        version.submittedAt,
      ),
      ...counts(OWN_DATA.report, report.month, version.formVersion, version.answers, when(version.submittedAt)),
      ...given(OWN_DATA.report, report.month, ITEM.filedBy, version.filedBy, version.submittedAt),
      ...given(OWN_DATA.report, report.month, ITEM.reason, version.reason, version.submittedAt),
    ]),
    ...given(OWN_DATA.report, report.month, ITEM.returned, report.returned?.reason ?? null, null),
    ...report.events.map((event) => row(OWN_DATA.history, report.month, OWN_DATA_STATES[event.kind], '', event.at)),
    ...report.attachments.map((one) =>
      row(OWN_DATA.attachment, report.month, ITEM[one.kind], ITEM.bytes(one.bytes), one.at),
    ),
  ]);
  const drafts = data.drafts.flatMap((draft) =>
    counts(OWN_DATA.draft, draft.month, draft.formVersion, draft.answers, when(draft.updatedAt)),
  );
  return csvOf(OWN_DATA_HEADINGS, [
    ...personRows(data),
    ...reports,
    ...pointRows(data),
    ...drafts,
    ...reminderRows(data),
    ...otherRows(data),
  ]);
}

function personRows({ person, line, duties }: OwnData): Row[] {
  return [
    row(OWN_DATA.person, '', ITEM.name, `${person.givenName} ${person.familyName}`, null),
    ...given(OWN_DATA.person, '', ITEM.birthDate, person.birthDate, null),
    ...given(OWN_DATA.person, '', ITEM.citizenTail, person.citizenIdTail && `…${person.citizenIdTail}`, null),
    ...given(OWN_DATA.person, '', ITEM.phone, person.phone, null),
    ...given(OWN_DATA.person, '', ITEM.smartphone, smartphoneWord(person.smartphone), null),
    row(OWN_DATA.person, '', ITEM.lineUser, line.userId, line.linkedAt),
    ...given(OWN_DATA.person, '', ITEM.notice, line.noticeVersion, line.linkedAt),
    ...duties.flatMap((duty) => [
      row(OWN_DATA.duty, duty.from, roleTitle(duty.role), [duty.unit, duty.village].filter(Boolean).join(' '), null),
      ...given(OWN_DATA.duty, duty.from, ITEM.households, duty.households, null),
    ]),
  ];
}

function smartphoneWord(has: boolean | null): string | null {
  if (has === null) return null;
  return has ? OWN_DATA_ANSWERS.has : OWN_DATA_ANSWERS.hasNot;
}

function pointRows({ points }: OwnData): Row[] {
  return points.flatMap(({ entries }) =>
    entries.map((entry) => {
      const reason = POINT_REASONS[entry.reason.split(':')[0] ?? ''] ?? OTHER_REASON;
      return row(OWN_DATA.points, entry.month ?? '', reason, entry.points, entry.at);
    }),
  );
}

function reminderRows({ reminders: { chosen, planned } }: OwnData): Row[] {
  const wish = chosen && [LEVELS[chosen.level], SLOTS[chosen.slot]].join(' ');
  return [
    ...given(OWN_DATA.reminder, '', ITEM.wish, wish, chosen?.at ?? null),
    ...planned.map(({ month, sentAt }) =>
      row(OWN_DATA.reminder, month, ITEM.message, sentAt ? OWN_DATA_ANSWERS.sent : OWN_DATA_ANSWERS.notSent, sentAt),
    ),
  ];
}

function otherRows({ consents, sessions }: OwnData): Row[] {
  return [
    ...consents.map(({ purpose, given: yes, at }) =>
      row(
        OWN_DATA.consent,
        '',
        (CONSENTS as Readonly<Record<string, { readonly title: string }>>)[purpose]?.title ?? purpose,
        yes ? OWN_DATA_ANSWERS.given : OWN_DATA_ANSWERS.notGiven,
        at,
      ),
    ),
    ...sessions.map(({ createdAt, expiresAt }) => row(OWN_DATA.session, '', ITEM.until, when(expiresAt), createdAt)),
  ];
}

function row(section: string, month: string, item: string, value: Cell, at: string | null): Row {
  return [section, month === '' ? '' : thaiMonthShort(month), item, value, when(at)];
}

/** A row, if there is anything to tell. */
function given(section: string, month: string, item: string, value: Cell | null, at: string | null): Row[] {
  return value === null ? [] : [row(section, month, item, value, at)];
}

function when(at: string | null): string {
  return at === null ? '' : thaiDateTime(Date.parse(at));
}
