-- Writing to customers first: who may be written to, what was sent, and what happens when nobody answers.

-- Where somebody lives decides which days are working days there; the time zone tells the country where nothing else does.
alter table customers add column country text check (country ~ '^[A-Z]{2}$');
alter table customers add column subdivision text check (subdivision ~ '^[A-Z0-9]{1,3}$');

-- Why somebody may be written to, on a channel and for a purpose. What was withdrawn is kept as the proof that it was.
create table consents (
    id           bigint primary key generated always as identity,
    customer_id  uuid not null references customers (id) on delete cascade,
    channel      text not null references channel_configs (channel),
    purpose      text not null default 'marketing' check (purpose ~ '^[a-z][a-z_]{0,39}$'),
    basis        text not null check (basis in ('consent', 'legitimate_interest', 'contract')),
    source       text not null check (source <> ''),
    given_at     timestamptz not null default clock_timestamp(),
    withdrawn_at timestamptz,
    withdrawn_by text, -- in what way: a link, a reply, a person here
    recorded_by  uuid references users (id) on delete set null,
    keep_until   timestamptz,
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index consents_standing on consents (customer_id, channel, purpose) where withdrawn_at is null;
create index consents_customer on consents (customer_id, given_at);
create index consents_expiry on consents (keep_until) where keep_until is not null;

-- Addresses to which no outreach goes. They outlive whoever was forgotten, so only digests are kept: who comes back by an
-- import is still not written to. All identifiers of a person count, so a merge brings theirs together and undoing it parts them.
create table suppressions (
    id         bigint primary key generated always as identity,
    digest     bytea not null,
    channel    text references channel_configs (channel), -- null: all of them
    reason     text not null check (reason in ('unsubscribed', 'complained', 'bounced', 'by_hand')),
    source     text not null,
    created_at timestamptz not null default clock_timestamp()
);
create unique index suppressions_address on suppressions (digest, coalesce(channel, ''), reason);

-- All spellings of one mailbox have one digest.
create function address_digest(address text) returns bytea language sql immutable
return sha256(convert_to(case when address like '%@%' then mailbox_of(lower(address)) else address end, 'UTF8'));

-- Whoever took a pen and left a trace of a talk that was none of our messages.
create table interactions (
    id          bigint primary key generated always as identity,
    customer_id uuid not null references customers (id) on delete cascade,
    type        text not null check (type in ('email', 'call', 'meeting', 'message', 'note')),
    direction   text not null check (direction in ('outgoing', 'incoming')),
    status      text not null check (status in ('sent', 'replied', 'no_reply')),
    content     text not null default '',
    happened_at timestamptz not null default clock_timestamp(),
    author_id   uuid references users (id) on delete set null,
    created_at  timestamptz not null default clock_timestamp()
);
create index interactions_customer on interactions (customer_id, happened_at desc);

create table campaigns (
    id          bigint primary key generated always as identity,
    name        text not null check (name <> ''),
    product_id  uuid, -- what it is about, where the catalogue has it
    channel     text not null default 'email' references channel_configs (channel),
    purpose     text not null default 'marketing',
    state       text not null default 'draft'
                check (state in ('draft', 'scheduled', 'late', 'running', 'paused', 'finished', 'cancelled')),
    audience    jsonb not null default '{}', -- whom it is for
    unattended  boolean not null default false, -- later steps leave without a person
    starts_at   timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    owner_id    uuid references users (id),
    team        text references teams (name),
    created_at  timestamptz not null default clock_timestamp(),
    updated_at  timestamptz not null default clock_timestamp(),
    deleted_at  timestamptz
);
create index campaigns_created on campaigns (created_at desc, id) where deleted_at is null;
create index campaigns_starts on campaigns (starts_at) where state = 'scheduled';
create trigger touch before update on campaigns for each row execute function touch_updated_at();

-- What is said, step by step; each but the first so many working days after the one before went unanswered.
create table campaign_steps (
    id           bigint primary key generated always as identity,
    campaign_id  bigint not null references campaigns (id) on delete cascade,
    step         smallint not null check (step >= 0),
    working_days smallint not null default 3 check (working_days between 1 and 60),
    subject      text not null default '',
    text         text not null check (text <> ''),
    unique (campaign_id, step)
);

-- Who gets it, and how far each has come. `due_at` is when the next step may leave, or is looked at again.
create table campaign_recipients (
    id          bigint primary key generated always as identity,
    campaign_id bigint not null references campaigns (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    address     text not null,
    domain      text not null, -- of a mail address; else the channel: what is paced together
    step        smallint not null default 0, -- the next one to leave
    state       text not null default 'waiting'
                check (state in ('waiting', 'contacted', 'replied', 'no_reply', 'stopped', 'excluded', 'failed')),
    reason      text,
    due_at      timestamptz not null default clock_timestamp(),
    updated_at  timestamptz not null default clock_timestamp(),
    keep_until  timestamptz,
    unique (campaign_id, customer_id)
);
create unique index campaign_recipients_address on campaign_recipients (campaign_id, address_digest(address)) where state <> 'excluded';
create index campaign_recipients_customer on campaign_recipients (customer_id);
create index campaign_recipients_due on campaign_recipients (campaign_id, domain, due_at, id) where state = 'waiting';
create index campaign_recipients_state on campaign_recipients (campaign_id, state);
create index campaign_recipients_expiry on campaign_recipients (keep_until) where keep_until is not null;
create trigger touch before update on campaign_recipients for each row execute function touch_updated_at();

-- The outbox of outreach: what waits for a person, what is on its way, what has left. A row is one message to one person.
create table outreach_messages (
    id                  uuid primary key default gen_random_uuid(),
    customer_id         uuid not null references customers (id) on delete cascade,
    campaign_id         bigint references campaigns (id) on delete cascade,
    recipient_id        bigint references campaign_recipients (id) on delete cascade,
    step                smallint not null default 0,
    follows             uuid references outreach_messages (id) on delete set null, -- the one that went unanswered
    product_id          uuid,
    purpose             text not null default 'marketing',
    channel             text not null references channel_configs (channel),
    recipient           text not null,
    domain              text not null,
    subject             text not null default '',
    content             text not null check (content <> ''),
    language            text, -- of the way out below it, as a tag
    delivery_status     text not null check (delivery_status in
                        ('draft', 'rejected', 'pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    written_by          text not null default 'person' check (written_by in ('person', 'composer', 'model')),
    token               text not null unique, -- of the link by which it is unsubscribed from
    correlation_id      text not null unique,
    provider_message_id text,
    idempotency_key     text unique,
    attempts            smallint not null default 0,
    next_attempt_at     timestamptz not null default clock_timestamp(),
    tried_at            timestamptz,
    released_at         timestamptz, -- into the outbox; `last_contacted` of the customer is this
    contacted_before    timestamptz, -- what it was until then, and is again if this fails
    sent_at             timestamptz,
    send_error          text,
    author_id           uuid references users (id) on delete set null,
    created_at          timestamptz not null default clock_timestamp(),
    updated_at          timestamptz not null default clock_timestamp(),
    keep_until          timestamptz,
    unique (recipient_id, step)
);
create index outreach_messages_customer on outreach_messages (customer_id, created_at desc);
create index outreach_messages_campaign on outreach_messages (campaign_id, delivery_status) where campaign_id is not null;
create index outreach_messages_to_send on outreach_messages (channel, next_attempt_at)
    where delivery_status in ('pending', 'sending', 'unknown');
create index outreach_messages_drafts on outreach_messages (created_at, id) where delivery_status = 'draft';
create index outreach_messages_released on outreach_messages (released_at, domain) where released_at is not null;
create index outreach_messages_provider on outreach_messages (provider_message_id) where provider_message_id is not null;
create index outreach_messages_expiry on outreach_messages (keep_until) where keep_until is not null;
create trigger touch before update on outreach_messages for each row execute function touch_updated_at();

-- What happens when nobody has answered by then: once for each message, or each talk that was noted down.
create table reminders (
    id             bigint primary key generated always as identity,
    customer_id    uuid not null references customers (id) on delete cascade,
    message_id     uuid unique references outreach_messages (id) on delete cascade,
    interaction_id bigint unique references interactions (id) on delete cascade,
    since          timestamptz not null, -- an answer is later than this
    due_at         timestamptz not null,
    state          text not null default 'waiting' check (state in ('waiting', 'done', 'cancelled')),
    reason         text, -- why it was cancelled or postponed
    task_id        bigint references tasks (id) on delete set null,
    draft_id       uuid references outreach_messages (id) on delete set null,
    decided_at     timestamptz,
    created_at     timestamptz not null default clock_timestamp(),
    keep_until     timestamptz,
    check ((message_id is null) <> (interaction_id is null))
);
create index reminders_customer on reminders (customer_id, due_at);
create index reminders_due on reminders (due_at) where state = 'waiting';
create index reminders_expiry on reminders (keep_until) where keep_until is not null;

-- How fast and when outreach leaves, for the whole company: one mailbox is one mailbox, however many campaigns there are.
create table outreach_settings (
    only_row              boolean primary key default true check (only_row),
    per_minute            integer not null default 30 check (per_minute > 0),
    per_domain_per_minute integer not null default 10 check (per_domain_per_minute > 0),
    opens                 time not null default '08:00', -- in the recipient's zone
    closes                time not null default '20:00',
    working_days          smallint not null default 3 check (working_days between 1 and 60),
    start_grace           interval not null default '1 hour' check (start_grace > '0'),
    check (opens < closes)
);
insert into outreach_settings default values;

-- Why somebody may not be written to on a channel; null: they may. Suppression wins over every consent, a later no over an
-- earlier yes (a merge may have brought both), and an address that is theirs no longer belongs to somebody else.
create function outreach_refusal(customer uuid, address text, on_channel text, for_purpose text) returns text language sql stable as $$
    select case
        when not exists (select from customers c where c.id = customer and c.merged_into is null and c.deleted_at is null) then 'gone'
        when not exists (select from customers c where c.id = customer and address in (c.email, c.phone))
             and not exists (select from customer_identifiers i where i.customer_id = customer and i.identifier_value = address) then 'gone'
        when exists (select from suppressions s where s.digest = address_digest(address)
                     and (s.channel is null or s.channel = on_channel)) then 'suppressed'
        when exists (select from customer_identifiers i join suppressions s on s.digest = address_digest(i.identifier_value)
                     where i.customer_id = customer and (s.channel is null or s.channel = on_channel) and s.reason <> 'bounced')
            then 'suppressed'
        when exists (select from customer_identifiers i join opt_outs o using (identifier_type, identifier_value)
                     where i.customer_id = customer and o.channel = on_channel) then 'suppressed'
        when not exists (select from consents n where n.customer_id = customer and n.channel = on_channel
                         and n.purpose = for_purpose and n.withdrawn_at is null
                         and not exists (select from consents w where w.customer_id = customer and w.channel = on_channel
                                         and w.purpose = for_purpose and w.withdrawn_at > n.given_at)) then 'no_consent'
    end
$$;

create function interaction_in_scope(who caller_scope, ticket uuid) returns boolean language sql stable as $$
    select (who).reach = 'all' or ticket is null
        or exists (select from tickets t where t.id = ticket and in_scope(who, t.assigned_to, t.assigned_team))
$$;

-- Everything that passed between a customer and us, whoever carried it. Words of a ticket are for who reaches the ticket.
create view interaction_records as
select 'interaction:' || id as id, customer_id, null::uuid as ticket_id, type, direction, content, happened_at, status from interactions
union all
select 'outreach:' || o.id, o.customer_id, null, case o.channel when 'email' then 'email' else 'message' end, 'outgoing', o.content,
       coalesce(o.sent_at, o.released_at),
       case when r.state = 'done' then 'no_reply' when r.reason = 'replied' then 'replied' else 'sent' end
from outreach_messages o left join reminders r on r.message_id = o.id
where o.delivery_status not in ('draft', 'rejected', 'failed')
union all
select 'message:' || m.id, t.customer_id, t.id, case m.channel when 'email' then 'email' else 'message' end,
       case m.direction when 'inbound' then 'incoming' else 'outgoing' end, m.content, m.created_at,
       case m.direction when 'inbound' then 'replied' else 'sent' end
from messages m join tickets t on t.id = m.ticket_id
where m.delivery_status not in ('draft', 'rejected', 'failed')
union all
select 'activity:' || id, customer_id, null, kind, case direction when 'inbound' then 'incoming' else 'outgoing' end, text, happened_at,
       case direction when 'inbound' then 'replied' else 'sent' end
from activities where deleted_at is null;
