-- The order of a key is that of its admissions: the clocks of two processes disagree, and providers write to any of them.
-- What was admitted before this migration has no number, and comes first.
alter table ledger add column admitted bigint;
create sequence admissions owned by inbound_messages.admitted;
alter table inbound_messages alter column admitted set default nextval('admissions');

-- Keeps what arrived for a key and what was spilled before it, and lists all of the key that has not ended, in order; nothing
-- while the key is parked. Stream and spill each keep their own order; only between the two do clocks decide: what was spilled
-- later than all that arrived waits, as what was published before it may still be on its way.
create function admit(of_key text, event_ids text[], channels text[], envelopes jsonb[], arrivals timestamptz[])
returns table (event_id text, envelope jsonb, received_at timestamptz) language plpgsql as $$
#variable_conflict use_column
begin
    -- A key that moves to another worker is for a moment with both. What the other is just writing cannot be seen yet, and what
    -- came after it would be answered first. Each statement of this function sees what was there when it began.
    perform pg_advisory_xact_lock(hashtextextended('admit:' || of_key, 0));
    return query
    with waiting as (
        select id, max((envelope ->> 'received_at')::timestamptz) over (order by id) as reached
        from (select id, convert_from(envelope, 'utf8')::jsonb as envelope from intake_spill where key = of_key) kept
        where envelope ->> 'type' = 'inbound_message'
    ), spilled as (
        delete from intake_spill s using waiting
        where s.id = waiting.id and reached <= (select max(arrival) from unnest(arrivals) as arrival)
        returning s.id, convert_from(envelope, 'utf8')::jsonb as envelope
    ), told as (
        select event_id, channel, envelope, received_at, place, false as spilled
        from unnest(event_ids, channels, envelopes, arrivals)
            with ordinality as fresh (event_id, channel, envelope, received_at, place)
        union all
        select envelope ->> 'event_id', envelope ->> 'channel', envelope, (envelope ->> 'received_at')::timestamptz, id, true
        from spilled
    ), arriving as (
        select *, max(received_at) over (partition by spilled order by place) as reached from told
    ), stored as (
        insert into inbound_messages (event_id, channel, key, state, envelope, received_at, attempts)
        select event_id, channel, of_key, 'received', envelope, received_at, 0
        from arriving order by reached, spilled, place
        on conflict (event_id) do nothing
        returning event_id, envelope, received_at, admitted
    ), renumbered as (
        insert into second_numbers (number, ticket_number)
        select again.envelope #>> '{form,ticket_number}', first.envelope #>> '{form,ticket_number}'
        from arriving again
        join (select event_id, envelope from inbound_messages union all select event_id, envelope from stored) first
            using (event_id)
        where again.envelope #>> '{form,ticket_number}' <> first.envelope #>> '{form,ticket_number}'
        on conflict do nothing
    )
    select event_id, envelope, received_at
    from (
        select event_id, envelope, received_at, admitted from stored
        union all
        select event_id, envelope, received_at, admitted from inbound_messages
        where key = of_key and state in ('received', 'processing')
    ) open
    where not exists (select 1 from parked_keys where key = of_key and until > clock_timestamp())
    order by admitted nulls first, received_at, event_id;
end $$;
