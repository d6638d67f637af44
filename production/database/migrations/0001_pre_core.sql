-- The eight tables of the CRM, the ledger of inbound messages and the queues around them.
create extension if not exists vector;

create function touch_updated_at() returns trigger language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end $$;

create table customers (
    id          uuid primary key default gen_random_uuid(),
    email       text,
    name        text,
    phone       text,
    company     text,
    plan        text,
    created_at  timestamptz not null default clock_timestamp(),
    updated_at  timestamptz not null default clock_timestamp()
);

create table customer_identifiers (
    id                uuid primary key default gen_random_uuid(),
    customer_id       uuid not null references customers on delete cascade,
    identifier_type   text not null check (identifier_type in ('email', 'phone', 'whatsapp_user')),
    identifier_value  text not null check (identifier_value <> ''),
    channel           text not null check (channel in ('email', 'whatsapp', 'web_form')),
    proof             text not null check (proof in ('claimed', 'proven')),
    created_at        timestamptz not null default clock_timestamp(),
    updated_at        timestamptz not null default clock_timestamp(),
    unique (identifier_type, identifier_value, customer_id)
);
-- An identifier that somebody has proven belongs to exactly one customer.
create unique index customer_identifiers_proven on customer_identifiers (identifier_type, identifier_value)
    where proof = 'proven';
create index customer_identifiers_customer on customer_identifiers (customer_id);

create table conversations (
    id               uuid primary key default gen_random_uuid(),
    customer_id      uuid not null references customers on delete cascade,
    channel          text not null check (channel in ('email', 'whatsapp', 'web_form')),
    thread_key       text not null,
    status           text not null default 'active' check (status in ('active', 'escalated', 'closed')),
    proof            text not null check (proof in ('claimed', 'proven')),
    subject          text,
    sentiment_score  real check (sentiment_score between 0 and 1),
    -- Raised by every claim: whoever settles with an older number has been overtaken.
    epoch            bigint not null default 0,
    last_inbound_at  timestamptz,
    created_at       timestamptz not null default clock_timestamp(),
    updated_at       timestamptz not null default clock_timestamp(),
    -- A thread that two people write in is two conversations: nobody reads along by guessing a thread id.
    unique (channel, thread_key, customer_id)
);
create index conversations_customer on conversations (customer_id, created_at desc);

create sequence ticket_number_seq;

create table tickets (
    id                 uuid primary key default gen_random_uuid(),
    ticket_number      text not null unique check (ticket_number ~ '^TKT-[0-9]{4,}$'),
    conversation_id    uuid not null references conversations on delete cascade,
    customer_id        uuid not null references customers on delete cascade,
    source_channel     text not null check (source_channel in ('email', 'whatsapp', 'web_form')),
    subject            text,
    category           text not null default 'general'
                       check (category in ('general', 'technical', 'billing', 'bug_report', 'feedback', 'how_to')),
    priority           text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
    status             text not null default 'open'
                       check (status in ('open', 'in_progress', 'waiting_customer', 'escalated', 'resolved', 'closed')),
    escalation_reason  text,
    assigned_team      text,
    resolved_at        timestamptz,
    created_at         timestamptz not null default clock_timestamp(),
    updated_at         timestamptz not null default clock_timestamp()
);
create index tickets_conversation on tickets (conversation_id, created_at desc);
create index tickets_customer on tickets (customer_id, created_at desc);
create index tickets_status on tickets (status, created_at);

create function set_ticket_number() returns trigger language plpgsql as $$
declare
    number bigint;
begin
    if new.ticket_number is null then
        number := nextval('ticket_number_seq');
        new.ticket_number := 'TKT-' || lpad(number::text, greatest(4, length(number::text)), '0');
    end if;
    return new;
end $$;
create trigger tickets_number before insert on tickets for each row execute function set_ticket_number();

create table messages (
    id                   uuid primary key default gen_random_uuid(),
    conversation_id      uuid not null references conversations on delete cascade,
    ticket_id            uuid not null references tickets on delete cascade,
    channel              text not null check (channel in ('email', 'whatsapp', 'web_form')),
    direction            text not null check (direction in ('inbound', 'outbound')),
    role                 text not null check (role in ('customer', 'agent', 'human')),
    content              text not null,
    subject              text,
    delivery_status      text not null check (delivery_status in
                         ('received', 'draft', 'pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    sentiment            real check (sentiment between 0 and 1),
    confidence           real check (confidence between 0 and 1),
    sources              jsonb not null default '[]',
    attachments          jsonb not null default '[]',
    -- Inbound: the event that brought it. Outbound: the event it answers.
    event_id             text not null,
    part                 smallint not null default 0,
    recipient            text,
    -- Outbound: minted before the send, so that the provider can be asked whether it has it.
    correlation_id       text unique,
    provider_message_id  text,
    email_thread         jsonb,
    attempts             smallint not null default 0,
    next_attempt_at      timestamptz not null default clock_timestamp(),
    send_error           text,
    sent_at              timestamptz,
    created_at           timestamptz not null default clock_timestamp(),
    updated_at           timestamptz not null default clock_timestamp(),
    check (direction = 'inbound' or (recipient is not null and correlation_id is not null)),
    unique (event_id, direction, role, part)
);
create index messages_conversation on messages (conversation_id, created_at);
create index messages_to_send on messages (next_attempt_at)
    where direction = 'outbound' and delivery_status in ('pending', 'sending', 'unknown');
create index messages_provider on messages (provider_message_id) where provider_message_id is not null;

create table knowledge_base (
    id            uuid primary key default gen_random_uuid(),
    document      text not null,
    position      integer not null,
    title         text not null,
    content       text not null,
    category      text not null,
    content_hash  text not null,
    model         text not null,
    embedding     vector(1536) not null,
    search        tsvector not null generated always as (
                      setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', content), 'B')
                  ) stored,
    created_at    timestamptz not null default clock_timestamp(),
    updated_at    timestamptz not null default clock_timestamp(),
    unique (document, position)
);
create index knowledge_base_embedding on knowledge_base using hnsw (embedding vector_cosine_ops);
create index knowledge_base_search on knowledge_base using gin (search);

create table channel_configs (
    channel              text primary key check (channel in ('email', 'whatsapp', 'web_form')),
    tone                 text not null,
    -- Words on email and web form, characters of one part on WhatsApp.
    max_response_length  integer not null check (max_response_length > 0),
    send_threshold       real not null default 0.90 check (send_threshold between 0 and 1),
    draft_threshold      real not null default 0.60 check (draft_threshold between 0 and send_threshold),
    updated_at           timestamptz not null default clock_timestamp()
);
insert into channel_configs (channel, tone, max_response_length) values
    ('email', 'formal', 500), ('whatsapp', 'concise', 1600), ('web_form', 'semi-formal', 300);

create table agent_metrics (
    id           bigint generated always as identity primary key,
    metric_type  text not null,
    channel      text not null check (channel in ('email', 'whatsapp', 'web_form')),
    value        double precision not null,
    recorded_at  timestamptz not null,
    -- The event that it was measured from: a redelivered event counts once.
    source_event uuid not null,
    unique (source_event, metric_type)
);
create index agent_metrics_time on agent_metrics (recorded_at, channel, metric_type);

-- Every inbound message ends in exactly one state here.
create table inbound_messages (
    event_id         text primary key,
    channel          text not null check (channel in ('email', 'whatsapp', 'web_form')),
    key              text not null,
    state            text not null check (state in
                     ('received', 'processing', 'replied', 'drafted', 'escalated', 'parked', 'ignored', 'dead')),
    reason           text,
    conversation_id  uuid references conversations on delete set null,
    epoch            bigint,
    envelope         jsonb not null,
    attempts         smallint not null default 1,
    received_at      timestamptz not null,
    claimed_at       timestamptz not null default clock_timestamp(),
    settled_at       timestamptz,
    updated_at       timestamptz not null default clock_timestamp()
);
create index inbound_messages_open on inbound_messages (claimed_at) where state in ('received', 'processing');
create index inbound_messages_conversation on inbound_messages (conversation_id, received_at);
create index inbound_messages_state on inbound_messages (state);

create table event_outbox (
    id               bigint generated always as identity primary key,
    event_id         uuid not null default gen_random_uuid(),
    type             text not null,
    conversation_id  uuid not null,
    channel          text not null,
    payload          jsonb not null,
    occurred_at      timestamptz not null default clock_timestamp(),
    published_at     timestamptz
);
create index event_outbox_unpublished on event_outbox (id) where published_at is null;

-- What the intake accepted while Kafka was away, in order of arrival.
create table intake_spill (
    id          bigint generated always as identity primary key,
    event_id    text not null unique,
    topic       text not null,
    key         text not null,
    envelope    bytea not null,
    spilled_at  timestamptz not null default clock_timestamp()
);

-- Which number a submission of the form got: the same submission again, at whatever api process, gets the same.
create table form_submissions (
    submission     text primary key,
    ticket_number  text not null,
    submitted_at   timestamptz not null default clock_timestamp()
);

create table mailboxes (
    address           text primary key,
    history_id        bigint not null,
    watch_expires_at  timestamptz,
    synced_at         timestamptz not null default clock_timestamp(),
    created_at        timestamptz not null default clock_timestamp(),
    updated_at        timestamptz not null default clock_timestamp()
);

create table component_health (
    component   text primary key,
    status      text not null check (status in ('healthy', 'degraded', 'unhealthy')),
    detail      text,
    checked_at  timestamptz not null default clock_timestamp()
);

do $$
declare
    name text;
begin
    foreach name in array array['customers', 'customer_identifiers', 'conversations', 'tickets', 'messages',
                                'knowledge_base', 'channel_configs', 'inbound_messages', 'mailboxes'] loop
        execute format('create trigger touch before update on %I for each row execute function touch_updated_at()', name);
    end loop;
end $$;
