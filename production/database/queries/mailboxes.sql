-- name: history_id
select history_id from mailboxes where address = $1

-- name: age
select extract(epoch from clock_timestamp() - greatest(synced_at, being_read_at))::float8 from mailboxes where address = $1

-- name: being_read
update mailboxes set being_read_at = clock_timestamp() where address = $1

-- name: watched_since
select created_at from mailboxes where address = $1

-- name: register_mailbox
-- Mail from before the first watch is not ours to answer: the starting point is set once.
insert into mailboxes (address, history_id, watch_expires_at) values ($1, $2, $3)
on conflict (address) do update set watch_expires_at = excluded.watch_expires_at

-- name: advance_mailbox
update mailboxes set history_id = greatest(history_id, $2), synced_at = clock_timestamp() where address = $1

-- name: set_aside
-- Asked for again after half a minute, then after twice as long each time, up to ten minutes.
insert into refused_mails (mailbox, gmail_id, due_at) values ($1, $2, clock_timestamp() + interval '30 seconds')
on conflict (mailbox, gmail_id) do update
set tries = refused_mails.tries + 1,
    due_at = clock_timestamp() + least(interval '30 seconds' * power(2, least(refused_mails.tries, 9)), interval '10 minutes')

-- name: due_refused
select gmail_id, refused_at as since from refused_mails
where mailbox = $1 and due_at <= clock_timestamp() order by due_at, gmail_id limit $2

-- name: settle_refused
delete from refused_mails where mailbox = $1 and gmail_id = $2
