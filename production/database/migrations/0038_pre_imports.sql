-- Files out of which records are made: tried first, then made row by row, each with what became of it.

create table imports (
    id         bigint primary key generated always as identity,
    object     text not null check (object in ('contact')),
    file_name  text not null,
    shape      jsonb not null, -- how the file is to be read
    total      integer not null check (total >= 0),
    sample     jsonb not null, -- its first rows; empty once the file is gone
    mapping    jsonb not null, -- {column: field or null}
    on_match   text not null default 'update' check (on_match in ('update', 'skip')),
    state      text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undone')),
    reason     text, -- why it could not go on
    position   integer not null default 0, -- rows that are through
    created    integer not null default 0,
    updated    integer not null default 0,
    skipped    integer not null default 0,
    failed     integer not null default 0,
    removed    integer not null default 0,
    restored   integer not null default 0,
    refused    integer not null default 0,
    owner_id   uuid references users (id), -- whoever brought the file; null: a program
    undone_by  uuid references users (id),
    team       text references teams (name),
    created_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    ended_at   timestamptz
);
create index imports_owner on imports (owner_id, id);
create index imports_at_work on imports (id) where state in ('running', 'undoing');

create table import_pieces (
    import_id bigint not null references imports (id) on delete cascade,
    number    integer not null,
    content   bytea not null,
    primary key (import_id, number)
);

-- A row belongs to the customer whom it made or met: forgotten with them, and at the latest when nothing can be undone any more.
create table import_rows (
    id          bigint primary key generated always as identity,
    import_id   bigint not null references imports (id) on delete cascade,
    row         integer not null, -- as a spreadsheet counts
    outcome     text not null check (outcome in ('created', 'updated', 'skipped', 'failed')),
    reason      text,
    customer_id uuid references customers (id) on delete cascade,
    cells       jsonb not null,
    before      jsonb not null default '{}',
    after       jsonb not null default '{}',
    undone      text check (undone in ('removed', 'restored', 'refused')),
    undone_reason text, -- why it was refused
    keep_until  timestamptz not null default clock_timestamp() + interval '30 days',
    unique (import_id, row)
);
create index import_rows_undone on import_rows (import_id, undone, row) where undone is not null;
create index import_rows_to_undo on import_rows (import_id, row) where undone is null and outcome in ('created', 'updated');
create index import_rows_customer on import_rows (customer_id, import_id) where customer_id is not null;
create index import_rows_expiry on import_rows using brin (keep_until);

-- What people keep about somebody, as an import compares and gives it back.
create function kept_values(c customers) returns jsonb language sql immutable
return jsonb_build_object(
    'name', c.name, 'first_name', c.first_name, 'last_name', c.last_name, 'email', c.email, 'phone', c.phone, 'company', c.company,
    'position', c.position, 'notes', c.notes, 'tags', c.tags, 'time_zone', c.time_zone, 'owner_id', c.owner_id, 'team', c.team,
    'custom', c.custom);
