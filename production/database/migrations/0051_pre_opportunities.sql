-- What may be won or lost with a customer, and what they prefer; each with the row that it comes from.

create table opportunities (
    id          bigint primary key generated always as identity,
    customer_id uuid not null references customers (id) on delete cascade,
    rule        text not null,
    subject     text not null, -- what it is about: once it is closed by a person, the same does not come back
    ticket_id   uuid references tickets (id) on delete cascade,
    deal_id     bigint references deals (id) on delete cascade,
    order_id    uuid references orders (id) on delete cascade,
    score       smallint not null check (score between 0 and 100),
    facts       jsonb not null default '{}',
    said        text, -- the customer's sentence
    proven      boolean not null default true, -- whether that sentence is surely theirs
    found_at    timestamptz not null default clock_timestamp(),
    outcome     text check (outcome in ('done', 'dismissed', 'over')), -- `over`: by itself
    closed_at   timestamptz,
    closed_by   uuid references users (id) on delete set null,
    unique (customer_id, rule, subject),
    check ((outcome is null) = (closed_at is null))
);
create index opportunities_open on opportunities (score desc, id desc) where outcome is null;
create index opportunities_ticket on opportunities (ticket_id) where ticket_id is not null;
create index opportunities_deal on opportunities (deal_id) where deal_id is not null;
create index opportunities_order on opportunities (order_id) where order_id is not null;

create table preferences (
    id          bigint primary key generated always as identity,
    customer_id uuid not null references customers (id) on delete cascade,
    topic       text not null,
    value       text not null check (value <> ''),
    said        text, -- the customer's sentence
    proven      boolean not null, -- whether it is surely theirs
    message_id  uuid references messages (id) on delete cascade,
    order_id    uuid references orders (id) on delete cascade,
    learnt_at   timestamptz not null default clock_timestamp(),
    struck_at   timestamptz, -- a person says that it is wrong: it does not come back
    struck_by   uuid references users (id) on delete set null,
    unique (customer_id, topic, value),
    check ((message_id is null) <> (order_id is null)),
    check ((message_id is null) = (said is null))
);
create index preferences_message on preferences (message_id) where message_id is not null;
create index preferences_order on preferences (order_id) where order_id is not null;

-- Up to when words and orders were read for preferences.
create table profile_progress (
    one           boolean primary key default true check (one),
    tickets_up_to timestamptz not null default '-infinity',
    orders_up_to  timestamptz not null default '-infinity'
);
insert into profile_progress default values;
create index orders_updated on orders (updated_at);

-- What people decided about a row of a merged record holds for the same row of the record that goes on, which is in its way.
create function carry_decisions(owned regclass, row_id text, to_id uuid) returns void language plpgsql as $$
begin
    if owned = 'preferences'::regclass then
        update preferences kept set struck_at = gone.struck_at, struck_by = gone.struck_by
        from preferences gone
        where gone.id = row_id::bigint and gone.struck_at is not null and kept.struck_at is null
          and (kept.customer_id, kept.topic, kept.value) = (to_id, gone.topic, gone.value);
    elsif owned = 'opportunities'::regclass then
        update opportunities kept set outcome = gone.outcome, closed_at = gone.closed_at, closed_by = gone.closed_by
        from opportunities gone
        where gone.id = row_id::bigint and gone.outcome in ('done', 'dismissed') and coalesce(kept.outcome, 'over') = 'over'
          and (kept.customer_id, kept.rule, kept.subject) = (to_id, gone.rule, gone.subject);
    end if;
end $$;

-- Scores of churn stay where they are: they follow from the orders, which are moved.
create or replace function move_rows(from_id uuid, to_id uuid) returns jsonb language plpgsql as $$
declare
    owned regclass;
    row_id text;
    moved jsonb := '{}';
    ids text[];
begin
    for owned in select name from customer_tables where name <> 'churn_scores'::regclass order by name::text loop
        ids := '{}';
        for row_id in execute format('select id::text from %s where customer_id = %L for update', owned, from_id) loop
            begin
                execute format('update %s set customer_id = %L where id = %L', owned, to_id, row_id);
                ids := ids || row_id;
            exception when unique_violation then
                perform carry_decisions(owned, row_id, to_id); -- The other record has the same already: this one stays where it is.
            end;
        end loop;
        if ids <> '{}' then
            moved := moved || jsonb_build_object(owned::text, ids);
        end if;
    end loop;
    return moved;
end $$;
