-- Tasks come out of files as deals do.
alter table imports drop constraint imports_object_check;
alter table imports add constraint imports_object_check check (object in ('contact', 'company', 'deal', 'task')) not valid;
alter table imports validate constraint imports_object_check;
