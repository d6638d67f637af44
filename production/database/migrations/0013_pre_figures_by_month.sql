-- Measured values and events by months, so that old ones are dropped instead of deleted. Copies what is there and takes both
-- tables for itself meanwhile.

-- A key across months must hold their clock. `recorded_at` is when the event happened, the same each time it is delivered: it still
-- counts once. Pods that insert with `on conflict (source_event, metric_type)` cannot work beside this, those that leave out the
-- columns work before and after it. With a release of the former kind in use, this would have to be a `post` migration of the release
-- after the next; there is none. Keeping the old table beside a new one would need no such step, but would count what is
-- delivered again around the change twice.
alter table agent_metrics rename to agent_metrics_before;
create table agent_metrics (
    metric_type  text not null,
    channel      text not null check (channel in ('email', 'whatsapp', 'web_form')),
    value        double precision not null,
    recorded_at  timestamptz not null,
    -- The event that it was measured from: a redelivered event counts once.
    source_event uuid not null
) partition by range (recorded_at);
create table agent_metrics_rest partition of agent_metrics default;
select make_month('agent_metrics', month) from (
    select distinct date_trunc('month', recorded_at at time zone 'utc')::date as month from agent_metrics_before) months;
insert into agent_metrics (metric_type, channel, value, recorded_at, source_event)
select metric_type, channel, value, recorded_at, source_event from agent_metrics_before;
drop table agent_metrics_before;
alter table agent_metrics add primary key (source_event, metric_type, recorded_at);
create index agent_metrics_time on agent_metrics (recorded_at, channel, metric_type);

alter table event_outbox rename to event_outbox_before;
create sequence event_outbox_number;
select setval('event_outbox_number', coalesce(max(id), 0) + 1, false) from event_outbox_before;
create table event_outbox (
    id               bigint not null default nextval('event_outbox_number'),
    event_id         uuid not null default gen_random_uuid(),
    type             text not null,
    conversation_id  uuid not null,
    channel          text not null,
    payload          jsonb not null,
    occurred_at      timestamptz not null default clock_timestamp(),
    published_at     timestamptz
) partition by range (occurred_at);
alter sequence event_outbox_number owned by event_outbox.id;
create table event_outbox_rest partition of event_outbox default;
select make_month('event_outbox', month) from (
    select distinct date_trunc('month', occurred_at at time zone 'utc')::date as month from event_outbox_before) months;
insert into event_outbox (id, event_id, type, conversation_id, channel, payload, occurred_at, published_at)
select id, event_id, type, conversation_id, channel, payload, occurred_at, published_at from event_outbox_before;
drop table event_outbox_before;
alter table event_outbox add primary key (id, occurred_at);
create index event_outbox_unpublished on event_outbox (id) where published_at is null;
create index event_outbox_time on event_outbox using brin (occurred_at);
-- Whoever is forgotten takes the reasons along, out of all months.
create index event_outbox_reasons on event_outbox (conversation_id) where payload ? 'reason';
