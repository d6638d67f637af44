-- What is counted, from events, and what was counted. Facts only grow: no later state of a ticket changes them.

-- In whose hands a ticket is, and whose it is. Goes into its events: figures are told by who had it then.
create function hands_of(ticket uuid) returns jsonb language sql stable as $$
    select coalesce((select jsonb_strip_nulls(jsonb_build_object('team', assigned_team, 'person', assigned_to, 'customer', customer_id))
                     from tickets where id = ticket), '{}')
$$;

create function tell_of_ticket(kind text, about uuid, told jsonb) returns void language sql as $$
    insert into event_outbox (type, subject, key, conversation_id, channel, payload)
    select kind, id::text, conversation_id::text, conversation_id, source_channel,
           jsonb_build_object('ticket', id) || hands_of(id) || jsonb_strip_nulls(told)
    from tickets where id = about
$$;

create function documents_of(sources jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_agg(distinct source ->> 'document'), '[]') from jsonb_array_elements(sources) source
$$;

-- Whether promises were kept is known at the end; null: nothing was promised.
create function tell_ticket() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform tell_of_ticket('ticket_opened', new.id, '{}');
    elsif new.status in ('resolved', 'closed') then
        perform tell_of_ticket('ticket_resolved', new.id, jsonb_build_object(
            'seconds', floor(extract(epoch from clock_timestamp() - new.created_at)),
            'kept', (select new.sla_raised_at is null from sla_settings where settings -> 'policies' ? new.priority)));
    else
        perform tell_of_ticket('ticket_reopened', new.id, '{}');
    end if;
    return null;
end $$;
create trigger tickets_tell_opened after insert on tickets for each row execute function tell_ticket();
-- What is merged is not solved by that, and what is taken apart again was not opened again.
create trigger tickets_tell after update of status on tickets for each row
when ((old.status in ('resolved', 'closed')) <> (new.status in ('resolved', 'closed')) and old.merged_into is null and new.merged_into is null)
execute function tell_ticket();

create function tell_first_answer() returns trigger language plpgsql as $$
begin
    if not exists (select from messages m where m.conversation_id = new.conversation_id and m.ticket_id = new.ticket_id
                   and m.direction = 'outbound' and m.sent_at is not null and m.id <> new.id) then
        perform tell_of_ticket('ticket_answered', new.ticket_id, jsonb_build_object('by', new.role, 'author', new.author_id,
            'seconds', floor(extract(epoch from new.sent_at - (
                select min(m.created_at) from messages m
                where m.conversation_id = new.conversation_id and m.ticket_id = new.ticket_id and m.direction = 'inbound')))));
    end if;
    return null;
end $$;
create trigger messages_tell_first_answer after update of delivery_status on messages for each row
when (old.sent_at is null and new.sent_at is not null and new.direction = 'outbound' and new.event_id not like 'csat:%')
execute function tell_first_answer();

create function tell_rating() returns trigger language plpgsql as $$
begin
    perform tell_of_ticket('ticket_rated', new.ticket_id, jsonb_build_object('score', new.score));
    return null;
end $$;
create trigger csat_questions_tell after update of state on csat_questions for each row
when (old.state = 'asked' and new.state = 'answered') execute function tell_rating();

create function tell_suggestion() returns trigger language plpgsql as $$
begin
    perform tell_of_ticket('suggestion_judged', new.ticket_id, jsonb_build_object(
        'outcome', new.outcome, 'edit_distance', new.edit_distance, 'documents', documents_of(new.sources)));
    return null;
end $$;
create trigger reply_suggestions_tell after update of outcome on reply_suggestions for each row
when (old.outcome is null and new.outcome in ('unchanged', 'edited', 'rejected')) execute function tell_suggestion();

create function tell_wrong_answer() returns trigger language plpgsql as $$
begin
    perform tell_of_ticket('answer_called_wrong', new.ticket_id, jsonb_build_object('reason', new.reason, 'documents', (
        select documents_of(m.sources) from messages m
        where m.event_id = new.event_id and m.direction = 'outbound' and m.role = 'agent' order by m.part limit 1)));
    return null;
end $$;
create trigger wrong_answers_tell after insert on wrong_answers for each row execute function tell_wrong_answer();

-- What a deal was worth, and is: what is open at any time is the sum of what changed up to then.
create function deal_worth(deal deals) returns jsonb language sql immutable as $$
    select case when deal.id is not null and deal.deleted_at is null
        then jsonb_build_object('status', deal.status, 'value', deal.value, 'currency', deal.currency, 'pipeline', deal.pipeline_id) end
$$;
create function tell_deal() returns trigger language plpgsql as $$
declare
    about deals := coalesce(new, old);
    told jsonb := jsonb_build_object('deal', about.id, 'team', about.team, 'person', about.owner_id, 'added', tg_op = 'INSERT',
        'before', case when tg_op <> 'INSERT' then deal_worth(old) end, 'after', case when tg_op <> 'DELETE' then deal_worth(new) end,
        'seconds', floor(extract(epoch from clock_timestamp() - about.created_at)),
        'source', (select c.channel from conversations c where c.customer_id = about.customer_id and c.created_at <= about.created_at
                   order by c.created_at limit 1));
begin
    if told -> 'before' is distinct from told -> 'after' then
        insert into event_outbox (type, subject, key, payload) values ('worth_changed', about.id::text, about.id::text, jsonb_strip_nulls(told));
    end if;
    return null;
end $$;

create table insight_facts (
    event_id     uuid not null,
    kind         text not null,
    label        text not null default '', -- which of its kind: a reason, an article, a currency
    at           timestamptz not null,
    channel      text,
    team         text,
    person       uuid,
    value        bigint, -- in the smallest unit, so that sums do not depend on their order
    bucket       smallint not null default 0, -- of a duration: see areas/insights/model/buckets.py
    ticket_id    uuid,
    deal_id      bigint,
    -- Whose it is; not `customer_id`, for it stays when they are forgotten, without them.
    who          uuid,
    followed_at  timestamptz, -- of an automatic answer: when the customer wrote, or a person did, for the first time after it
    confirmed_at timestamptz, -- when the customer said that this was it
    primary key (event_id, kind, label)
);
create index insight_facts_time on insight_facts (at, kind);
create index insight_facts_who on insight_facts (who, at) where who is not null;

create function forget_fact_owner() returns trigger language plpgsql as $$
begin
    update insight_facts set who = null, ticket_id = null, deal_id = null where who in (select id from gone);
    return null;
end $$;
create trigger customers_leave_facts after delete on customers referencing old table as gone
for each statement execute function forget_fact_owner();

-- Facts as they are added up. What an answer was good for is known once the hour that it was given in is a day, or seven, ago
-- (`QUIET_AFTER`, `DURABLE_AFTER`).
create view insight_measures as
select event_id, at, kind, label, channel, team, person, bucket, value, 1 as n, (value is not null)::int as valued,
       coalesce(value, 0) as total, ticket_id, deal_id, '-infinity'::timestamptz as known_at
from insight_facts
union all
select f.event_id, f.at, judged.kind, '', f.channel, f.team, f.person, 0, judged.held::int, 1, 1, judged.held::int, f.ticket_id, null,
       date_trunc('hour', f.at, 'UTC') + interval '1 hour' + judged.after
from insight_facts f cross join lateral (values
    ('quiet', interval '1 day', f.followed_at is null or f.followed_at > f.at + interval '1 day'),
    ('durable', interval '7 days', f.followed_at is null or f.followed_at > f.at + interval '7 days'),
    ('confirmed', interval '7 days', coalesce(f.confirmed_at <= least(f.at + interval '7 days', f.followed_at), false))
) judged (kind, after, held)
where f.kind = 'replied' and f.label = '';

-- Added up by hours, days and months of UTC. What lies between, up to an hour, is added up from the facts when it is asked for.
create table insight_rollups (
    grain   text not null check (grain in ('hour', 'day', 'month')),
    at      timestamptz not null,
    kind    text not null,
    label   text not null,
    channel text,
    team    text,
    person  uuid,
    bucket  smallint not null,
    n       bigint not null,
    valued  bigint not null,
    total   bigint not null
);
create index insight_rollups_time on insight_rollups (grain, at, kind);

-- Hours with facts that are not added up yet; one row for each time that some came.
create table insight_stale (id bigint generated always as identity primary key, hour timestamptz not null);

create table insight_state (
    only_row    boolean primary key default true check (only_row),
    as_of       timestamptz not null default '-infinity', -- everything up to then that had arrived is added up
    past_read   bigint not null default 0, -- events of the outbox that were there before: read up to here
    past_until  bigint not null,
    past_ticket uuid not null default '00000000-0000-0000-0000-000000000000', -- of tickets from before, in the order of ids: up to here
    told_since  timestamptz not null -- what happens to tickets is told from here on
);
insert into insight_state (past_until, told_since) select coalesce(max(id), 0), clock_timestamp() from event_outbox;

-- Pages that somebody wants by mail, of the days before.
create table insight_mails (
    user_id   uuid not null references users (id) on delete cascade,
    page      text not null,
    every     text not null check (every in ('daily', 'weekly')),
    time_zone text not null,
    due_at    timestamptz not null,
    primary key (user_id, page)
);
create index insight_mails_due on insight_mails (due_at);
alter table staff_letters add column files jsonb not null default '[]'; -- name, content_type, content: texts
