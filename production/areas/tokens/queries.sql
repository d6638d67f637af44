-- name: tokens
select id, name, actions, created_at, expires_at, last_used_at from api_tokens
where user_id = $1 and revoked_at is null
order by created_at desc, id

-- name: add
insert into api_tokens (user_id, name, actions, digest, expires_at)
values ($1, $2, $3, $4, clock_timestamp() + $5::interval)
returning id, name, actions, created_at, expires_at, last_used_at

-- name: revoke
update api_tokens set revoked_at = clock_timestamp() where id = $1 and user_id = $2 and revoked_at is null returning true
