-- Reminders before month-end: what each volunteer wants, which waves go where and when, what they may cost, and what became
-- of every call. Waves, rules and budgets are the directory's; who is in a wave lies with her unit.

-- What a volunteer chose herself; without a row: all reminders, at any hour.
create table reminder_choice (
  person_id text not null primary key references person (id),
  -- 'all' waves, only the month's 'last' one, or 'menu': no push at all.
  level text not null,
  slot text not null,
  at bigint not null,
  constraint reminder_choice_level check (level in ('all', 'last', 'menu')),
  constraint reminder_choice_slot check (slot in ('any', 'morning', 'evening'))
);

-- Which waves an area sends from which month; the nearest area upwards decides, with its whole row.
create table reminder_rule (
  area_id text not null references area (id),
  from_month text not null,
  -- [{ "name": "d5", "days": 5 }]: the wave's name, and whole days before the day on which the month is due.
  waves text not null,
  -- 1: starts by itself when the month's budget has room for all of it; 0: waits for an operator.
  auto bigint not null,
  -- 1: a head volunteer is told the names of who is missing in her village; 0: only how many.
  names_to_head bigint not null,
  primary key (area_id, from_month)
);

-- Days on which an area sends nothing, its own and those of the areas above it. day: 'YYYY-MM-DD', or 'MM-DD' for each year.
create table holiday (
  area_id text not null references area (id),
  day text not null,
  name text not null,
  primary key (area_id, day)
);

-- Paid messages of a month: what the operator allows, and what is spoken for. No push leaves without a reservation.
create table message_budget (
  month text not null primary key,
  plan text not null,
  messages bigint not null,
  -- For messages beyond those that the plan includes; without the plan's fee and tax.
  baht bigint not null,
  -- The smaller of both in messages, less what others sent in the same account.
  most bigint not null,
  reserved bigint not null,
  set_at bigint not null,
  constraint message_budget_within check (reserved <= most),
  constraint message_budget_reserved check (reserved >= 0)
);

-- What LINE said last about the month's quota.
create table message_quota (
  month text not null primary key,
  -- 'limited' to `most` messages, or 'none': no limit.
  kind text not null,
  most bigint,
  used bigint not null,
  read_at bigint not null,
  constraint message_quota_kind check (kind in ('none', 'limited'))
);

create table wave (
  id text not null primary key,
  area_id text not null references area (id),
  month text not null,
  name text not null,
  -- LINE's customAggregationUnits: one name for all areas of a month's wave.
  aggregation_unit text not null,
  state text not null,
  -- The number of the last wave_event; whoever changes the wave inserts seq + 1.
  seq bigint not null,
  people bigint not null,
  -- The first and the last chunk's time, and when the reminder would come too late.
  starts_at bigint,
  ends_at bigint,
  due_at bigint not null,
  planned_by text not null,
  created_at bigint not null,
  finished_at bigint,
  -- Why it stands still: 'budget', 'quota', or an operator's words.
  reason text,
  constraint wave_once unique (area_id, month, name),
  constraint wave_state check (state in ('planning', 'planned', 'running', 'paused', 'stopped', 'cancelled', 'finished'))
);
create index wave_month on wave (month);

create table wave_event (
  wave_id text not null references wave (id),
  seq bigint not null,
  kind text not null,
  actor text not null,
  at bigint not null,
  detail text,
  primary key (wave_id, seq)
);

-- What a finished wave brought, as far as LINE and our own reports tell.
create table wave_result (
  wave_id text not null primary key references wave (id),
  sent bigint not null,
  -- LINE's figures; null while they are not ready, and below 20 people.
  delivered bigint,
  seen bigint,
  -- First versions that came within 24 hours of the push.
  reported bigint not null,
  read_at bigint not null
);

-- One call of multicast: at most 500 people of one unit. part: 'day-1', 'morning-1'; halves of a refused one: 'day-1.0', 'day-1.1'.
create table wave_chunk (
  unit_id text not null references area (id),
  wave_id text not null references wave (id),
  part text not null,
  people bigint not null,
  run_at bigint not null,
  state text not null,
  attempts bigint not null,
  -- Whose attempt holds it.
  claim text,
  -- Frozen at the first attempt: a retry key is good for the same body only, and for 24 hours.
  retry_key text,
  body text,
  recipients bigint,
  frozen_at bigint,
  sent_at bigint,
  request_id text,
  error text,
  primary key (unit_id, wave_id, part),
  constraint wave_chunk_state check (state in ('waiting', 'sent', 'empty', 'split', 'refused', 'unknown', 'expired', 'cancelled'))
);
create index wave_chunk_due on wave_chunk (run_at) where state = 'waiting';
create index wave_chunk_wave on wave_chunk (wave_id, state);

-- Who is planned into a wave. The primary key and the check are what keeps it at three a month for each person.
create table wave_recipient (
  unit_id text not null,
  month text not null,
  person_id text not null references person (id),
  nth bigint not null,
  wave_id text not null references wave (id),
  part text not null,
  line_user_id text not null,
  primary key (unit_id, month, person_id, nth),
  constraint wave_recipient_once unique (unit_id, wave_id, person_id),
  constraint wave_recipient_most check (nth between 1 and 3)
);

-- What time starts, whoever runs it: a row each, held for a while by one runner.
create table schedule (
  name text not null primary key,
  next_at bigint not null,
  lease_until bigint not null,
  -- Who holds it.
  lease text,
  -- Where a long work stands, as JSON.
  state text,
  last_at bigint,
  -- How often in a row it failed, and how the last time.
  failures bigint not null,
  error text
);

-- 1 or 0; null: nobody has said.
alter table person add column smartphone bigint;
-- LINE refused this id: it is not written to again until she comes back.
alter table follower add column refused_at bigint;

-- The defaults of the issue (waves at D-5 and D-1), for everybody who has no rule nearer.
insert into reminder_rule (area_id, from_month, waves, auto, names_to_head)
values ('th', '2000-01', '[{"name":"d5","days":5},{"name":"d1","days":1}]', 1, 0);

-- Public holidays that fall on the same date each year. Those of the moon, and days in lieu, are announced each year: an
-- operator adds them (npm run cli -- holiday).
insert into holiday (area_id, day, name) values
  ('th', '01-01', 'วันขึ้นปีใหม่'),
  ('th', '04-06', 'วันจักรี'),
  ('th', '04-13', 'วันสงกรานต์'),
  ('th', '04-14', 'วันสงกรานต์'),
  ('th', '04-15', 'วันสงกรานต์'),
  ('th', '05-04', 'วันฉัตรมงคล'),
  ('th', '06-03', 'วันเฉลิมพระชนมพรรษาสมเด็จพระราชินี'),
  ('th', '07-28', 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว'),
  ('th', '08-12', 'วันแม่แห่งชาติ'),
  ('th', '10-13', 'วันนวมินทรมหาราช'),
  ('th', '10-23', 'วันปิยมหาราช'),
  ('th', '12-05', 'วันพ่อแห่งชาติ'),
  ('th', '12-10', 'วันรัฐธรรมนูญ'),
  ('th', '12-31', 'วันสิ้นปี');

insert into schema_version (version) values (6);
