-- The directory: who and what exists, by natural keys. Reports and lanes point here, nothing here points back.
-- One SQL text for SQLite, D1 and PostgreSQL: text and bigint only, times in ms since 1970 (UTC), months as 'YYYY-MM'.

create table schema_version (
  version bigint not null primary key
);

create table area (
  id text not null primary key,
  kind text not null,
  parent_id text references area (id),
  name text not null,
  phone text,
  constraint area_kind check (kind in ('country', 'province', 'district', 'unit', 'village'))
);
create index area_parent on area (parent_id);

-- The ministry's codes change (HCODE since Oct 2567); ours do not. scheme: 'hcode', 'village'.
create table area_code (
  area_id text not null references area (id),
  scheme text not null,
  from_month text not null,
  code text not null,
  to_month text,
  primary key (area_id, scheme, from_month)
);
create index area_code_by_code on area_code (scheme, code);

create table person (
  id text not null primary key,
  given_name text not null,
  family_name text not null,
  birth_date text,
  -- A keyed hash; the number itself is never stored. The last digits are for display to staff.
  citizen_hash text,
  citizen_tail text,
  phone text,
  constraint person_citizen unique (citizen_hash)
);

-- Whole months, so that a person's unit in a month is one row. area_id is the unit for volunteers, the scope for staff.
create table assignment (
  person_id text not null references person (id),
  role text not null,
  area_id text not null references area (id),
  from_month text not null,
  to_month text,
  village_id text references area (id),
  households bigint,
  primary key (person_id, role, area_id, from_month),
  constraint assignment_role check (role in ('volunteer', 'head-volunteer', 'unit-staff', 'district', 'province', 'national', 'partner')),
  constraint assignment_months check (to_month is null or to_month >= from_month)
);
create index assignment_area on assignment (area_id, role);

create table registration_code (
  -- HMAC of the normalised code: who reads this table cannot register.
  code_hash text not null primary key,
  person_id text not null references person (id),
  role text not null,
  area_id text not null references area (id),
  issued_at bigint not null,
  expires_at bigint
);
create index registration_code_person on registration_code (person_id);

-- A code is used by inserting here: the primary key is what makes it one-time.
create table registration (
  code_hash text not null primary key references registration_code (code_hash),
  person_id text not null references person (id),
  line_user_id text not null,
  at bigint not null
);

create table line_link (
  line_user_id text not null primary key,
  person_id text not null references person (id),
  linked_at bigint not null,
  notice_version text not null,
  constraint line_link_person unique (person_id)
);

create table throttle (
  key text not null primary key,
  failures bigint not null,
  since bigint not null,
  blocked_until bigint not null
);
create index throttle_since on throttle (since);

create table report_calendar (
  area_id text not null references area (id),
  month text not null,
  opens_at bigint,
  due_at bigint,
  review_due_at bigint,
  closes_at bigint,
  primary key (area_id, month)
);

create table form_version (
  version text not null primary key,
  definition text not null
);

-- Which form an area uses from which month; the nearest area upwards decides.
create table form_use (
  area_id text not null references area (id),
  from_month text not null,
  version text not null references form_version (version),
  primary key (area_id, from_month)
);

create table rich_menu (
  name text not null primary key,
  rich_menu_id text not null,
  digest text not null,
  at bigint not null
);

insert into schema_version (version) values (1);
