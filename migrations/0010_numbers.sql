-- What her next report is judged by, beside its month: of each of her reports the version lies on a page of its own.
-- The current version's numbers in the order of its form's items; null: sent before this column was.
alter table report add column numbers text;
-- When she sent that version herself; null: somebody else did.
alter table report add column filed_at bigint;
drop index report_history;
create index report_history on report (unit_id, person_id, month, state, on_time, points, version, id, numbers, filed_at);

insert into schema_version (version) values (10);
