-- Somebody filled in a form of an ad: what is still to be fetched, and what came of it. Nothing of theirs stands here.
create table lead_notices (
    id           text primary key, -- Meta's
    form_id      text not null,
    created_at   timestamptz not null,
    noticed_at   timestamptz not null default clock_timestamp(),
    attempts     integer not null default 0,
    due_at       timestamptz not null default clock_timestamp(),
    outcome      text check (outcome in ('new', 'again', 'test', 'unusable', 'gone')), -- null: not fetched yet
    reason       text
);
create index lead_notices_due on lead_notices (due_at) where outcome is null;

-- What somebody wrote in such a form, and what they agreed to.
create table leads (
    id           text primary key,
    customer_id  uuid not null references customers (id) on delete cascade,
    form_id      text not null,
    form_name    text not null,
    answers      jsonb not null,
    agreed_to    text[] not null default '{}', -- the words beside the boxes that were ticked
    created_at   timestamptz not null,
    deal_id      bigint references deals (id) on delete set null,
    answered_by  text references channel_configs (channel) -- null: nobody wrote back by itself
);
create index leads_customer on leads (customer_id, created_at);

-- How far each form has been read.
create table lead_forms (
    id          text primary key,
    read_until  timestamptz not null
);
