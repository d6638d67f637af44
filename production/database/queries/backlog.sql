-- name: counts
-- What was spilled leaves the table when the ledger has it: what is published and still here after ten minutes may be lost.
select (select count(*) from intake_spill
        where published_at is null
           or (published_at < clock_timestamp() - interval '10 minutes'
               and (convert_from(envelope, 'utf8')::jsonb) ->> 'type' = 'inbound_message')) as spilled,
       (select count(*) from event_outbox where published_at is null) as events,
       (select count(*) from parked_keys) as parked_keys,
       (select min(watch_expires_at) from mailboxes where address = any($1::text[])) as watch_expires_at

-- name: waiting_replies
select channel, count(*) as count, extract(epoch from clock_timestamp() - min(created_at))::float8 as oldest_s
from messages
where direction = 'outbound' and delivery_status in ('pending', 'sending', 'unknown')
group by channel

-- name: stuck_mailboxes
select address, extract(epoch from clock_timestamp() - synced_at)::float8 as age_s from mailboxes where address = any($1::text[])

-- name: stuck_keys
-- Senders of whom nothing has ended for longer than $1: what they wrote is parked, or was never finished.
select key, min(since) as since, max(reason) as reason
from (select key, parked_at as since, reason from parked_keys
      union all
      select key, received_at, null from inbound_messages where state in ('received', 'processing')) waiting
group by key
having min(since) < clock_timestamp() - $1::interval
order by since
limit 100
