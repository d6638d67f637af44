-- Merging and separating customers, suggestions, and one-time codes.

-- A record that was merged stays as a signpost, so that separating it again is exact and old ids still lead somewhere.
alter table customers add column merged_into uuid references customers on delete cascade;
alter table customers add check (merged_into <> id);
create index customers_merged_into on customers (merged_into) where merged_into is not null;
create index customers_phone on customers (phone) where phone is not null;
create index customers_email on customers (email) where email is not null;

create table customer_merges (
    id             uuid primary key default gen_random_uuid(),
    kept_id        uuid not null references customers on delete cascade,
    merged_id      uuid not null references customers on delete cascade,
    evidence       jsonb not null,
    actor          text not null check (actor <> ''),
    -- Exactly what changed hands, to give it back.
    conversations  uuid[] not null,
    identifiers    uuid[] not null,
    -- Claims of the kept customer that became proven, with the rows of the other side that lost their proof to them.
    promoted       uuid[] not null,
    demoted        uuid[] not null,
    -- Fields that were empty and were filled in: name -> value.
    filled         jsonb not null,
    merged_at      timestamptz not null default clock_timestamp(),
    undone_at      timestamptz,
    undone_by      text,
    check (kept_id <> merged_id),
    check ((undone_at is null) = (undone_by is null))
);
-- A record can be inside one other record only.
create unique index customer_merges_active on customer_merges (merged_id) where undone_at is null;
create index customer_merges_kept on customer_merges (kept_id);

create table identity_codes (
    id               uuid primary key,
    conversation_id  uuid not null references conversations on delete cascade,
    email            text not null,
    digest           bytea not null,
    attempts         smallint not null default 0,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    used_at          timestamptz
);
create index identity_codes_email on identity_codes (email, created_at desc);

-- The mailbox that an address most likely ends in: for suggestions only, never for identity.
create function mailbox_of(address text) returns text language sql immutable strict parallel safe as $$
    select case when split_part(address, '@', 2) in ('gmail.com', 'googlemail.com')
                then replace(split_part(split_part(address, '@', 1), '+', 1), '.', '') || '@gmail.com'
                else split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2) end
$$;
create index customer_identifiers_mailbox on customer_identifiers (mailbox_of(identifier_value))
    where identifier_type = 'email';

-- A code is not kept in clear for longer than it takes to send it.
create function forget_sent_code() returns trigger language plpgsql as $$
begin
    new.content := 'A confirmation code was sent.';
    return new;
end $$;
create trigger forget_code before update on messages for each row
    when (new.event_id like 'identity-code:%' and new.delivery_status in ('sent', 'delivered', 'read', 'failed'))
    execute function forget_sent_code();
