-- Staff: who may act where and until when, the roster and its imports, review, evidence, and the read model of the dashboards.

-- To whom a unit belongs since the transfer to local government; it changes nothing in the chain (domain.md §4).
alter table area add column parent_body text;

-- How she stands on the roster: null = entitled; 'waiting' list; 'declines' the allowance. Both report and are not paid.
alter table assignment add column standing text;
-- The order that names her as entitled.
alter table assignment add column order_no text;
-- Why to_month is set: 'moved', 'died', 'resigned', 'removed', 'undone'.
alter table assignment add column end_reason text;

-- Somebody acts for an office for a while; it ends by itself. Never for longer or wider than the giver's own duty.
create table delegation (
  id text not null primary key,
  person_id text not null references person (id),
  role text not null,
  area_id text not null references area (id),
  given_by text not null references person (id),
  from_at bigint not null,
  until_at bigint not null,
  revoked_at bigint,
  constraint delegation_span check (until_at > from_at),
  constraint delegation_role check (role in ('unit-staff', 'district', 'province', 'national'))
);
create index delegation_person on delegation (person_id);
create index delegation_area on delegation (area_id);

-- What an office chose for its area; the nearest upwards decides. 'push-certified': '1' sends a paid push at certification.
create table area_setting (
  area_id text not null references area (id),
  name text not null,
  value text not null,
  primary key (area_id, name)
);

-- The queue reads these beside the state: the village of the report's month, and how much a reviewer should look.
alter table report add column village_id text;
-- 0 = nothing stands out; more = sooner in the queue; null = sent before this column was.
alter table report add column attention bigint;
alter table report add column certified_by text;
-- The bulk operation that certified it.
alter table report add column operation_id text;
create index report_queue on report (unit_id, month, state, attention, id);

-- More kinds of events; no engine but PostgreSQL can change a CHECK, so the table is made anew on all of them.
create table report_event_new (
  unit_id text not null,
  report_id text not null,
  seq bigint not null,
  kind text not null,
  actor text not null,
  at bigint not null,
  detail text,
  primary key (unit_id, report_id, seq),
  constraint report_event_report foreign key (unit_id, report_id) references report (unit_id, id),
  constraint report_event_kind check (kind in ('submitted', 'returned', 'certified', 'reopened', 'withdrawn', 'objected'))
);
insert into report_event_new (unit_id, report_id, seq, kind, actor, at, detail)
  select unit_id, report_id, seq, kind, actor, at, detail from report_event;
drop table report_event;
alter table report_event_new rename to report_event;

-- Certifying many at once: at most 100 reports a commit, under one id, to be undone for ten minutes.
create table review_operation (
  unit_id text not null references area (id),
  id text not null,
  kind text not null,
  month text not null,
  -- Which reports: { "ids": [...] } or { "filter": {...}, "upTo": ms }.
  chosen text not null,
  state text not null,
  total bigint not null,
  done bigint not null,
  actor text not null,
  created_at bigint not null,
  undo_until bigint not null,
  seq bigint not null,
  primary key (unit_id, id),
  constraint review_operation_kind check (kind in ('certify')),
  constraint review_operation_state check (state in ('running', 'done', 'undoing', 'undone'))
);
create index review_operation_open on review_operation (state) where state = 'running' or state = 'undoing';

-- What became of each report of an operation: 'certified', 'undone', or the problem that kept it out.
create table review_item (
  unit_id text not null,
  operation_id text not null,
  report_id text not null,
  outcome text not null,
  primary key (unit_id, operation_id, report_id),
  constraint review_item_operation foreign key (unit_id, operation_id) references review_operation (unit_id, id)
);

-- A file with a roster, staged line by line and applied as a whole.
create table roster_import (
  id text not null primary key,
  -- The office that it is for: lines outside its area are problems.
  area_id text not null references area (id),
  file_name text not null,
  file_hash text not null,
  month text not null,
  state text not null,
  lines bigint not null,
  problems bigint not null,
  seq bigint not null,
  created_by text not null,
  created_at bigint not null,
  applied_at bigint,
  undone_at bigint,
  error text,
  constraint roster_import_state check (state in ('staging', 'staged', 'applying', 'applied', 'undoing', 'undone', 'failed', 'dropped'))
);

create table roster_line (
  import_id text not null references roster_import (id),
  line bigint not null,
  -- 'new', 'same', 'change', 'move', 'leave', 'rejoin', or 'problem'.
  action text not null,
  unit_id text,
  village_id text,
  person_id text,
  given_name text,
  family_name text,
  birth_date text,
  citizen_hash text,
  citizen_tail text,
  phone text,
  households bigint,
  standing text,
  order_no text,
  from_month text,
  to_month text,
  end_reason text,
  -- Codes of what is wrong or doubtful in this line, as JSON: [{ "column": "citizen", "code": "checksum" }].
  problems text not null,
  -- What stood there before it was applied, as JSON: undo puts it back.
  before text,
  primary key (import_id, line)
);
create index roster_line_action on roster_line (import_id, action);
create index roster_line_person on roster_line (import_id, person_id);

-- The month's evidence of a unit. What it says is frozen in snapshot; its files are kept as they were made.
create table evidence_pack (
  unit_id text not null references area (id),
  id text not null,
  month text not null,
  -- 1, 2, …: a correction is a new pack that names the old one.
  number bigint not null,
  state text not null,
  cut_off_at bigint not null,
  snapshot text not null,
  manifest text not null,
  manifest_hash text not null,
  -- Hash of the pack before it in this unit, and of the audit row that it follows.
  previous_hash text not null,
  audit_seq bigint not null,
  audit_hash text not null,
  prepared_by text not null references person (id),
  prepared_at bigint not null,
  approved_by text references person (id),
  approved_at bigint,
  reason text,
  seq bigint not null,
  primary key (unit_id, id),
  constraint evidence_pack_number unique (unit_id, month, number),
  constraint evidence_pack_state check (state in ('prepared', 'approved', 'rejected')),
  constraint evidence_pack_two_people check (approved_by is null or approved_by <> prepared_by)
);

-- A printed hash is looked up without its unit.
create index evidence_pack_hash on evidence_pack (manifest_hash);

create table evidence_file (
  unit_id text not null,
  pack_id text not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  -- gzip, base64
  body text not null,
  primary key (unit_id, pack_id, name),
  constraint evidence_file_pack foreign key (unit_id, pack_id) references evidence_pack (unit_id, id)
);

-- Sums of a unit's month, and of each of its villages; village_id '' is the whole unit. Rebuilt when the unit's trail has moved on.
create table unit_month (
  unit_id text not null references area (id),
  month text not null,
  village_id text not null,
  entitled bigint not null,
  reported bigint not null,
  on_time bigint not null,
  certified bigint not null,
  returned bigint not null,
  flagged bigint not null,
  oldest_waiting_at bigint,
  median_wait_ms bigint,
  -- Sums of the items by code, as JSON.
  sums text not null,
  -- The unit's audit number that it was made from.
  audit_seq bigint not null,
  built_at bigint not null,
  primary key (unit_id, month, village_id)
);

insert into schema_version (version) values (7);
