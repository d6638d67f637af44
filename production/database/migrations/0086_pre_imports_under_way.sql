-- What is being done with companies, deals and tasks stands beside the state. Whoever knows contacts only lists such an import as undone,
-- and leaves it alone; by a state of its own they could list no import at all.
alter table imports add column under_way text check (under_way in ('running', 'undoing'));
update imports set under_way = split_part(state, '_', 1), state = 'undone' where state in ('running_records', 'undoing_records');
drop index imports_at_work;
create index imports_at_work on imports (id) where state in ('running', 'undoing') or under_way is not null;
