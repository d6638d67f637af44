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
