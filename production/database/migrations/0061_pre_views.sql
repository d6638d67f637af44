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
