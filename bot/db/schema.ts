import type { Role } from '../../shared/people/roles.ts';
import type { Standing } from '../../shared/people/standing.ts';
import type { ReportState } from '../../shared/report/lifecycle.ts';
import type { ReminderTables } from './schema-reminders.ts';
import type { StaffTables } from './schema-staff.ts';

/** The tables as migrations/ makes them. Times are ms since 1970, months 'YYYY-MM' (ค.ศ.), booleans 0 or 1. */
export interface Schema extends ReminderTables, StaffTables {
  schema_version: { version: number };
  area: {
    id: string;
    kind: AreaKind;
    parent_id: string | null;
    name: string;
    phone: string | null;
    parent_body: string | null;
  };
  area_code: { area_id: string; scheme: string; from_month: string; code: string; to_month: string | null };
  person: {
    id: string;
    given_name: string;
    family_name: string;
    birth_date: string | null;
    citizen_hash: string | null;
    citizen_tail: string | null;
    phone: string | null;
    smartphone: number | null;
  };
  assignment: {
    person_id: string;
    role: Role;
    area_id: string;
    from_month: string;
    to_month: string | null;
    village_id: string | null;
    households: number | null;
    standing: Standing | null;
    order_no: string | null;
    end_reason: string | null;
  };
  registration_code: {
    code_hash: string;
    person_id: string;
    role: Role;
    area_id: string;
    issued_at: number;
    expires_at: number | null;
  };
  registration: { code_hash: string; person_id: string; line_user_id: string; at: number };
  line_link: { line_user_id: string; person_id: string; linked_at: number; notice_version: string };
  session: {
    token_hash: string;
    line_user_id: string;
    created_at: number;
    expires_at: number;
    authenticated_at: number;
  };
  consent: { person_id: string; purpose: string; at: number; given: number; version: string };
  throttle: { key: string; failures: number; since: number; blocked_until: number };
  report_calendar: {
    area_id: string;
    month: string;
    opens_at: number | null;
    due_at: number | null;
    review_due_at: number | null;
    closes_at: number | null;
  };
  form_version: { version: string; definition: string };
  form_use: { area_id: string; from_month: string; version: string };
  rich_menu: { name: string; rich_menu_id: string; digest: string; at: number };
  report: {
    unit_id: string;
    id: string;
    person_id: string;
    month: string;
    number: string;
    state: ReportState;
    seq: number;
    version: number;
    first_submitted_at: number;
    on_time: number;
    streak: number;
    points: number;
    certified_at: number | null;
    return_reason: string | null;
    return_item: string | null;
    village_id: string | null;
    attention: number | null;
    certified_by: string | null;
    operation_id: string | null;
    trail_before: number | null;
    numbers: string | null;
    filed_at: number | null;
  };
  report_version: {
    unit_id: string;
    report_id: string;
    version: number;
    submission_id: string;
    content_hash: string;
    form_version: string;
    answers: string;
    flags: string;
    reason: string | null;
    channel: Channel;
    filed_by: string;
    submitted_at: number;
  };
  report_event: {
    unit_id: string;
    report_id: string;
    seq: number;
    kind: ReportEventKind;
    actor: string;
    at: number;
    detail: string | null;
  };
  report_attachment: {
    unit_id: string;
    report_id: string;
    id: string;
    kind: AttachmentKind;
    body: string;
    bytes: number;
    content_hash: string;
    filed_by: string;
    at: number;
  };
  point_account: {
    unit_id: string;
    person_id: string;
    balance: number;
    debt: number;
    seq: number;
    due_at: number | null;
  };
  ledger_entry: {
    unit_id: string;
    id: string;
    person_id: string;
    points: number;
    reason: string;
    reason_key: string;
    month: string | null;
    at: number;
    due_at: number | null;
  };
  audit_counter: { unit_id: string; last_seq: number; sealed_seq: number; sealed_hash: string };
  audit_entry: {
    unit_id: string;
    seq: number;
    at: number;
    actor: string;
    action: string;
    subject: string;
    detail: string | null;
    hash: string | null;
  };
  inbox: {
    lane: string;
    event_id: string;
    event_at: number;
    received_at: number;
    payload: string | null;
    attempts: number;
    run_at: number;
    done_at: number | null;
    dead_at: number | null;
    error: string | null;
  };
  conversation: { lane: string; seq: number; state: string; updated_at: number };
  draft: {
    lane: string;
    month: string;
    seq: number;
    source: DraftSource;
    submission_id: string | null;
    form_version: string;
    based_on: number | null;
    answers: string;
    updated_at: number;
  };
  conversation_event: { lane: string; seq: number; event_id: string; at: number };
  outbox: {
    lane: string;
    id: string;
    kind: OutboxKind;
    event_id: string | null;
    notices: string;
    rendered: string | null;
    reply_token: string | null;
    reply_until: number | null;
    state: OutboxState;
    attempts: number;
    run_at: number;
    created_at: number;
    sent_at: number | null;
    request_id: string | null;
    error: string | null;
  };
  follower: { lane: string; followed_at: number; blocked_at: number | null; refused_at: number | null };
  schedule: {
    name: string;
    next_at: number;
    lease_until: number;
    lease: string | null;
    state: string | null;
    last_at: number | null;
    failures: number;
    error: string | null;
  };
}

export type ReportEventKind = 'submitted' | 'returned' | 'certified' | 'reopened' | 'withdrawn' | 'objected';
export type AreaKind = 'country' | 'province' | 'district' | 'unit' | 'village';
export type Channel = 'chat' | 'form' | 'staff' | 'seed';
export type DraftSource = 'chat' | 'form';
export type AttachmentKind = 'photo' | 'place';
export type OutboxKind = 'reply' | 'push' | 'menu';
/** `probable`: LINE may have it and cannot be asked again. `lost`: nobody saw it; the next reply carries it. */
export type OutboxState = 'waiting' | 'sent' | 'probable' | 'refused' | 'lost' | 'carried' | 'unknown';

/** The newest migration that this code needs; `/readyz` compares. */
export const SCHEMA_VERSION = 10;
