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
select component, status, detail, extract(epoch from clock_timestamp() - checked_at)::float8 as age_s from component_health

-- name: spill
insert into intake_spill (event_id, topic, key, envelope) values ($1, $2, $3, $4)
on conflict (event_id) do nothing

-- name: spilled
select id, topic, key, envelope from intake_spill where published_at is null order by id limit $1

-- name: mark_published
update intake_spill set published_at = clock_timestamp() where id = $1

-- name: drop_known
-- A hint about a mailbox is done once it is published, a message once the ledger has it.
delete from intake_spill s
where published_at is not null
  and ((convert_from(envelope, 'utf8')::jsonb) ->> 'type' <> 'inbound_message'
       or exists (select 1 from ledger m where m.event_id = s.event_id))

-- name: try_leader_lock
select pg_try_advisory_lock($1)
