-- Who works here. Nobody is deleted, only disabled: what they did keeps its name.
create table users (
    id          uuid primary key default gen_random_uuid(),
    email       text not null unique check (email = lower(email)),
    name        text not null,
    role        text not null check (role in ('admin', 'manager', 'rep')),
    may_send    boolean not null default false,
    password    text, -- Argon2id in its own notation; null until the invitation is taken up
    sample      boolean not null default false, -- played on a local stack
    created_at  timestamptz not null default clock_timestamp(),
    disabled_at timestamptz
);

-- Those to which screening hands over, and more. A ticket without one is the first line's: `support`.
create table teams (name text primary key check (name ~ '^[a-z][a-z0-9_]{0,31}$'));
insert into teams values ('support'), ('support_lead'), ('billing'), ('sales'), ('security'), ('legal');

create table team_members (
    user_id uuid not null references users (id) on delete cascade,
    team    text not null references teams (name) on delete cascade,
    primary key (user_id, team)
);

alter table tickets add column assigned_to uuid references users (id);
create index tickets_assigned on tickets (assigned_to) where assigned_to is not null;

-- One sign-in on one device. Its refresh tokens are one family: each is good once, and the second use of one ends it.
create table sessions (
    id            uuid primary key default gen_random_uuid(),
    user_id       uuid not null references users (id) on delete cascade,
    created_at    timestamptz not null default clock_timestamp(),
    expires_at    timestamptz not null,
    ended_at      timestamptz,
    ended_because text
);
create index sessions_open on sessions (user_id) where ended_at is null;

create table refresh_tokens (
    digest     bytea primary key,
    session_id uuid not null references sessions (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_tokens_session on refresh_tokens (session_id);

-- What lets somebody set a password once. Without a person: who opens it becomes the first Admin.
create table sign_in_links (
    digest     bytea primary key,
    user_id    uuid references users (id) on delete cascade,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index sign_in_links_user on sign_in_links (user_id);

create table api_tokens (
    id           uuid primary key default gen_random_uuid(),
    user_id      uuid not null references users (id) on delete cascade,
    name         text not null,
    digest       bytea not null unique,
    actions      text[] not null,
    created_at   timestamptz not null default clock_timestamp(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_tokens_user on api_tokens (user_id);

-- Whose records somebody reaches: `all`, those of the `team`, or their `own` and those of the team that nobody has.
create type caller_scope as (reach text, user_id uuid, teams text[]);

-- Null counts as no. Simple enough for Postgres to put it in the place of the call.
create function in_scope(who caller_scope, assigned_to uuid, assigned_team text) returns boolean language sql immutable as $$
    select (who).reach = 'all' or assigned_to = (who).user_id
        or coalesce(assigned_team, 'support') = any((who).teams) and ((who).reach = 'team' or assigned_to is null)
$$;

create function customer_in_scope(who caller_scope, customer uuid) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from tickets t where t.customer_id = customer and in_scope(who, t.assigned_to, t.assigned_team))
$$;

create function conversation_in_scope(who caller_scope, conversation uuid) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from tickets t
                   where t.conversation_id = conversation and in_scope(who, t.assigned_to, t.assigned_team))
$$;

-- What came with no message of a conversation lies with those who sort out the rest: everybody above a rep.
create function attachment_in_scope(who caller_scope, event text) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from messages m where m.event_id = event and conversation_in_scope(who, m.conversation_id))
        or (who).reach = 'team' and not exists (select from messages m where m.event_id = event)
$$;

-- Mails to people who work here. A row holds a link that opens an account, and goes as soon as it is sent.
create table staff_letters (
    id              uuid primary key default gen_random_uuid(),
    recipient       text not null,
    subject         text not null,
    text            text not null,
    correlation_id  text not null,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    created_at      timestamptz not null default clock_timestamp()
);
create index staff_letters_due on staff_letters (next_attempt_at);
