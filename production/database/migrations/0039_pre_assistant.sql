-- What people and the assistant said to each other, what it did for them, and what waits for their yes.
-- A conversation belongs to whoever had it, and goes when it has rested for long; what it says of a customer goes with them.

create table chat_sessions (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid references users (id) on delete cascade, -- null: a program with the service token
    title      text not null,
    state      jsonb not null default '{}',
    busy_until timestamptz, -- one message at a time
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp()
);
create index chat_sessions_user on chat_sessions (user_id, updated_at desc);
create index chat_sessions_rest on chat_sessions (updated_at);

create table chat_turns (
    id         bigint primary key generated always as identity,
    session_id uuid not null references chat_sessions (id) on delete cascade,
    message    text not null,
    response   text not null,
    tool       text not null,
    records    jsonb not null default '[]',
    created_at timestamptz not null default clock_timestamp()
);
create index chat_turns_session on chat_turns (session_id, id);

-- Whom a turn speaks of: it is forgotten with any of them.
create table chat_mentions (
    id          bigint primary key generated always as identity,
    turn_id     bigint not null references chat_turns (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade
);
create index chat_mentions_customer on chat_mentions (customer_id);
create index chat_mentions_turn on chat_mentions (turn_id);

create function forget_chat_turn() returns trigger language plpgsql as $$
begin
    delete from chat_turns where id = old.turn_id;
    return null;
end $$;
create trigger forget_turn after delete on chat_mentions for each row execute function forget_chat_turn();

-- One record that was written, and how it was before: what undo needs.
create table chat_actions (
    id          uuid primary key,
    session_id  uuid not null references chat_sessions (id) on delete cascade,
    batch       uuid not null, -- what one call did
    tool        text not null,
    record      jsonb not null,
    before      jsonb,
    after       jsonb,
    customer_id uuid references customers (id) on delete cascade,
    created_at  timestamptz not null default clock_timestamp(),
    undone_at   timestamptz
);
create index chat_actions_session on chat_actions (session_id, created_at desc);
create index chat_actions_customer on chat_actions (customer_id) where customer_id is not null;

create table chat_pending (
    id         uuid primary key,
    session_id uuid not null references chat_sessions (id) on delete cascade,
    call       jsonb not null,
    records    integer not null check (records > 0),
    text       text not null,
    run        jsonb, -- the run of a model that waits with it
    call_id    text,
    created_at timestamptz not null default clock_timestamp()
);
create index chat_pending_session on chat_pending (session_id);
