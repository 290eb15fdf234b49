-- Reports, points and audit: unit_id leads every key, so that the same schema distributes by unit.

create table report (
  unit_id text not null references area (id),
  id text not null,
  person_id text not null references person (id),
  month text not null,
  number text not null,
  state text not null,
  -- The number of the last report_event; whoever changes the report inserts seq + 1.
  seq bigint not null,
  version bigint not null,
  first_submitted_at bigint not null,
  on_time bigint not null,
  streak bigint not null,
  points bigint not null,
  certified_at bigint,
  return_reason text,
  primary key (unit_id, id),
  constraint report_person_month unique (unit_id, person_id, month),
  constraint report_number unique (unit_id, number),
  constraint report_state check (state in ('submitted', 'returned', 'certified'))
);

create table report_version (
  unit_id text not null,
  report_id text not null,
  version bigint not null,
  submission_id text not null,
  content_hash text not null,
  form_version text not null references form_version (version),
  answers text not null,
  flags text not null,
  reason text,
  channel text not null,
  filed_by text not null references person (id),
  submitted_at bigint not null,
  primary key (unit_id, report_id, version),
  constraint report_version_submission unique (unit_id, submission_id),
  constraint report_version_report foreign key (unit_id, report_id) references report (unit_id, id),
  constraint report_version_channel check (channel in ('chat', 'form', 'staff', 'seed'))
);

create table report_event (
  unit_id text not null,
  report_id text not null,
  seq bigint not null,
  kind text not null,
  actor text not null,
  at bigint not null,
  detail text,
  primary key (unit_id, report_id, seq),
  constraint report_event_report foreign key (unit_id, report_id) references report (unit_id, id),
  constraint report_event_kind check (kind in ('submitted', 'returned', 'certified'))
);

create table point_account (
  unit_id text not null references area (id),
  person_id text not null references person (id),
  balance bigint not null,
  debt bigint not null,
  -- Counts the changes: who plans from the ledger hands in the number that it saw.
  seq bigint not null,
  -- The first date on which credits fall due whose expiry is not booked yet.
  due_at bigint,
  primary key (unit_id, person_id),
  constraint point_account_balance check (balance >= 0),
  constraint point_account_debt check (debt >= 0)
);

create index point_account_due on point_account (due_at, unit_id, person_id) where due_at is not null;

create table ledger_entry (
  unit_id text not null,
  id text not null,
  person_id text not null,
  points bigint not null,
  reason text not null,
  -- What may happen once: 'certified:2026-10'. The guard against paying twice.
  reason_key text not null,
  month text,
  at bigint not null,
  due_at bigint,
  primary key (unit_id, id),
  constraint ledger_entry_once unique (unit_id, person_id, reason_key),
  constraint ledger_entry_account foreign key (unit_id, person_id) references point_account (unit_id, person_id)
);

create table audit_counter (
  unit_id text not null primary key,
  last_seq bigint not null,
  sealed_seq bigint not null,
  sealed_hash text not null
);

create table audit_entry (
  unit_id text not null,
  seq bigint not null,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text,
  hash text,
  primary key (unit_id, seq)
);

insert into schema_version (version) values (2);
