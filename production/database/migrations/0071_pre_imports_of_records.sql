-- Companies and deals come out of files as contacts do: a row remembers them by their number.

alter table imports drop constraint imports_object_check;
alter table imports add constraint imports_object_check check (object in ('contact', 'company', 'deal')) not valid;
alter table imports validate constraint imports_object_check;

-- They are run and undone in states of their own: whoever knows contacts only does not take them up.
alter table imports drop constraint imports_state_check;
alter table imports add constraint imports_state_check check (
    state in ('waiting', 'running', 'running_records', 'done', 'failed', 'undoing', 'undoing_records', 'undone')) not valid;
alter table imports validate constraint imports_state_check;
drop index imports_at_work;
create index imports_at_work on imports (id) where state in ('running', 'undoing', 'running_records', 'undoing_records');

alter table import_rows add column record_id bigint; -- of the company or deal that it made or met; a deal's row is its customer's
create index import_rows_record on import_rows (import_id, record_id) where record_id is not null;
