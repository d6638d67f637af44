-- name: traffic
-- One row a channel, and one without a channel for all. $1 and $2 begin and end the day.
select channel,
       count(*) filter (where metric_type = 'message_received') as messages,
       count(*) filter (where metric_type = 'replied') as replied,
       count(*) filter (where metric_type = 'drafted') as drafted,
       count(*) filter (where metric_type = 'escalated') as escalated,
       count(*) filter (where metric_type = 'reply_failed') as failed,
       avg(value) filter (where metric_type = 'sentiment') as avg_sentiment,
       count(*) filter (where metric_type = 'sentiment' and value < 0.4) as negative,
       count(*) filter (where metric_type = 'sentiment' and value > 0.6) as positive,
       avg(value) filter (where metric_type = 'response_latency_ms') as avg_latency_ms,
       percentile_cont(0.5) within group (order by value) filter (where metric_type = 'response_latency_ms') as p50_latency_ms,
       percentile_cont(0.95) within group (order by value) filter (where metric_type = 'response_latency_ms') as p95_latency_ms
from agent_metrics
where recorded_at >= $1 and recorded_at < $2
group by grouping sets ((channel), ())

-- name: spent
-- A turn writes its tokens into its event. Without tokens a turn costs nothing; with tokens and no price nobody knows.
select channel,
       count(distinct conversation_id) as conversations,
       coalesce(sum(tokens_in), 0)::bigint as input_tokens,
       coalesce(sum(tokens_out), 0)::bigint as output_tokens,
       case when bool_and(cost is not null or coalesce(tokens_in + tokens_out, 0) = 0) is not false
            then coalesce(sum(cost), 0) end as cost_usd
from (
    select channel, conversation_id, (payload ->> 'input_tokens')::bigint as tokens_in,
           (payload ->> 'output_tokens')::bigint as tokens_out, (payload ->> 'cost_usd')::float8 as cost
    from event_outbox
    where occurred_at >= $1 and occurred_at < $2
      and type in ('message_received', 'replied', 'drafted', 'escalated')
) turns
group by grouping sets ((channel), ())

-- name: resolution
-- Counts conversations, by what followed our last automatic answer of the day in each. A contact is anything that people
-- wrote after it within $3, wherever the same person may be behind it: any record with one of their addresses counts,
-- claimed ones too. Words that resolved their ticket are no contact; both are written in one transaction.
-- Months of the ledger that ended a month before the day are not read: nobody's message waits for its end that long.
--   answered   all of them, but for conversations that belong to a person by now
--   quiet      $4 has passed and brought no contact
--   confirmed  the customer said so: a ticket of the conversation was resolved, from the begin of the day to $3 after the answer
--   durable    $3 has passed and brought no contact
--   pending    $3 has not passed, and there is no contact so far: neither durable nor lost
with answered as (
    select conversation_id, max(settled_at) as at
    from ledger
    where state = 'replied' and settled_at >= $1 and settled_at < $2
    group by conversation_id
),
judged as (
    select c.channel, a.at, clock_timestamp() - a.at as passed, next.contact_at,
           exists (select 1 from tickets t
                   where t.conversation_id = c.id and t.resolved_at >= $1 and t.resolved_at <= a.at + $3::interval) as confirmed
    from answered a
    join conversations c on c.id = a.conversation_id and c.status <> 'escalated'
    cross join lateral (
        select min(i.received_at) as contact_at
        from conversations other
        join ledger i on i.conversation_id = other.id
        where other.customer_id in (
                select c.customer_id
                union all
                select same.customer_id
                from customer_identifiers own
                join customer_identifiers same using (identifier_type, identifier_value)
                where own.customer_id = c.customer_id)
          and coalesce(i.settled_at, clock_timestamp()) > a.at
          and i.filed_under > $1::timestamptz - interval '31 days'
          and i.received_at <= a.at + $3
          and i.state not in ('parked', 'ignored')
          and not exists (
                select 1 from messages m join tickets t on t.id = m.ticket_id
                where m.event_id = i.event_id and m.direction = 'inbound'
                  and t.resolved_at between i.settled_at and i.settled_at + interval '5 seconds')
    ) next
)
select channel,
       count(*) as answered,
       count(*) filter (where passed >= $4 and (contact_at is null or contact_at > at + $4::interval)) as quiet,
       count(*) filter (where confirmed) as confirmed,
       count(*) filter (where passed >= $3 and contact_at is null) as durable,
       count(*) filter (where passed < $3 and contact_at is null) as pending
from judged
group by grouping sets ((channel), ())
