-- name: deals
-- Of those in reach of $1, the ones that the filters leave; $13 are words to look for.
select id, title, description, value, currency, status, pipeline_id, contact_id, contact_name, company_id, status_since, rotting,
       expected_close, closed_at, lost_reason, tags, custom, owner_id, team, created_at, updated_at
from deal_records
where deleted_at is null and in_scope($1::caller_scope, owner_id, team)
  and ($2::bigint is null or pipeline_id = $2)
  and ($3::bigint is null or contact_id = $3)
  and ($4::bigint is null or company_id = $4)
  and ($5::text[] is null or status = any($5))
  and ($6::uuid is null or owner_id = $6)
  and ($7::boolean is null or (owner_id is null) = $7)
  and ($8::boolean is null or rotting = $8)
  and ($9::date is null or expected_close >= $9)
  and ($10::date is null or expected_close <= $10)
  and ($11::numeric is null or value >= $11)
  and ($12::numeric is null or value <= $12)
  and ($13::text is null or strpos(lower(concat_ws(' ', title, description, contact_name)), lower($13)) > 0)

-- name: one
select id, title, description, value, currency, status, pipeline_id, contact_id, contact_name, company_id, status_since, rotting,
       expected_close, closed_at, lost_reason, tags, custom, owner_id, team, created_at, updated_at
from deal_records
where id = $2 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)

-- name: hold_pipelines
-- Of the deal $1, and $2. One at a time puts cards into the columns of a pipeline.
select id from pipelines
where id in ($2, (select pipeline_id from deals where id = $1)) and deleted_at is null
order by id for no key update

-- name: hold
select * from deals
where id = $2 and in_scope($1::caller_scope, owner_id, team)
  and case when $3::interval is null then deleted_at is null else deleted_at > clock_timestamp() - $3 end
for update

-- name: insert
insert into deals (title, description, value, currency, status, pipeline_id, customer_id, position, expected_close, lost_reason, tags,
                   custom, owner_id, team, closed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, case when $5 in ('won', 'lost') then clock_timestamp() end)
returning id

-- name: update
update deals
set title = $2, description = $3, value = $4, currency = $5, status = $6, pipeline_id = $7, customer_id = $8, position = $9,
    expected_close = $10, lost_reason = $11, tags = $12, custom = $13, owner_id = $14, team = $15,
    status_since = case when status = $6 then status_since else clock_timestamp() end,
    closed_at = case when $6 not in ('won', 'lost') then null when status = $6 then closed_at else clock_timestamp() end
where id = $1

-- name: moved
insert into deal_moves (deal_id, from_status, to_status, actor) values ($1, $2, $3, $4)

-- name: stays
select to_status as status, moved_at as since, lead(moved_at) over (order by moved_at, id) as until, actor as moved_by
from deal_moves where deal_id = $1
order by moved_at, id

-- name: top
select min(position) from deals where pipeline_id = $1 and status = $2

-- name: room
-- Next to a place, whatever stands there: out of reach or deleted as well.
select (select max(position) from deals where pipeline_id = $1 and status = $2 and position < $3) as above,
       (select min(position) from deals where pipeline_id = $1 and status = $2 and position > $3) as below

-- name: standing
-- The place in this column of the card $5, as far as the caller sees it there.
select position from deals
where pipeline_id = $2 and status = $3 and id <> $4 and id = $5 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)

-- name: seen_above
-- The next card that the caller sees above a place; the one that moves ($4) does not count.
select id from deals
where pipeline_id = $2 and status = $3 and id <> $4 and position < $5 and deleted_at is null
  and in_scope($1::caller_scope, owner_id, team)
order by position desc limit 1

-- name: seen_below
select id from deals
where pipeline_id = $2 and status = $3 and id <> $4 and position > $5 and deleted_at is null
  and in_scope($1::caller_scope, owner_id, team)
order by position limit 1

-- name: drop
-- What goes together has one time, by which it is given back together.
with gone as (update deals set deleted_at = now() where id = $1)
update tasks set deleted_at = now() where deal_id = $1 and deleted_at is null

-- name: restore
with back as (update deals set deleted_at = null where id = $1)
update tasks set deleted_at = null where deal_id = $1 and deleted_at = (select deleted_at from deals where id = $1)

-- name: stands
-- Whether what a deal hangs on is there.
select p.deleted_at is null as pipeline, c.deleted_at is null as contact
from deals d join pipelines p on p.id = d.pipeline_id join customers c on c.id = d.customer_id
where d.id = $1

-- name: purge
delete from deals where deleted_at < clock_timestamp() - $1::interval

-- name: pipeline
select name, stages from pipelines where id = $2 and deleted_at is null and ($1::caller_scope).reach is not null

-- name: sums
select status, currency, count(*) as deals, sum(value) as value
from deals
where pipeline_id = $2 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)
group by status, currency
order by status, currency

-- name: cards
-- The first of each column $3 after the place $4, which is of the one column whose next cards are wanted.
select c.*
from unnest($3::text[]) wanted, lateral (
    select id, title, value, currency, contact_name, owner_id, expected_close, rotting, status, position
    from deal_records
    where pipeline_id = $2 and status = wanted and position > $4 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)
    order by position limit $5
) c
order by c.status, c.position

-- name: expected
select status, currency, count(*) as deals, sum(value) as value, date_trunc('month', expected_close)::date as month
from deals
where pipeline_id = $2 and status not in ('won', 'lost') and deleted_at is null and in_scope($1::caller_scope, owner_id, team)
group by status, currency, month
order by currency, month, status
