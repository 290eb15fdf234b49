-- The figures of what lies right below the country, added up from unit_month: ten thousand units are too many for one answer.
create table area_month (
  area_id text not null references area (id),
  month text not null,
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
  -- What does not add up, unit by unit, as JSON: of several areas together the middle is none of their middles.
  spread text not null,
  -- built_at of all its units' figures together: they were put anew since when theirs say something else.
  made_of bigint not null,
  built_at bigint not null,
  primary key (area_id, month)
);

-- The last number of the unit's audit trail before the report came: nothing that was done to it has a smaller one. Of reports
-- that came before this is null, and the whole trail is read for them.
alter table report add column trail_before bigint;

insert into schema_version (version) values (9);
