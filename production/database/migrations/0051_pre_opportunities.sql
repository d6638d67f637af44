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
