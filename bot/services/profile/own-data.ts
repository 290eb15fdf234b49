import { type Db, one } from '../../db/db.ts';
import { consentsOf } from '../../db/queries/consent.ts';
import { draftsOf } from '../../db/queries/draft.ts';
import {
  ownAttachments,
  ownEvents,
  ownPerson,
  ownReminders,
  ownReports,
  ownSessions,
  ownVersions,
} from '../../db/queries/own-data.ts';
import { accountOf, ledgerOf } from '../../db/queries/points.ts';
import { choiceOf } from '../../db/queries/reminder-choice.ts';
import { linkOf } from '../../db/queries/unlink.ts';
import { type Member, unitsOf } from '../people/membership.ts';
import { filedFor } from '../report/reading.ts';

export type OwnData = Awaited<ReturnType<typeof readOwnData>>;

const at = (ms: number) => new Date(ms).toISOString();

/** All that is kept of her, as it is kept: for her copy (PDPA 2562 s. 30). Who filed for her is named, as she was told then; whoever else took part is not. */
export async function readOwnData(db: Db, member: Member, lineUserId: string, now: number) {
  const personId = member.id;
  const [person, link, consents, wish, drafts, sessions, units] = await Promise.all([
    one(db, ownPerson({ personId })),
    one(db, linkOf({ lineUserId })),
    db.rows(consentsOf({ personId })),
    one(db, choiceOf({ personId })),
    db.rows(draftsOf({ lane: lineUserId })),
    db.rows(ownSessions({ lineUserId })),
    Promise.all(unitsOf(member).map((unitId) => readUnit(db, unitId, personId))),
  ]);
  return {
    madeAt: at(now),
    person: {
      id: personId,
      givenName: person?.given_name ?? '',
      familyName: person?.family_name ?? '',
      birthDate: person?.birth_date ?? null,
      citizenIdTail: person?.citizen_tail ?? null,
      phone: person?.phone ?? null,
      smartphone: person?.smartphone == null ? null : person.smartphone === 1,
    },
    line: { userId: lineUserId, linkedAt: link && at(link.linked_at), noticeVersion: link?.notice_version ?? null },
    duties: member.assignments.map((duty) => ({
      role: duty.role,
      unit: duty.area_name,
      village: duty.village_name,
      households: duty.households,
      from: duty.from_month,
      to: duty.to_month,
    })),
    reports: units.flatMap((unit) => unit.reports),
    points: units.map((unit) => unit.points),
    consents: consents.map((row) => ({
      purpose: row.purpose,
      given: row.given === 1,
      version: row.version,
      at: at(row.at),
    })),
    reminders: {
      chosen: wish && { level: wish.level, slot: wish.slot, at: at(wish.at) },
      planned: units.flatMap((unit) => unit.reminders),
    },
    drafts: drafts.map((row) => ({
      month: row.month,
      formVersion: row.form_version,
      answers: JSON.parse(row.answers) as Record<string, number | null>,
      updatedAt: at(row.updated_at),
    })),
    sessions: sessions.map((row) => ({ createdAt: at(row.created_at), expiresAt: at(row.expires_at) })),
  };
}

async function readUnit(db: Db, unitId: string, personId: string) {
  const key = { unitId, personId };
  const [reports, versions, events, attachments, account, ledger, reminders] = await Promise.all([
    db.rows(ownReports(key)),
    db.rows(ownVersions(key)),
    db.rows(ownEvents(key)),
    db.rows(ownAttachments(key)),
    one(db, accountOf(key)),
    db.rows(ledgerOf(key)),
    db.rows(ownReminders(key)),
  ]);
  return {
    reports: reports.map((row) => ({
      month: row.month,
      unit: row.unit_name,
      number: row.number,
      state: row.state,
      version: row.version,
      firstSubmittedAt: at(row.first_submitted_at),
      onTime: row.on_time === 1,
      points: row.points,
      certifiedAt: row.certified_at === null ? null : at(row.certified_at),
      returned: row.return_reason === null ? null : { reason: row.return_reason, item: row.return_item },
      versions: versions.filter((one) => one.report_id === row.id).map((one) => versionOf(one, personId)),
      events: events.filter((one) => one.report_id === row.id).map(({ kind, at: ms }) => ({ kind, at: at(ms) })),
      attachments: attachments.filter((one) => one.report_id === row.id).map(attachmentOf),
    })),
    points: {
      balance: account?.balance ?? 0,
      debt: account?.debt ?? 0,
      entries: ledger.map((row) => ({
        points: row.points,
        reason: row.reason,
        month: row.month,
        at: at(row.at),
        dueAt: row.due_at === null ? null : at(row.due_at),
      })),
    },
    reminders: reminders.map((row) => ({
      month: row.month,
      state: row.state,
      sentAt: row.sent_at === null ? null : at(row.sent_at),
    })),
  };
}

type VersionRow = NonNullable<ReturnType<typeof ownVersions>['row']>;
type AttachmentRow = NonNullable<ReturnType<typeof ownAttachments>['row']>;

function versionOf(row: VersionRow, personId: string) {
  const filedBy = filedFor(row, personId);
  return {
    version: row.version,
    submittedAt: at(row.submitted_at),
    formVersion: row.form_version,
    channel: row.channel,
    filedByHerself: filedBy === null,
    filedBy,
    reason: row.reason,
    answers: JSON.parse(row.answers) as Record<string, number | null>,
    flags: JSON.parse(row.flags) as string[],
  };
}

function attachmentOf(row: AttachmentRow) {
  const place = row.place === null ? null : (JSON.parse(row.place) as Record<string, number>);
  return { kind: row.kind, bytes: row.bytes, at: at(row.at), place };
}
