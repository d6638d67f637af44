-- name: record
-- In their order.
with wanted as (
    select w.*, row_number() over () as place
    from jsonb_to_recordset($5::jsonb) as w(act text, subject text, subject_id text, customer_id uuid, before jsonb, after jsonb)
), entries as (
    insert into audit_log (actor_kind, actor_id, actor_name, address, act, subject, subject_id)
    select $1::text, $2::uuid, $3::text, $4::text, act, subject, subject_id from wanted order by place
    returning id
), placed as (
    select id, row_number() over (order by id) as place from entries
)
insert into audit_changes (id, customer_id, before, after)
select id, customer_id, before, after from placed join wanted using (place) where coalesce(before, after) is not null

-- name: record_own
insert into audit_log (actor_kind, actor_id, actor_name, address, act, subject, subject_id)
select 'person', id, name, $3, $2, 'user', id::text from users where id = $1
