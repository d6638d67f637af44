-- name: credentials
select id, password from users where email = $1 and password is not null and disabled_at is null

-- name: record_failure
-- One row whether somebody has this address or nobody, so that the time of the answer tells neither. Whoever goes on guessing
-- fills no log: one row in ten minutes for each account and network address.
with tried as (select coalesce((select id::text from users where email = $1), 'unknown') as subject_id)
insert into audit_log (actor_kind, actor_name, address, act, subject, subject_id)
select 'system', 'sign-in', $2, 'sign_in_failed', 'user', subject_id from tried
where not exists (select from audit_log l
                  where (l.act, l.subject, l.subject_id, l.address) = ('sign_in_failed', 'user', tried.subject_id, $2)
                    and l.at > clock_timestamp() - interval '10 minutes')

-- name: profiles
-- Of one person, or of all sample people.
select u.id, u.email, u.name, u.role, u.may_send,
       array(select m.team from team_members m where m.user_id = u.id order by m.team) as teams
from users u where u.id = $1 or $1::uuid is null and u.sample and u.disabled_at is null
order by u.role

-- name: set_password
update users set password = $2 where id = $1

-- name: replace_password
-- Whoever was checked against another one comes too late.
update users set password = $3 where id = $1 and password = $2 and disabled_at is null returning true

-- name: session_open
select exists (select from sessions where id = $1 and ended_at is null and expires_at > clock_timestamp())

-- name: add_reset
-- Nobody's mailbox is flooded: the last link is good for a while.
insert into sign_in_links (digest, user_id, expires_at)
select $2, id, clock_timestamp() + $3::interval from users
where email = $1 and has_joined(users) and not sample and disabled_at is null
  and not exists (select from sign_in_links l
                  where l.user_id = users.id and l.used_at is null and l.created_at > clock_timestamp() - interval '5 minutes')

-- name: address_of_link
select u.email from sign_in_links l join users u on u.id = l.user_id
where l.digest = $1 and l.used_at is null and l.expires_at > clock_timestamp() and u.disabled_at is null

-- name: use_link
update sign_in_links l set used_at = clock_timestamp() from users u
where l.digest = $1 and u.id = l.user_id and l.used_at is null and l.expires_at > clock_timestamp() and u.disabled_at is null
returning l.user_id

-- name: opens_first
select exists (select from sign_in_links
               where digest = $1 and user_id is null and used_at is null and expires_at > clock_timestamp())

-- name: use_first_link
update sign_in_links set used_at = clock_timestamp()
where digest = $1 and user_id is null and used_at is null and expires_at > clock_timestamp()
returning true

-- name: anybody
select exists (select from users where not sample)

-- name: first_admin
insert into users (email, name, role, may_send, password) values ($1, $2, 'admin', true, $3) returning id

-- name: begin_session
-- Whoever was checked against another password, or is disabled meanwhile, comes too late.
insert into sessions (user_id, expires_at)
select id, clock_timestamp() + $2::interval from users
where id = $1 and password is not distinct from $3 and disabled_at is null
for share
returning id

-- name: add_token
insert into refresh_tokens (session_id, digest, expires_at) values ($1, $2, clock_timestamp() + $3::interval)

-- name: hold_token
-- Of two who show the same at once the second waits, and then sees that it was used.
select r.session_id, s.user_id, r.expires_at, r.used_at is not null as used,
       s.ended_at is null and s.expires_at > clock_timestamp() and u.disabled_at is null as session_open
from refresh_tokens r join sessions s on s.id = r.session_id join users u on u.id = s.user_id
where r.digest = $1
for update of r, s

-- name: use_token
update refresh_tokens set used_at = clock_timestamp() where digest = $1

-- name: end_session
update sessions set ended_at = clock_timestamp(), ended_because = $2 where id = $1 and ended_at is null returning true

-- name: sign_out
update sessions s set ended_at = clock_timestamp(), ended_because = 'logout'
from refresh_tokens r where r.digest = $1 and s.id = r.session_id and s.ended_at is null
returning s.user_id

-- name: forget_sessions
-- Their tokens go with them. Until then somebody who shows an old one is noticed.
delete from sessions where expires_at < clock_timestamp() - interval '7 days'

-- name: forget_links
delete from sign_in_links where expires_at < clock_timestamp() - interval '7 days'

-- name: start_sign_in
insert into oidc_sign_ins (digest, next, expires_at) values ($1, $2, clock_timestamp() + $3::interval)

-- name: finish_sign_in
delete from oidc_sign_ins where digest = $1 and expires_at > clock_timestamp() returning next

-- name: account_of_identity
select u.id, u.password from oidc_identities i join users u on u.id = i.user_id
where i.issuer = $1 and i.subject = $2 and u.disabled_at is null

-- name: bind_identity
-- Nothing where this person is somebody else there already: an address that was given to another opens no account.
with bound as (
    insert into oidc_identities (issuer, subject, user_id)
    select $1, $2, id from users where email = $3 and disabled_at is null
    on conflict do nothing
    returning user_id
)
select u.id, u.password from bound b join users u on u.id = b.user_id

-- name: forget_sign_ins
delete from oidc_sign_ins where expires_at < clock_timestamp()
