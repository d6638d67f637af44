-- name: hold_users
-- Two Admins who disable each other at once would leave none; two who begin a new installation, two.
lock table users in share row exclusive mode

-- name: is_team
select exists (select from teams where name = $1)

-- name: void_links
update sign_in_links set used_at = clock_timestamp() where user_id = $1 and used_at is null

-- name: end_sessions
update sessions set ended_at = clock_timestamp(), ended_because = $2
where user_id = $1 and ended_at is null and id is distinct from $3

-- name: revoke_tokens
update api_tokens set revoked_at = clock_timestamp() where user_id = $1 and revoked_at is null

-- name: unbind
delete from oidc_identities where user_id = $1

-- name: add_letter
-- To whom the link belongs, and tried as long as it is good; nothing where there is no such link.
insert into staff_letters (recipient, subject, text, correlation_id, expires_at)
select u.email, $2, $3, $4, l.expires_at from sign_in_links l join users u on u.id = l.user_id where l.digest = $1

-- name: is_at_work
select exists (select from users where id = $1 and disabled_at is null)
