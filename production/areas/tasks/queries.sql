-- name: tasks
-- Of those in reach of $1, the ones that the filters leave; $11 are words to look for.
select id, title, description, priority, status, contact_id, contact_name, deal_id, ticket, time_zone, due_date, remind_at, repeats,
       completed_at, tags, custom, owner_id, team, created_at, updated_at
from task_records
where deleted_at is null and in_scope($1::caller_scope, owner_id, team)
  and ($2::text[] is null or status = any($2))
  and ($3::text[] is null or priority = any($3))
  and ($4::bigint is null or contact_id = $4)
  and ($5::bigint is null or deal_id = $5)
  and ($6::uuid is null or owner_id = $6)
  and ($7::boolean is null or (owner_id is null) = $7)
  and ($8::timestamptz is null or due_date >= $8)
  and ($9::timestamptz is null or due_date < $9)
  and ($10::boolean is null or (status in ('todo', 'in_progress') and coalesce(due_date < now(), false)) = $10)
  and ($11::text is null or strpos(lower(concat_ws(' ', title, description, contact_name)), lower($11)) > 0)

-- name: one
select id, title, description, priority, status, contact_id, contact_name, deal_id, ticket, time_zone, due_date, remind_at, repeats,
       completed_at, tags, custom, owner_id, team, created_at, updated_at
from task_records
where id = $2 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)

-- name: hold
select * from tasks
where id = $2 and in_scope($1::caller_scope, owner_id, team)
  and case when $3::interval is null then deleted_at is null else deleted_at > clock_timestamp() - $3 end
for update

-- name: insert
-- Nothing where the task that it follows ($18) was followed by another already.
insert into tasks (title, description, priority, status, customer_id, deal_id, ticket_id, time_zone, due_date, remind_at, repeats,
                   repeats_from, completed_at, tags, custom, owner_id, team, follows)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
on conflict (follows) do nothing
returning id

-- name: update
-- Another time to remind rings again.
update tasks
set title = $2, description = $3, priority = $4, status = $5, customer_id = $6, deal_id = $7, ticket_id = $8, time_zone = $9,
    due_date = $10, remind_at = $11, repeats = $12, repeats_from = $13, completed_at = $14, tags = $15, custom = $16, owner_id = $17,
    team = $18, follows = $19, reminded_at = case when remind_at is not distinct from $11 then reminded_at end
where id = $1

-- name: drop
update tasks set deleted_at = now() where id = $1

-- name: restore
update tasks set deleted_at = null where id = $1

-- name: stands
-- Whether what a task hangs on is there.
select c.deleted_at is null as contact, d.deleted_at is null as deal
from tasks t left join customers c on c.id = t.customer_id left join deals d on d.id = t.deal_id
where t.id = $1

-- name: purge
delete from tasks where deleted_at < clock_timestamp() - $1::interval

-- name: due
-- What $1 has still to do, due from $2 until before $3; $4 at most.
select id, title, description, priority, status, contact_id, contact_name, deal_id, ticket, time_zone, due_date, remind_at, repeats,
       completed_at, tags, custom, owner_id, team, created_at, updated_at
from task_records
where owner_id = $1 and status in ('todo', 'in_progress') and deleted_at is null and due_date >= $2 and due_date < $3
order by due_date, id
limit $4

-- name: ring
-- At most $1 reminders whose time has come, each for whoever has the task; where nobody has it, for the whole team; where that
-- is nobody, for every Admin. Whoever else rings at this moment passes over those that are held here.
with due as (
    select id, owner_id, coalesce(team, 'support') as team from tasks
    where remind_at <= clock_timestamp() and reminded_at is null and deleted_at is null and status in ('todo', 'in_progress')
    order by remind_at limit $1
    for update skip locked
), rung as (
    update tasks t set reminded_at = clock_timestamp() from due where t.id = due.id
), told as (
    insert into notifications (user_id, kind, task_id)
    select u.id, 'task_due', due.id
    from due join users u on u.disabled_at is null and (
        u.id = due.owner_id
        or due.owner_id is null and exists (select from team_members m where m.user_id = u.id and m.team = due.team)
        or due.owner_id is null and u.role = 'admin' and not exists (select from team_members m where m.team = due.team))
    on conflict (user_id, task_id) where read_at is null and task_id is not null do update set at = excluded.at
)
select count(*) from due

-- name: make_feed
insert into calendar_feeds (user_id, digest) values ($1, $2)
on conflict (user_id) do update set digest = excluded.digest, created_at = clock_timestamp()

-- name: drop_feed
delete from calendar_feeds where user_id = $1 returning true

-- name: feed_since
select created_at from calendar_feeds where user_id = $1

-- name: feed_owner
-- Whoever was disabled reads nothing any more.
select f.user_id from calendar_feeds f join users u on u.id = f.user_id and u.disabled_at is null where f.digest = $1
