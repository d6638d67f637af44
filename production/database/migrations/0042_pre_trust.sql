-- Whether the AI deserves trust: why it answered as it did, what people say was wrong, and how sure it may call itself.

-- How sure the AI was is `confidence`; how likely a colleague would have sent the reply as it is, as far as outcomes tell, is
-- `calibrated`. `why` holds what else was decided by: the verdict of screening, the known questions, the thresholds.
alter table messages add column calibrated real;
alter table messages add column why jsonb;
alter table reply_suggestions add column calibrated double precision check (calibrated between 0 and 1);

create or replace function suggest_draft() returns trigger language plpgsql as $$
begin
    insert into reply_suggestions (customer_id, ticket_id, message_id, draft_id, channel, content, confidence, calibrated)
    select t.customer_id, t.id, asked.id,
           coalesce((select id from messages where event_id = new.event_id and direction = 'outbound'
                     and delivery_status = 'draft' and part < new.part order by part limit 1), new.id),
           new.channel, new.content, round(new.confidence::numeric, 4), round(new.calibrated::numeric, 4)
    from tickets t
    join messages asked on asked.event_id = new.event_id and asked.direction = 'inbound'
    where t.id = new.ticket_id
    on conflict (draft_id) do update set content = reply_suggestions.content || E'\n\n' || excluded.content;
    return null;
end $$;

-- How to read the AI's confidence, fitted to outcomes: of one intent on one channel, of a channel, or ('' is all) of everything.
create table calibrations (
    channel   text not null default '',
    intent    text not null default '',
    slope     double precision not null check (slope >= 0),
    intercept double precision not null,
    judged    integer not null, -- outcomes that a person decided
    fitted_at timestamptz not null default clock_timestamp(),
    primary key (channel, intent),
    check (channel <> '' or intent = '')
);

create function calibrations_of(on_channel text) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(to_jsonb(c)), '[]') from calibrations c where c.channel in ('', on_channel)
$$;

-- Answers that left without a person: what the figures and the fit go through.
create index messages_answered_alone on messages (created_at) where direction = 'outbound' and role = 'agent' and calibrated is not null;

-- Automatic answers that somebody here calls wrong: each is a case of the evaluation and a gap in the knowledge.
create table wrong_answers (
    id           bigint primary key generated always as identity,
    customer_id  uuid not null references customers (id) on delete cascade,
    ticket_id    uuid not null references tickets (id) on delete cascade,
    event_id     text not null unique, -- of the customer's message that was answered
    reason       text not null check (reason in ('untrue', 'beside_the_point', 'incomplete', 'outdated', 'needs_person')),
    right_answer text check (right_answer <> ''),
    user_id      uuid references users (id) on delete set null,
    user_name    text not null,
    at           timestamptz not null default clock_timestamp()
);
create index wrong_answers_customer on wrong_answers (customer_id);
create index wrong_answers_ticket on wrong_answers (ticket_id);
create index wrong_answers_at on wrong_answers (at);

-- A turn made again by a worker, without consequences, with a model that somebody has chosen.
create table answer_replays (
    id           uuid primary key default gen_random_uuid(),
    customer_id  uuid not null references customers (id) on delete cascade,
    ticket_id    uuid not null references tickets (id) on delete cascade,
    event_id     text not null,
    model        text not null,
    attempts     smallint not null default 0,
    leased_until timestamptz not null default '-infinity',
    result       jsonb,
    created_at   timestamptz not null default clock_timestamp(),
    keep_until   timestamptz not null default clock_timestamp() + interval '7 days'
);
create index answer_replays_customer on answer_replays (customer_id);
create index answer_replays_ticket on answer_replays (ticket_id);
create index answer_replays_waiting on answer_replays (created_at) where result is null;
create index answer_replays_over on answer_replays (keep_until);

-- Tags that the pipeline has set, also those that somebody took away again: these do not come back by themselves.
alter table tickets add column auto_tags text[] not null default '{}';

-- How people filed otherwise than the pipeline did.
create table filing_corrections (
    id          bigint primary key generated always as identity,
    customer_id uuid not null references customers (id) on delete cascade,
    ticket_id   uuid not null references tickets (id) on delete cascade,
    field       text not null check (field in ('category', 'tags')),
    before      text[] not null,
    after       text[] not null,
    user_id     uuid references users (id) on delete set null,
    user_name   text not null,
    at          timestamptz not null default clock_timestamp()
);
create index filing_corrections_customer on filing_corrections (customer_id);
create index filing_corrections_ticket on filing_corrections (ticket_id);

-- A valuable customer who is about to leave makes a ticket more pressing once.
alter table tickets add column leaving_raised_at timestamptz;
create index customers_outlook on customers (lifetime_value) where lifetime_value is not null and churn_risk is not null;
