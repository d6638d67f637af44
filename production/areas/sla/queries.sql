-- name: settings
select settings from sla_settings

-- name: put
-- Every open ticket is judged anew.
insert into sla_settings (settings) values ($1)
on conflict (only_row) do update
    set settings = excluded.settings, changed_at = clock_timestamp(), revisited_up_to = '00000000-0000-0000-0000-000000000000'

-- name: revisit
-- The next $1 tickets that the settings were changed for.
with up_to as (select revisited_up_to as id from sla_settings where revisited_up_to is not null for update),
batch as (
    select t.id from tickets t, up_to where t.id > up_to.id order by t.id limit $1
), marked as (
    update tickets t set sla_pending = true from batch where t.id = batch.id and not t.sla_pending and t.status not in ('resolved', 'closed')
)
update sla_settings set revisited_up_to = case when (select count(*) from batch) = $1 then (select id from batch order by id desc limit 1) end
where revisited_up_to is not null

-- name: to_judge
-- At most $1 whose facts changed, and as many whose time has come; held until they are judged.
select t.id, t.status, t.priority, t.created_at, t.waiting_since, t.sla_state, t.sla_clock, t.sla_raised_at,
       (select min(m.created_at) from messages m
        where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'outbound'
          and m.delivery_status not in ('draft', 'rejected', 'failed')) as answered_at,
       array(select began_at from sla_pauses p where p.ticket_id = t.id order by began_at) as began,
       array(select ended_at from sla_pauses p where p.ticket_id = t.id order by began_at) as ended
from tickets t
where t.id in (
    (select id from tickets where sla_pending order by id limit $1)
    union all
    (select id from tickets where sla_look_at <= clock_timestamp() order by sla_look_at limit $1))
for update of t skip locked

-- name: judged
update tickets t
set sla_state = said.state, sla_clock = said.clock, sla_due_at = said.due_at, sla_look_at = said.look_at, sla_pending = false
from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) as said (id, state, clock, due_at, look_at)
where t.id = said.id

-- name: raise
update tickets set priority = $2, sla_raised_at = coalesce(sla_raised_at, clock_timestamp()) where id = $1

-- name: notify
-- Who has the ticket and who leads the team; where nobody has it, the whole team; where there is no team, every Admin.
insert into notifications (user_id, kind, ticket_id)
select u.id, $2, t.id
from tickets t join users u on u.disabled_at is null and (
    u.id = t.assigned_to
    or exists (select from team_members m where m.user_id = u.id and m.team = coalesce(t.assigned_team, 'support')
               and (u.role = 'manager' or t.assigned_to is null))
    or u.role = 'admin' and t.assigned_to is null
       and not exists (select from team_members m where m.team = coalesce(t.assigned_team, 'support')))
where t.id = $1
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at

-- name: notifications
select n.id, n.kind, t.ticket_number as ticket, t.id as ticket_uuid, k.id as task_id, k.title, n.at, n.read_at
from notifications n
left join tickets t on t.id = n.ticket_id and in_scope($4::caller_scope, t.assigned_to, t.assigned_team)
left join tasks k on k.id = n.task_id and k.deleted_at is null and in_scope($4::caller_scope, k.owner_id, k.team)
where n.user_id = $1 and ($2::bigint is null or n.id < $2) and (t.id is not null or k.id is not null)
order by n.id desc
limit $3

-- name: unread
select count(*)
from notifications n
left join tickets t on t.id = n.ticket_id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
left join tasks k on k.id = n.task_id and k.deleted_at is null and in_scope($2::caller_scope, k.owner_id, k.team)
where n.user_id = $1 and n.read_at is null and (t.id is not null or k.id is not null)

-- name: read
update notifications set read_at = clock_timestamp()
where user_id = $1 and read_at is null and ($2::bigint[] is null or id = any($2))

-- name: forget_read
delete from notifications where read_at < clock_timestamp() - interval '90 days'
