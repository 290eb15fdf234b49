-- The mini-app: sessions, drafts that follow a volunteer from phone to phone, consents, and what may go with a report.

-- The token itself is never stored: who reads this table cannot sign in.
create table session (
  token_hash text not null primary key,
  line_user_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  -- When LINE last vouched for this user (the ID token's iat).
  authenticated_at bigint not null
);
create index session_line_user on session (line_user_id);
create index session_expires on session (expires_at);

-- One draft per LINE user and month, written by chat and form alike: who writes last is what the other goes on from.
create table draft (
  lane text not null,
  month text not null,
  -- Counts the writings: a phone that has not seen the newest one hands in an older number.
  seq bigint not null,
  source text not null,
  submission_id text,
  form_version text not null,
  based_on bigint,
  answers text not null,
  updated_at bigint not null,
  primary key (lane, month),
  constraint draft_source check (source in ('chat', 'form'))
);
create index draft_updated on draft (updated_at);

-- Append-only: what somebody agreed to, in which words (version), and when she took it back.
create table consent (
  person_id text not null references person (id),
  purpose text not null,
  at bigint not null,
  given bigint not null,
  version text not null,
  primary key (person_id, purpose, at),
  constraint consent_given check (given in (0, 1))
);

-- Photos (JPEG, base64) and places (JSON), sent after the report and never in its way.
create table report_attachment (
  unit_id text not null,
  report_id text not null,
  id text not null,
  kind text not null,
  body text not null,
  bytes bigint not null,
  content_hash text not null,
  filed_by text not null references person (id),
  at bigint not null,
  primary key (unit_id, report_id, id),
  constraint report_attachment_report foreign key (unit_id, report_id) references report (unit_id, id),
  constraint report_attachment_kind check (kind in ('photo', 'place'))
);

-- The item that a reviewer pointed to when the report went back.
alter table report add column return_item text;

insert into schema_version (version) values (5);
