-- name: wish
select every, time_zone from digests where user_id = $1

-- name: put
insert into digests (user_id, every, time_zone, due_at) values ($1, $2, $3, $4)
on conflict (user_id) do update set every = excluded.every, time_zone = excluded.time_zone, due_at = excluded.due_at

-- name: drop
delete from digests where user_id = $1

-- name: take_due
-- Held until it is postponed.
select u.id, u.email, u.name, u.role, d.every, d.time_zone,
       array(select m.team from team_members m where m.user_id = u.id) as teams
from digests d join users u on u.id = d.user_id
where d.due_at <= clock_timestamp() and u.disabled_at is null
order by d.due_at limit 1
for update of d skip locked

-- name: tell
-- What happened again since the last mail is told again.
with told as (
    update notifications n set mailed_at = clock_timestamp()
    from tickets t
    where n.user_id = $1 and n.read_at is null and (n.mailed_at is null or n.mailed_at < n.at)
      and t.id = n.ticket_id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
    returning n.kind, t.ticket_number as ticket, n.at
)
select kind, ticket from told order by at desc, ticket

-- name: postpone
update digests set due_at = $2 where user_id = $1
