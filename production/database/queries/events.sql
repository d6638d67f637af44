-- name: store_event
-- What is about a ticket says in whose hands it is.
insert into event_outbox (type, subject, key, conversation_id, channel, payload)
values ($1, $2, $3, $4, $5, hands_of(($6::jsonb ->> 'ticket')::uuid) || $6::jsonb)

-- name: store_each
insert into event_outbox (type, subject, key, payload)
select $1::text, subject, subject, '{}' from unnest($2::text[]) with ordinality as each(subject, place) order by place

-- name: unpublished
select id, event_id, type, subject, key, conversation_id, channel, payload, occurred_at
from event_outbox where published_at is null order by id limit $1

-- name: mark_published
update event_outbox set published_at = clock_timestamp() where published_at is null and id = any($1::bigint[])

-- name: record_metrics
-- In one order, so that workers that were given the same events twice do not wait for each other.
insert into agent_metrics (source_event, metric_type, channel, value, recorded_at)
select * from unnest($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::timestamptz[])
    as measured (source_event, metric_type, channel, value, recorded_at)
order by source_event, metric_type
on conflict do nothing

-- name: channel_figures
select channel,
       count(*) filter (where metric_type = 'message_received') as messages,
       count(*) filter (where metric_type = 'replied') as replied,
       count(*) filter (where metric_type = 'drafted') as drafted,
       count(*) filter (where metric_type = 'escalated') as escalated,
       count(*) filter (where metric_type = 'reply_failed') as failed,
       avg(value) filter (where metric_type = 'sentiment') as avg_sentiment,
       avg(value) filter (where metric_type = 'response_latency_ms') as avg_latency_ms,
       percentile_cont(0.5) within group (order by value) filter (where metric_type = 'response_latency_ms') as p50_latency_ms,
       percentile_cont(0.95) within group (order by value) filter (where metric_type = 'response_latency_ms') as p95_latency_ms
from agent_metrics
where recorded_at >= $1
group by channel

-- name: conversation_counts
select channel, count(*) as conversations from conversations where last_inbound_at >= $1 group by channel
