-- What the people of a company work on beside tickets: contacts and companies, pipelines with deals, tasks, calls and meetings.
-- A contact is the customer of the pipeline, seen by people: one row, with a number beside its id.

create extension if not exists pg_trgm;

create table companies (
    id         bigint primary key generated always as identity,
    name       text not null check (name <> ''),
    match_name text not null, -- the name without case, accents and punctuation, with its legal form
    domain     text check (domain = lower(domain)),
    phone      text,
    notes      text not null default '',
    tags       text[] not null default '{}',
    custom     jsonb not null default '{}',
    owner_id   uuid references users (id),
    team       text references teams (name),
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    deleted_at timestamptz
);
create unique index companies_match_name on companies (match_name) where deleted_at is null;
create unique index companies_domain on companies (domain) where deleted_at is null and domain is not null;
create index companies_name on companies (lower(name), id) where deleted_at is null;
create index companies_created on companies (created_at, id) where deleted_at is null;
create index companies_updated on companies (updated_at, id) where deleted_at is null;
create index companies_words on companies using gin (customer_words(name, domain, phone, null)) where deleted_at is null;
create index companies_owner on companies (owner_id) where owner_id is not null;
create trigger touch before update on companies for each row execute function touch_updated_at();

alter table customers
    add column number     bigint generated always as identity unique,
    add column first_name text,
    add column last_name  text,
    add column position   text,
    add column notes      text not null default '',
    add column tags       text[] not null default '{}',
    add column custom     jsonb not null default '{}',
    add column time_zone  text,
    add column company_id bigint references companies (id) on delete set null,
    add column owner_id   uuid references users (id),
    add column team       text references teams (name),
    add column deleted_at timestamptz;
create index customers_company on customers (company_id) where company_id is not null;
create index customers_owner on customers (owner_id) where owner_id is not null;
create index customers_team on customers (team) where team is not null;
create index customers_tags on customers using gin (tags);
create index customers_deleted on customers (deleted_at) where deleted_at is not null;

-- Each key that the list of contacts is sorted by.
create index contacts_created on customers (created_at, number) where merged_into is null and deleted_at is null;
create index contacts_updated on customers (updated_at, number) where merged_into is null and deleted_at is null;
create index contacts_name on customers (lower(coalesce(name, '')), number) where merged_into is null and deleted_at is null;
create index contacts_first_name on customers (lower(coalesce(case when last_name is null then name else first_name end, '')), number)
    where merged_into is null and deleted_at is null;
create index contacts_last_name on customers (lower(coalesce(last_name, '')), number) where merged_into is null and deleted_at is null;
create index contacts_email on customers (coalesce(email, ''), number) where merged_into is null and deleted_at is null;
create index contacts_company on customers (lower(coalesce(company, '')), number) where merged_into is null and deleted_at is null;

-- Whose names are alike may be one person.
create index contacts_alike on customers using gin (lower(name) gin_trgm_ops) where merged_into is null and deleted_at is null;

-- What people have written about a name holds against what a sender calls himself. As long as they have written nothing,
-- `name` is the sender's, and stands in the place of the first name.
create function derive_name() returns trigger language plpgsql as $$
begin
    if coalesce(new.first_name, new.last_name) is not null then
        new.name := concat_ws(' ', new.first_name, new.last_name);
    end if;
    return new;
end $$;
create trigger derive_name before insert or update of name, first_name, last_name on customers
    for each row execute function derive_name();

-- The customers that are there, as people keep them.
create view contacts as
select c.number as id, c.id as customer_id, case when c.last_name is null then c.name else c.first_name end as first_name,
       c.last_name, c.name, c.email, c.phone, c.company, o.id as company_id, c.position, c.notes, c.tags, c.time_zone,
       c.owner_id, c.team, c.custom, c.created_at, c.updated_at
from customers c
left join companies o on o.id = c.company_id and o.deleted_at is null
where c.merged_into is null and c.deleted_at is null;

-- Somebody the pipeline found is reached through their tickets; whom people keep, through owner and team as well.
create or replace function customer_in_scope(who caller_scope, customer uuid) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from tickets t where t.customer_id = customer and in_scope(who, t.assigned_to, t.assigned_team))
        or exists (select from customers c where c.id = customer and (c.owner_id is not null or c.team is not null)
                   and in_scope(who, c.owner_id, c.team))
$$;

-- A company is reached like one of its people; whom nobody keeps, by them alone.
create function company_in_scope(who caller_scope, firm bigint) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from companies o where o.id = firm and (o.owner_id is not null or o.team is not null)
                   and in_scope(who, o.owner_id, o.team))
        or exists (select from customers c where c.company_id = firm and customer_in_scope(who, c.id))
$$;

-- What the kept record had in the fields that a merge has filled from the other.
alter table customer_merges add column replaced jsonb not null default '{}';

-- Fields that a company adds to its records; values stand in `custom` of the record, by name.
create table custom_fields (
    id         bigint primary key generated always as identity,
    object     text not null check (object in ('contact', 'company', 'deal', 'task')),
    name       text not null check (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    label      text not null,
    kind       text not null check (kind in ('text', 'number', 'date', 'boolean', 'choice')),
    choices    text[] not null default '{}',
    created_at timestamptz not null default clock_timestamp(),
    unique (object, name)
);

-- Every pipeline has the six statuses of a deal as its columns; it may name and weigh them.
create table pipelines (
    id           bigint primary key generated always as identity,
    name         text not null check (name <> ''),
    description  text,
    stages       jsonb not null default '{}', -- {status: {label, weight}}, what differs from the usual
    rotting_days integer check (rotting_days > 0),
    created_at   timestamptz not null default clock_timestamp(),
    updated_at   timestamptz not null default clock_timestamp(),
    deleted_at   timestamptz
);
create trigger touch before update on pipelines for each row execute function touch_updated_at();
insert into pipelines (name) values ('Sales');

create table deals (
    id             bigint primary key generated always as identity,
    title          text not null check (title <> ''),
    description    text,
    value          numeric(14, 2) not null default 0 check (value >= 0 and value <> 'NaN'),
    currency       text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
    status         text not null default 'lead'
                   check (status in ('lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost')),
    pipeline_id    bigint not null references pipelines (id),
    customer_id    uuid not null references customers (id) on delete cascade,
    position       text collate "C" not null, -- fractional: there is always room between two; see decision 38
    status_since   timestamptz not null default clock_timestamp(),
    expected_close date,
    closed_at      timestamptz,
    lost_reason    text,
    tags           text[] not null default '{}',
    custom         jsonb not null default '{}',
    owner_id       uuid references users (id),
    team           text references teams (name),
    created_at     timestamptz not null default clock_timestamp(),
    updated_at     timestamptz not null default clock_timestamp(),
    deleted_at     timestamptz
);
-- What was deleted keeps its place, so that it can come back to it.
create unique index deals_column on deals (pipeline_id, status, position);
create index deals_customer on deals (customer_id);
create trigger touch before update on deals for each row execute function touch_updated_at();

create view deal_records as
select d.id, d.title, d.description, d.value, d.currency, d.status, d.pipeline_id, d.customer_id, c.number as contact_id,
       c.name as contact_name, c.company_id, d.position, d.status_since, d.expected_close, d.closed_at, d.lost_reason, d.tags, d.custom,
       d.owner_id, d.team, d.created_at, d.updated_at, d.deleted_at,
       d.status not in ('won', 'lost') and coalesce(d.status_since < now() - make_interval(days => p.rotting_days), false) as rotting
from deals d join customers c on c.id = d.customer_id join pipelines p on p.id = d.pipeline_id;

-- Where a deal has been, for how long, and who moved it.
create table deal_moves (
    id          bigint primary key generated always as identity,
    deal_id     bigint not null references deals (id) on delete cascade,
    from_status text,
    to_status   text not null,
    moved_at    timestamptz not null default clock_timestamp(),
    actor       text not null
);
create index deal_moves_deal on deal_moves (deal_id, moved_at);

create table tasks (
    id           bigint primary key generated always as identity,
    title        text not null check (title <> ''),
    description  text,
    priority     text not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
    status       text not null default 'todo' check (status in ('todo', 'in_progress', 'completed', 'cancelled')),
    customer_id  uuid references customers (id) on delete cascade,
    deal_id      bigint references deals (id) on delete cascade,
    ticket_id    uuid references tickets (id) on delete cascade,
    time_zone    text not null default 'UTC', -- in whose wall time it is due, and repeats
    due_date     timestamptz,
    remind_at    timestamptz,
    reminded_at  timestamptz, -- a reminder rings once
    repeats      text check (repeats in ('daily', 'weekly', 'monthly', 'yearly')),
    repeats_from timestamptz, -- the first time: the 31st comes again after a month that has none
    follows      bigint unique references tasks (id) on delete set null, -- each makes the next at most once
    check (repeats is null or due_date is not null),
    completed_at timestamptz,
    tags         text[] not null default '{}',
    custom       jsonb not null default '{}',
    owner_id     uuid references users (id),
    team         text references teams (name),
    created_at   timestamptz not null default clock_timestamp(),
    updated_at   timestamptz not null default clock_timestamp(),
    deleted_at   timestamptz
);
create index tasks_customer on tasks (customer_id) where customer_id is not null;
create index tasks_deal on tasks (deal_id) where deal_id is not null;
create index tasks_due on tasks (owner_id, due_date) where status in ('todo', 'in_progress') and deleted_at is null;
create index tasks_ring on tasks (remind_at) where reminded_at is null and remind_at is not null;
create index tasks_ticket on tasks (ticket_id) where ticket_id is not null;
-- Its own reminder changes nothing about a task that somebody may be writing about.
create trigger touch before update on tasks for each row when (new.reminded_at is null or old.reminded_at is not null)
    execute function touch_updated_at();

create view task_records as
select t.id, t.title, t.description, t.priority, t.status, t.customer_id, c.number as contact_id, c.name as contact_name, t.deal_id,
       k.ticket_number as ticket, t.ticket_id, t.time_zone, t.due_date, t.remind_at, t.repeats, t.repeats_from, t.completed_at, t.tags,
       t.custom, t.owner_id, t.team, t.created_at, t.updated_at, t.deleted_at
from tasks t left join customers c on c.id = t.customer_id left join tickets k on k.id = t.ticket_id;

-- Where somebody's calendar program reads what is due. One a person: another address takes the place of the one before.
create table calendar_feeds (
    user_id    uuid primary key references users (id) on delete cascade,
    digest     bytea not null unique,
    created_at timestamptz not null default clock_timestamp()
);

-- People are told of tasks as they are of tickets; what there is to tell is the areas' own.
alter table notifications
    alter column ticket_id drop not null,
    add column task_id bigint references tasks (id) on delete cascade,
    drop constraint notifications_kind_check,
    add constraint notifications_kind_check check (kind ~ '^[a-z_]{1,40}$'),
    add constraint notifications_subject_check check ((ticket_id is null) <> (task_id is null));
create unique index notifications_unread_task on notifications (user_id, task_id) where read_at is null and task_id is not null;
create index notifications_task on notifications (task_id) where task_id is not null;

-- What people did that leaves no message: calls and meetings. Mails and chats are messages already.
create table activities (
    id          bigint primary key generated always as identity,
    kind        text not null check (kind in ('call', 'meeting', 'note')),
    customer_id uuid not null references customers (id) on delete cascade,
    deal_id     bigint references deals (id) on delete set null,
    happened_at timestamptz not null default clock_timestamp(),
    minutes     integer check (minutes >= 0),
    direction   text check (direction in ('inbound', 'outbound')),
    outcome     text,
    text        text not null default '',
    author_id   uuid references users (id),
    created_at  timestamptz not null default clock_timestamp(),
    updated_at  timestamptz not null default clock_timestamp(),
    deleted_at  timestamptz
);
create index activities_customer on activities (customer_id, happened_at desc);
create index activities_deal on activities (deal_id, happened_at desc) where deal_id is not null;
create trigger touch before update on activities for each row execute function touch_updated_at();

create view activity_records as
select a.id, a.kind, a.customer_id, c.number as contact_id, c.name as contact_name, a.deal_id, a.happened_at, a.minutes, a.direction,
       a.outcome, a.text, a.author_id, u.name as author_name, a.created_at, a.updated_at, a.deleted_at
from activities a join customers c on c.id = a.customer_id and c.deleted_at is null left join users u on u.id = a.author_id;
