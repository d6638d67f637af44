-- name: fields
select id, object, name, label, kind, choices from custom_fields where $1::text is null or object = $1 order by id

-- name: add
insert into custom_fields (object, name, label, kind, choices) values ($1, $2, $3, $4, $5)
on conflict (object, name) do nothing
returning id, object, name, label, kind, choices

-- name: hold
select id, object, name, label, kind, choices from custom_fields where id = $1 for update

-- name: change
update custom_fields set label = $2, choices = $3 where id = $1 returning id, object, name, label, kind, choices

-- name: drop
delete from custom_fields where id = $1

-- name: empty_contact
update customers set custom = custom - $1 where custom ? $1

-- name: empty_company
update companies set custom = custom - $1 where custom ? $1

-- name: empty_deal
update deals set custom = custom - $1 where custom ? $1

-- name: empty_task
update tasks set custom = custom - $1 where custom ? $1
