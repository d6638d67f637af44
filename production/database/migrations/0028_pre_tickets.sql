-- Who wrote or approved it; null of what the AI or a program wrote.
alter table messages add column author_id uuid references users (id);
-- When it came to be here, which tells what somebody can have seen: what a customer wrote carries the time of the provider
-- in `created_at`, and may come late. Null of what is older than this column.
alter table messages add column stored_at timestamptz;
alter table messages alter column stored_at set default clock_timestamp();

-- What people here tell each other. No sender reads this table: nothing of it can leave the house.
create table ticket_notes (
    id          uuid primary key default gen_random_uuid(),
    customer_id uuid not null references customers (id) on delete cascade,
    ticket_id   uuid not null references tickets (id) on delete cascade,
    author_id   uuid references users (id),
    author_name text not null,
    content     text not null,
    created_at  timestamptz not null default clock_timestamp()
);
create index ticket_notes_customer on ticket_notes (customer_id, created_at);
create index ticket_notes_ticket on ticket_notes (ticket_id, created_at);

-- What somebody here wrote into a ticket, by the key they gave: asked again it is not written again. And what was before,
-- for whoever takes a reply back.
create table ticket_posts (
    id          text primary key,
    customer_id uuid not null references customers (id) on delete cascade,
    ticket_id   uuid not null references tickets (id) on delete cascade,
    item_id     uuid not null, -- the note, or the first part of the reply
    digest      bytea not null,
    content     text not null,
    before      jsonb not null,
    created_at  timestamptz not null default clock_timestamp(),
    keep_until  timestamptz not null default clock_timestamp() + interval '7 days'
);
create index ticket_posts_customer on ticket_posts (customer_id);
create index ticket_posts_ticket on ticket_posts (ticket_id);
create index ticket_posts_item on ticket_posts (item_id);
create index ticket_posts_expiry on ticket_posts (keep_until);

-- What somebody is writing, until they send it: it survives a reload, a sign-out, another device.
create table composer_drafts (
    id                   uuid primary key default gen_random_uuid(),
    customer_id          uuid not null references customers (id) on delete cascade,
    ticket_id            uuid not null references tickets (id) on delete cascade,
    user_id              uuid not null references users (id) on delete cascade,
    kind                 text not null check (kind in ('reply', 'note')),
    content              text not null,
    last_seen_message_id uuid,
    updated_at           timestamptz not null default clock_timestamp(),
    unique (ticket_id, user_id)
);
create index composer_drafts_customer on composer_drafts (customer_id);

-- Who looks at a ticket. After a crash of Postgres they look again.
create unlogged table ticket_viewers (
    ticket_id uuid not null references tickets (id) on delete cascade,
    user_id   uuid not null references users (id) on delete cascade,
    typing    boolean not null,
    seen_at   timestamptz not null default clock_timestamp(),
    primary key (ticket_id, user_id)
);
create index ticket_viewers_seen on ticket_viewers (seen_at);
