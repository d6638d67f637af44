-- name: members
select u.id, u.email, u.name, u.role, u.may_send, has_joined(u) as joined, u.created_at, u.disabled_at,
       array(select m.team from team_members m where m.user_id = u.id order by m.team) as teams
from users u
where $1::uuid is null or u.id = $1
order by u.name, u.id

-- name: colleagues
select u.id, u.name, array(select m.team from team_members m where m.user_id = u.id order by m.team) as teams
from users u
where u.disabled_at is null
order by u.name, u.id

-- name: find
select id from users where email = $1

-- name: add
insert into users (email, name, role, may_send) values ($1, $2, $3, $4) on conflict (email) do nothing returning id

-- name: add_link
insert into sign_in_links (user_id, digest, expires_at) values ($1, $2, clock_timestamp() + $3::interval)

-- name: change
update users
set name = coalesce($2, name), role = coalesce($3, role), may_send = coalesce($4, may_send),
    disabled_at = case when $5::boolean is null then disabled_at when $5 then coalesce(disabled_at, clock_timestamp()) end
where id = $1

-- name: anybody_administers
-- Who was invited and never came administers nothing.
select exists (select from users where role = 'admin' and disabled_at is null and has_joined(users))

-- name: teams
select name from teams order by name

-- name: add_team
insert into teams (name) values ($1) on conflict do nothing returning true

-- name: leave_teams
delete from team_members where user_id = $1

-- name: join_teams
insert into team_members (user_id, team) select $1, unnest($2::text[])
