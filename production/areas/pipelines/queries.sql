-- name: pipelines
select id, name, description, stages, rotting_days, created_at, updated_at
from pipelines
where deleted_at is null and ($1::text is null or strpos(lower(concat_ws(' ', name, description)), lower($1)) > 0)

-- name: one
-- Everybody who works here ($1) sees it.
select id, name, description, stages, rotting_days, created_at, updated_at
from pipelines where id = $2 and deleted_at is null and ($1::caller_scope).reach is not null

-- name: hold
select * from pipelines
where id = $2 and ($1::caller_scope).reach is not null
  and case when $3::interval is null then deleted_at is null else deleted_at > clock_timestamp() - $3 end
for update

-- name: insert
insert into pipelines (name, description, stages, rotting_days) values ($1, $2, $3, $4) returning id

-- name: update
update pipelines set name = $2, description = $3, stages = $4, rotting_days = $5 where id = $1

-- name: drop
-- What goes together has one time, by which it is given back together.
with gone as (
    update pipelines set deleted_at = now() where id = $1
), deals_gone as (
    update deals set deleted_at = now() where pipeline_id = $1 and deleted_at is null returning id
)
update tasks set deleted_at = now() where deal_id in (select id from deals_gone) and deleted_at is null

-- name: restore
with gone as (
    select deleted_at from pipelines where id = $1
), back as (
    update pipelines set deleted_at = null where id = $1
), deals_back as (
    update deals set deleted_at = null where pipeline_id = $1 and deleted_at = (select deleted_at from gone) returning id
)
update tasks set deleted_at = null where deal_id in (select id from deals_back) and deleted_at = (select deleted_at from gone)

-- name: stands
-- It hangs on nothing.
select where $1::bigint is not null

-- name: purge
-- The deals of a pipeline went with it or before.
with gone as (
    delete from deals d using pipelines p where p.id = d.pipeline_id and p.deleted_at < clock_timestamp() - $1::interval
)
delete from pipelines where deleted_at < clock_timestamp() - $1::interval
