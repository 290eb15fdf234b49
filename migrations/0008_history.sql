-- A person's months, as far as her next report is judged by them, side by side: each of her reports lies on a page of its own.
create index report_history on report (unit_id, person_id, month, state, on_time, points, version, id);

-- With all that the queue filters and counts by: each of a unit's reports lies on a page of its own, too.
drop index report_queue;
create index report_queue on report (unit_id, month, state, attention, id, version, village_id, on_time);

-- Of the figures of a unit without those of its villages: the country's dashboard adds up ten thousand units' twelve months.
create index unit_month_sums on unit_month
  (unit_id, village_id, month, entitled, reported, on_time, certified, returned, flagged, oldest_waiting_at, built_at);

insert into schema_version (version) values (8);
