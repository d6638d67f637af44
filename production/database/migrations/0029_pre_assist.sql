-- What the AI suggests as a reply to a person: asked for (`written_at` null), written by a worker, and how it ended. It is
-- about the customer's message `message_id`; `draft_id` is the reply that waits in `messages`, where the turn has left one.
create table reply_suggestions (
    id uuid primary key default gen_random_uuid(),
    customer_id uuid not null references customers (id) on delete cascade,
    ticket_id uuid not null references tickets (id) on delete cascade,
    message_id uuid not null references messages (id) on delete cascade,
    draft_id uuid unique references messages (id) on delete cascade,
    channel text not null references channel_configs (channel),
    instruction text check (instruction <> ''),
    content text,
    reasoning text not null default '',
    confidence double precision check (confidence between 0 and 1),
    sources jsonb not null default '[]',
    sentences jsonb not null default '[]',
    missing text[] not null default '{}',
    attempts smallint not null default 0,
    leased_until timestamptz not null default '-infinity',
    created_at timestamptz not null default clock_timestamp(),
    written_at timestamptz,
    outcome text check (outcome in ('unchanged', 'edited', 'rejected', 'void')),
    edit_distance real check (edit_distance between 0 and 1),
    reason text,
    ended_at timestamptz,
    check (written_at is null or content is not null),
    check ((outcome is null) = (ended_at is null)),
    check ((edit_distance is null) or outcome in ('unchanged', 'edited', 'rejected'))
);
-- Without an instruction, and without a reply that waits, there is one for a message: two who ask at once share it.
create unique index reply_suggestions_once on reply_suggestions (message_id) where instruction is null and draft_id is null;
create index reply_suggestions_message on reply_suggestions (message_id, created_at);
create index reply_suggestions_customer on reply_suggestions (customer_id);
create index reply_suggestions_ticket on reply_suggestions (ticket_id);
create index reply_suggestions_unwritten on reply_suggestions (created_at) where written_at is null;
create index reply_suggestions_open on reply_suggestions (written_at) where outcome is null and written_at is not null;

-- A reply of the AI that waits for a person is a suggestion from the moment at which it is stored; its parts are one.
create function suggest_draft() returns trigger language plpgsql as $$
begin
    insert into reply_suggestions (customer_id, ticket_id, message_id, draft_id, channel, content, confidence)
    select t.customer_id, t.id, asked.id,
           coalesce((select id from messages where event_id = new.event_id and direction = 'outbound'
                     and delivery_status = 'draft' and part < new.part order by part limit 1), new.id),
           new.channel, new.content, round(new.confidence::numeric, 4)
    from tickets t
    join messages asked on asked.event_id = new.event_id and asked.direction = 'inbound'
    where t.id = new.ticket_id
    on conflict (draft_id) do update set content = reply_suggestions.content || E'\n\n' || excluded.content;
    return null;
end $$;
create trigger suggest_draft after insert on messages for each row
    when (new.direction = 'outbound' and new.role = 'agent' and new.delivery_status = 'draft')
    execute function suggest_draft();

-- Intents of which every answer waits for a person, however sure the AI is.
alter table channel_configs add column always_draft text[] not null default '{}'
    check (always_draft <@ array['general', 'technical', 'billing', 'bug_report', 'feedback', 'how_to']);

-- What a plan brings in a month, in the one currency in which customers' values are compared.
create table plans (
    name text primary key check (name = lower(btrim(name)) and name <> ''),
    monthly numeric(14,2) not null check (monthly >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    updated_at timestamptz not null default clock_timestamp()
);

-- When value and risk of a customer were last worked out: the scheduler does it anew after whatever may change them, and daily.
create table customer_outlooks (
    id uuid primary key references customers (id) on delete cascade,
    judged_at timestamptz not null default '-infinity'
);
create index customer_outlooks_due on customer_outlooks (judged_at);
create index tickets_updated on tickets (updated_at);
insert into customer_outlooks (id) select id from customers;

create function outlook_is_due() returns trigger language plpgsql as $$
begin
    insert into customer_outlooks (id) values (new.id) on conflict (id) do update set judged_at = '-infinity';
    return null;
end $$;
create trigger outlook_is_due after insert or update of plan on customers for each row execute function outlook_is_due();
