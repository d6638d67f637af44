-- name: activities
-- About the contacts in reach of $1; $5 are words to look for.
select id, kind, contact_id, contact_name, deal_id, case when in_scope($1::caller_scope, assigned_to, assigned_team) then ticket end as ticket, happened_at, minutes, direction, outcome, text, author_id, author_name, created_at,
       updated_at
from activity_records
where deleted_at is null and customer_id in (select id from customers_in_reach($1))
  and ($2::bigint is null or contact_id = $2)
  and ($3::bigint is null or deal_id = $3)
  and ($4::text is null or kind = $4)
  and ($5::text is null or strpos(lower(concat_ws(' ', text, outcome)), lower($5)) > 0)

-- name: one
select id, kind, contact_id, contact_name, deal_id, case when in_scope($1::caller_scope, assigned_to, assigned_team) then ticket end as ticket, happened_at, minutes, direction, outcome, text, author_id, author_name, created_at,
       updated_at
from activity_records
where id = $2 and deleted_at is null and customer_in_scope($1::caller_scope, customer_id)

-- name: hold
select * from activities
where id = $2 and customer_in_scope($1::caller_scope, customer_id)
  and case when $3::interval is null then deleted_at is null else deleted_at > clock_timestamp() - $3 end
for update

-- name: insert
insert into activities (kind, customer_id, deal_id, happened_at, minutes, direction, outcome, text, author_id, ticket_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning id

-- name: update
update activities
set kind = $2, customer_id = $3, deal_id = $4, happened_at = $5, minutes = $6, direction = $7, outcome = $8, text = $9, author_id = $10, ticket_id = $11
where id = $1

-- name: drop
update activities set deleted_at = now() where id = $1

-- name: restore
update activities set deleted_at = null where id = $1

-- name: stands
select c.deleted_at is null as contact from activities a join customers c on c.id = a.customer_id where a.id = $1

-- name: purge
delete from activities where deleted_at < clock_timestamp() - $1::interval
