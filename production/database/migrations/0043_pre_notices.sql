-- What of the notifications leaves the console: a mail now and then, and calls of another program.
alter table notifications
    add column mailed_at  timestamptz, -- in the last digest that told of it
    add column handed_at timestamptz; -- to the deliveries below
create index notifications_to_hand on notifications (at) where handed_at is null or handed_at < at;

-- Who wants mails, and when the next is due. No row: none.
create table digests (
    user_id   uuid primary key references users (id) on delete cascade,
    every     text not null check (every in ('hourly', 'daily')),
    time_zone text not null,
    due_at    timestamptz not null
);
create index digests_due on digests (due_at);

-- What may have left is not sent again: a digest is no link that somebody waits for.
alter table staff_letters add column once boolean not null default false;

-- Where notifications go, for a program of the company's own.
create table notification_webhook (
    only_row   boolean primary key default true check (only_row),
    url        text not null,
    secret     text not null, -- whsec_ and base64: what calls are signed with
    changed_at timestamptz not null default clock_timestamp()
);

-- One call each; its id stays the same however often it is tried.
create table webhook_deliveries (
    id              uuid primary key default gen_random_uuid(),
    kind            text not null,
    ticket_id       uuid not null references tickets (id) on delete cascade,
    at              timestamptz not null,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    delivered_at    timestamptz,
    problem         text
);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where delivered_at is null;
create index webhook_deliveries_at on webhook_deliveries (at desc);
create index webhook_deliveries_ticket on webhook_deliveries (ticket_id);
