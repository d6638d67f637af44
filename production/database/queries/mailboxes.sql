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
