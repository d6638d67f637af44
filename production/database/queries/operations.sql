-- name: history_id
select history_id from mailboxes where address = $1

-- name: watched_since
select created_at from mailboxes where address = $1

-- name: register_mailbox
-- Mail from before the first watch is not ours to answer: the starting point is set once.
insert into mailboxes (address, history_id, watch_expires_at) values ($1, $2, $3)
on conflict (address) do update set watch_expires_at = excluded.watch_expires_at

-- name: advance_mailbox
update mailboxes set history_id = greatest(history_id, $2), synced_at = clock_timestamp() where address = $1

-- name: report_health
insert into component_health (component, status, detail, checked_at) values ($1, $2, $3, clock_timestamp())
on conflict (component) do update
    set status = excluded.status, detail = excluded.detail, checked_at = excluded.checked_at

-- name: health
select component, status, extract(epoch from clock_timestamp() - checked_at)::float8 as age_s from component_health

-- name: spill
insert into intake_spill (event_id, topic, key, envelope) values ($1, $2, $3, $4)
on conflict (event_id) do nothing

-- name: spilled
select id, topic, key, envelope from intake_spill order by id limit $1

-- name: drop_spilled
delete from intake_spill where id = any($1::bigint[])

-- name: try_leader_lock
select pg_try_advisory_lock($1)
