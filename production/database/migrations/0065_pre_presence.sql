-- What somebody who looks at a ticket writes there; null: nobody has said.
alter table ticket_viewers add column kind text check (kind in ('reply', 'note'));
