-- What customers attached. Forms bring the bytes before they are acknowledged; those of mails and chats are fetched
-- from the provider when their message is settled.
create table attachments (
    id               uuid primary key default gen_random_uuid(),
    -- The inbound message that brought it: no foreign key, as a form's files are kept before the message is.
    event_id         text not null,
    position         smallint not null,
    channel          text not null check (channel in ('email', 'whatsapp', 'web_form')),
    name             text not null,
    content_type     text not null,
    size_bytes       integer,
    sha256           bytea,
    content          bytea,
    state            text not null check (state in ('pending', 'stored', 'refused')),
    reason           text,
    provider_ref     text,
    attempts         smallint not null default 0,
    next_attempt_at  timestamptz not null default clock_timestamp(),
    created_at       timestamptz not null default clock_timestamp(),
    unique (event_id, position),
    check ((state = 'stored') = (content is not null)),
    check ((state = 'refused') = (reason is not null)),
    check (content is null or (sha256 is not null and size_bytes = length(content)))
);
-- Pictures and documents are compressed already.
alter table attachments alter column content set storage external;
create index attachments_pending on attachments (next_attempt_at) where state = 'pending';
create index messages_with_attachments on messages (created_at) where direction = 'inbound' and attachments <> '[]';

-- Whoever is forgotten takes the files along.
create function forget_attachments() returns trigger language plpgsql as $$
begin
    delete from attachments where event_id = old.event_id;
    return old;
end $$;
create trigger messages_attachments after delete on messages
    for each row when (old.direction = 'inbound') execute function forget_attachments();
-- Some messages never became part of a conversation: the ledger forgets them by this key.
create trigger inbound_messages_attachments after update of key on inbound_messages
    for each row when (new.key = 'forgotten') execute function forget_attachments();
