-- name: contacts
-- Those in scope, as `customer_in_scope` says of one, which would cost a call for each here; $10 their ids, where they are few.
select id, customer_id, first_name, last_name, name, email, phone, company, company_id, position, notes, tags, time_zone, owner_id, team,
       custom, created_at, updated_at
from sought_contacts c
where (($1::caller_scope).reach = 'all'
       or (owner_id is not null or team is not null) and in_scope($1::caller_scope, owner_id, team)
       or exists (select from tickets t where t.customer_id = c.customer_id
                  and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)))
  and ($2::text is null or words @@ words_sought($2))
  and ($3::bigint is null or kept_company_id = $3 and company_id = $3)
  and ($4::uuid is null or owner_id = $4)
  and ($5::text is null or team = $5)
  and ($6::text[] is null or tags && $6)
  and ($7::text is null or email = $7)
  and ($8::text is null or phone = $8)
  and ($9::bigint[] is null or id = any($9))
  and ($10::uuid[] is null or customer_id = any($10))

-- name: reached
-- Of a caller who does not reach all: whether they reach more than $3, and whom, if those are fewer than $2. What is their own and
-- what is their teams' are told apart, so that each is read from its index alone; `in_scope` decides about both.
with own as (
    select id from customers
    where owner_id = ($1::caller_scope).user_id and in_scope($1::caller_scope, owner_id, team)
      and merged_into is null and deleted_at is null
    limit $3 + 1
), of_teams as (
    select id from customers
    where coalesce(team, 'support') = any(($1::caller_scope).teams) and owner_id is distinct from ($1::caller_scope).user_id
      and (owner_id is not null or team is not null) and in_scope($1::caller_scope, owner_id, team)
      and merged_into is null and deleted_at is null
    limit $3 + 1
), kept as materialized (
    select id from own union all select id from of_teams
), written as materialized (
    select customer_id from tickets where in_scope($1::caller_scope, assigned_to, assigned_team) limit $2
)
select count(*) > $3 as many,
       case when count(*) < $2 and (select count(*) from written) < $2
            then array(select id from kept union select customer_id from written) end as few
from kept

-- name: contact
select * from contacts where id = $1 and customer_in_scope($2::caller_scope, customer_id)

-- name: live_number
-- The contact that took this one in, or itself.
with recursive trail as (
    select id, number, merged_into from customers where number = $1
    union all
    select c.id, c.number, c.merged_into from customers c join trail on c.id = trail.merged_into
)
select number from trail where merged_into is null

-- name: hold
select meta, last_contacted from customers where number = $1 for update

-- name: hold_deleted
select id, email, deleted_at from customers
where number = $1 and merged_into is null and coalesce(deleted_at > clock_timestamp() - $3::interval, true)
  and customer_in_scope($2::caller_scope, id)
for update

-- name: of_customer
select * from contacts where customer_id = $1

-- name: holder
-- Who goes by this address beside $2: somebody who is there first, then who has proven it.
select c.id, c.number, c.deleted_at, customer_in_scope($3::caller_scope, c.id) as visible
from (
    select id from customers where email = $1
    union
    select customer_id from customer_identifiers where (identifier_type, identifier_value) = ('email', $1)
) bearer
join customers c using (id)
left join customer_identifiers i on i.customer_id = c.id and (i.identifier_type, i.identifier_value) = ('email', $1)
where c.merged_into is null and c.id is distinct from $2
order by c.deleted_at is not null, i.proof = 'proven' desc nulls last, c.created_at
limit 1

-- name: add
-- Each with its id.
insert into customers (id, first_name, last_name, email, phone, company, company_id, position, notes, tags, time_zone, owner_id, team, custom, meta, last_contacted)
select id, first_name, last_name, email, phone, company, company_id, position, notes, tags, time_zone, owner_id, team, custom, meta, last_contacted
from jsonb_populate_recordset(null::customers, $1::jsonb)
returning id, number

-- name: change
-- What is not named of somebody, stays. Whose name people take away has none, until the next message brings one.
update customers c
set (name, first_name, last_name, email, phone, company, company_id, position, notes, tags, time_zone, owner_id, team, custom, meta, last_contacted) = (
    select case when coalesce(c.first_name, c.last_name) is null then c.name end, first_name, last_name, email, phone, company,
           company_id, position, notes, tags, time_zone, owner_id, team, custom, meta, last_contacted
    from jsonb_populate_record(c, wanted)), deleted_at = null
from jsonb_array_elements($1::jsonb) as wanted
where c.id = (wanted ->> 'id')::uuid
returning c.id, c.number

-- name: claim
-- What people write down says who may be meant, and proves nothing.
insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
select c.customer_id, c.kind, c.value, c.channel, 'claimed'
from jsonb_to_recordset($1::jsonb) as c(customer_id uuid, kind text, value text, channel text)
on conflict (identifier_type, identifier_value, customer_id) do nothing

-- name: withdraw_claim
-- Of what nobody has ever written from.
delete from customer_identifiers i
where i.customer_id = $1 and (i.identifier_type, i.identifier_value) = ($2, $3) and i.proof = 'claimed'
  and not exists (select from conversations c join ledger m on m.conversation_id = c.id
                  where c.customer_id = $1 and m.key = i.identifier_value)

-- name: delete
-- One moment for all that goes together, so that it comes back together.
with gone as (
    update customers set deleted_at = clock_timestamp() where id = $1 returning id, deleted_at
), deals_gone as (
    update deals d set deleted_at = gone.deleted_at from gone where d.customer_id = gone.id and d.deleted_at is null returning d.id
), tasks_gone as (
    update tasks t set deleted_at = gone.deleted_at from gone
    where t.deleted_at is null and (t.customer_id = gone.id or t.deal_id in (select d.id from deals d where d.customer_id = gone.id))
    returning t.id
)
select array(select id from deals_gone) as deals, array(select id from tasks_gone) as tasks

-- name: restore
with back as (
    update customers set deleted_at = null where id = $1 returning id
), deals_back as (
    update deals d set deleted_at = null from back where d.customer_id = back.id and d.deleted_at = $2 returning d.id
), tasks_back as (
    update tasks t set deleted_at = null from back
    where t.deleted_at = $2 and (t.customer_id = back.id or t.deal_id in (select d.id from deals d where d.customer_id = back.id))
    returning t.id
)
select array(select id from deals_back) as deals, array(select id from tasks_back) as tasks

-- name: expired
-- Deleted longer ago than $1, up to $2 of them; with what of theirs is still there to go.
select c.id from customers c
where c.deleted_at < clock_timestamp() - $1::interval
  and (not exists (select from conversations where customer_id = c.id)
       or c.notes <> '' or c.tags <> '{}' or c.custom <> '{}'
       or exists (select from deals where customer_id = c.id and deleted_at is not null)
       or exists (select from tasks where customer_id = c.id and deleted_at is not null)
       or exists (select from activities where customer_id = c.id))
order by c.deleted_at
limit $2
for update skip locked

-- name: purge_records
with deals_gone as (
    delete from deals where customer_id = any($1::uuid[]) and deleted_at is not null
), tasks_gone as (
    delete from tasks where customer_id = any($1::uuid[]) and deleted_at is not null
), activities_gone as (
    delete from activities where customer_id = any($1::uuid[])
)
update customers set notes = '', tags = '{}', custom = '{}', meta = '{}', position = null where id = any($1::uuid[])

-- name: purge_customers
-- Who has written to us stays: tickets and words are no part of a contact.
delete from customers c
where id = any($1::uuid[]) and not exists (select from conversations where customer_id = c.id)
