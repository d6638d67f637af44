-- What somebody looks at again and again: the filter, order and columns of a list. Whom it shows is another matter: whom its viewer reaches.
create table saved_views (
    id         uuid primary key default gen_random_uuid(),
    owner_id   uuid not null references users (id) on delete cascade,
    page       text not null check (page in ('contacts', 'companies', 'deals', 'inbox')),
    name       text not null,
    team       text references teams (name) on update cascade on delete set null, -- whose members see it, too
    search     jsonb not null, -- what the address of the page keeps
    columns    text[], -- null: those that everybody sees
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    unique (owner_id, page, name)
);
create index saved_views_team on saved_views (team, page) where team is not null;
create trigger touch before update on saved_views for each row execute function touch_updated_at();

-- Whom somebody reaches who does not reach all is told from these alone, without a look at the table.
drop index customers_owner;
create index customers_owner on customers (owner_id) include (id, team, merged_into, deleted_at) where owner_id is not null;
drop index customers_reach;
create index customers_reach on customers (coalesce(team, 'support'), owner_id) include (id, team)
    where merged_into is null and deleted_at is null and (owner_id is not null or team is not null);
