-- name: record
with entry as (
    insert into audit_log (actor_kind, actor_id, actor_name, address, act, subject, subject_id)
    values ($1, $2, $3, $4, $5, $6, $7)
    returning id
)
insert into audit_changes (id, customer_id, before, after)
select id, $8, $9, $10 from entry where coalesce($9::jsonb, $10::jsonb) is not null

-- name: record_own
insert into audit_log (actor_kind, actor_id, actor_name, address, act, subject, subject_id)
select 'person', id, name, $3, $2, 'user', id::text from users where id = $1
