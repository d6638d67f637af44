create table toy_notes (
    id          bigint primary key generated always as identity,
    customer_id uuid not null references customers (id) on delete cascade,
    text        text not null,
    keep_until  timestamptz,
    unique (customer_id, text)
);
