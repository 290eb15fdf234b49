-- Lanes: one LINE user's talk, in order. lane = LINE user id, or '-' for a source without one.

create table inbox (
  lane text not null,
  event_id text not null,
  event_at bigint not null,
  received_at bigint not null,
  -- Wiped 7 days after handling; the key stays, so that nothing enters twice.
  payload text,
  attempts bigint not null,
  run_at bigint not null,
  done_at bigint,
  dead_at bigint,
  error text,
  primary key (lane, event_id)
);
create index inbox_open on inbox (run_at) where done_at is null and dead_at is null;
create index inbox_lane on inbox (lane, event_at, event_id) where done_at is null and dead_at is null;
-- For forgetting, here and below: times that only grow, so that a new row costs little, and few rows wherever that is possible.
create index inbox_received on inbox (received_at);
create index inbox_payload on inbox (received_at) where payload is not null and dead_at is null;
create index inbox_dead on inbox (dead_at) where payload is not null and dead_at is not null;

create table conversation (
  lane text not null primary key,
  seq bigint not null,
  state text not null,
  updated_at bigint not null
);

create table conversation_event (
  lane text not null,
  seq bigint not null,
  event_id text not null,
  at bigint not null,
  primary key (lane, seq),
  constraint conversation_event_once unique (lane, event_id)
);
create index conversation_event_at on conversation_event (at);

create table outbox (
  lane text not null,
  id text not null,
  kind text not null,
  event_id text,
  -- [{ notice, args }]; rendered to LINE's JSON at the first attempt, and frozen then for retries.
  notices text not null,
  rendered text,
  reply_token text,
  reply_until bigint,
  state text not null,
  attempts bigint not null,
  run_at bigint not null,
  created_at bigint not null,
  sent_at bigint,
  request_id text,
  error text,
  primary key (lane, id),
  constraint outbox_kind check (kind in ('reply', 'push', 'menu')),
  constraint outbox_state check (state in ('waiting', 'sent', 'probable', 'refused', 'lost', 'carried', 'unknown'))
);
create index outbox_waiting on outbox (run_at) where state = 'waiting';
create index outbox_lost on outbox (lane) where state = 'lost';
create index outbox_created on outbox (created_at);
create index outbox_told on outbox (created_at) where notices <> '[]' and state <> 'waiting' and state <> 'lost';
create index outbox_lost_since on outbox (created_at) where notices <> '[]' and state = 'lost';

create table follower (
  lane text not null primary key,
  followed_at bigint not null,
  blocked_at bigint
);

insert into schema_version (version) values (3);
