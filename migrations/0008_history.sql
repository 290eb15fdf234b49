-- A person's months, as far as her next report is judged by them, side by side: each of her reports lies on a page of its own.
create index report_history on report (unit_id, person_id, month, state, on_time, points, version, id);

-- With the version, which leads to the numbers of a unit's month without a look at its reports.
drop index report_queue;
create index report_queue on report (unit_id, month, state, attention, id, version);

insert into schema_version (version) values (8);
