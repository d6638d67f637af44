-- name: of_session
select s.id as credential, u.id, u.name, u.role, u.may_send,
       array(select m.team from team_members m where m.user_id = u.id) as teams
from sessions s join users u on u.id = s.user_id
where s.id = $1 and s.ended_at is null and s.expires_at > clock_timestamp() and u.disabled_at is null

-- name: of_token
-- That it is used is noted once a minute.
with used as (
    update api_tokens set last_used_at = clock_timestamp()
    where digest = $1 and revoked_at is null and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)
)
select k.id as credential, u.id, u.name, u.role, u.may_send,
       array(select m.team from team_members m where m.user_id = u.id) as teams, k.actions
from api_tokens k join users u on u.id = k.user_id
where k.digest = $1 and k.revoked_at is null and coalesce(k.expires_at > clock_timestamp(), true) and u.disabled_at is null

-- name: of_user
select u.id, u.name, u.role, u.may_send, array(select m.team from team_members m where m.user_id = u.id) as teams
from users u
where u.id = $1 and u.disabled_at is null

-- name: now
select held.credential, u.id, u.name, u.role, u.may_send,
       array(select m.team from team_members m where m.user_id = u.id) as teams, held.actions
from (
    select s.id as credential, s.user_id, null::text[] as actions
    from sessions s where s.id = any($1::uuid[]) and s.ended_at is null and s.expires_at > clock_timestamp()
    union all
    select k.id, k.user_id, k.actions
    from api_tokens k where k.id = any($1::uuid[]) and k.revoked_at is null and coalesce(k.expires_at > clock_timestamp(), true)
) held
join users u on u.id = held.user_id
where u.disabled_at is null
