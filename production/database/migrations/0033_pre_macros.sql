-- Words that people often write, and what they do to the ticket with them.
create table macros (
    id         uuid primary key default gen_random_uuid(),
    name       text not null unique,
    body       text not null, -- with {{customer.name}}, {{ticket.id}}, {{agent.name}}
    actions    jsonb not null default '{}', -- status, tags, assigned_team
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp()
);
create trigger touch before update on macros for each row execute function touch_updated_at();
