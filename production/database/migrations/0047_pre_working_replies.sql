-- What a reply of a person brings besides its words, and when it leaves.
alter table messages add column cc text[] not null default '{}';
alter table composer_drafts add column cc text[] not null default '{}';

-- Files that people send. The bytes are those of the attachment with the same id; it goes with its row here.
create table reply_files (
    id          uuid primary key references attachments (id) on delete cascade,
    event_id    text not null, -- of that attachment
    customer_id uuid not null references customers (id) on delete cascade,
    ticket_id   uuid not null references tickets (id) on delete cascade,
    author_id   uuid not null references users (id),
    message_id  uuid references messages (id) on delete cascade, -- null: has not been sent
    keep_until  timestamptz default clock_timestamp() + interval '7 days' -- null: as long as the message, or until it is time
);
create index reply_files_customer on reply_files (customer_id);
create index reply_files_ticket on reply_files (ticket_id);
create index reply_files_message on reply_files (message_id) where message_id is not null;
create index reply_files_event on reply_files (event_id);
create index reply_files_expiry on reply_files (keep_until);
create trigger reply_files_attachments after delete on reply_files for each row execute function forget_attachments();

create or replace function attachment_in_scope(who caller_scope, event text) returns boolean language sql stable as $$
    select (who).reach = 'all'
        or exists (select from messages m where m.event_id = event and conversation_in_scope(who, m.conversation_id))
        or exists (select from reply_files f join tickets t on t.id = f.ticket_id
                   where f.event_id = event and in_scope(who, t.assigned_to, t.assigned_team))
        or (who).reach = 'team' and not exists (select from messages m where m.event_id = event)
                                and not exists (select from reply_files f where f.event_id = event)
$$;

-- A reply that leaves later; one at a time for a ticket. It is no message before it leaves: until then nobody was answered.
create table scheduled_replies (
    id                   uuid primary key default gen_random_uuid(),
    customer_id          uuid not null references customers (id) on delete cascade,
    ticket_id            uuid not null unique references tickets (id) on delete cascade,
    author_id            uuid not null references users (id) on delete cascade,
    content              text not null,
    cc                   text[] not null default '{}',
    files                uuid[] not null default '{}',
    resolve              boolean not null,
    last_seen_message_id uuid,
    send_at              timestamptz not null
);
create index scheduled_replies_customer on scheduled_replies (customer_id);
create index scheduled_replies_due on scheduled_replies (send_at);

-- It does not leave: its words are its author's to go on with, behind what they began since, and the ticket is awake.
create function return_scheduled(tickets_of uuid[], told boolean) returns setof uuid language sql as $$
    with gone as (
        delete from scheduled_replies where ticket_id = any(tickets_of) returning *
    ), kept as (
        insert into composer_drafts as mine (customer_id, ticket_id, user_id, kind, content, last_seen_message_id, cc)
        select customer_id, ticket_id, author_id, 'reply', content, last_seen_message_id, cc from gone
        on conflict (ticket_id, user_id) do update
            set content = concat_ws(E'\n\n', nullif(mine.content, ''), excluded.content), kind = 'reply', cc = excluded.cc,
                updated_at = clock_timestamp()
    ), awake as (
        update tickets t set snoozed_until = null from gone where t.id = gone.ticket_id and t.snoozed_until = gone.send_at
    ), for_a_week as (
        update reply_files f set keep_until = clock_timestamp() + interval '7 days' from gone where f.id = any(gone.files)
    ), heard as (
        insert into notifications (user_id, kind, ticket_id) select author_id, 'scheduled_not_sent', ticket_id from gone where told
        on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at
    )
    select ticket_id from gone
$$;

-- Whoever writes meanwhile wants another answer than the one that waits.
create function cancel_scheduled() returns trigger language plpgsql as $$
begin
    perform return_scheduled(array(select t.id from tickets t join scheduled_replies s on s.ticket_id = t.id
                                   where t.conversation_id = new.conversation_id), true);
    return null;
end $$;
create trigger messages_cancel_scheduled after insert on messages for each row
when (new.direction = 'inbound') execute function cancel_scheduled();

-- Two tickets about the same: the merged one is resolved, and its words stand in the timeline of the other.
alter table tickets add column merged_into uuid references tickets (id) on delete set null;
alter table tickets add column merged_from text; -- its status before
create index tickets_merged on tickets (merged_into) where merged_into is not null;

-- Tickets that belong together, whoever asked; each pair once.
create table ticket_links (
    ticket_id uuid not null references tickets (id) on delete cascade,
    other_id  uuid not null references tickets (id) on delete cascade,
    primary key (ticket_id, other_id),
    check (ticket_id < other_id)
);
create index ticket_links_other on ticket_links (other_id);

-- What was done beside the messages of a ticket: a call about it.
alter table activities add column ticket_id uuid references tickets (id) on delete set null;
create index activities_ticket on activities (ticket_id) where ticket_id is not null;
drop view activity_records;
create view activity_records as
select a.id, a.kind, a.customer_id, c.number as contact_id, c.name as contact_name, a.deal_id, a.happened_at, a.minutes, a.direction,
       a.outcome, a.text, a.author_id, u.name as author_name, a.created_at, a.updated_at, a.deleted_at, t.ticket_number as ticket,
       t.assigned_to, t.assigned_team
from activities a join customers c on c.id = a.customer_id and c.deleted_at is null
left join users u on u.id = a.author_id
left join tickets t on t.id = a.ticket_id;

-- Whether somebody said it: what waits for approval was not said, and what was rejected or taken back never was.
create function is_said(delivery_status text) returns boolean language sql immutable as $$
    select delivery_status not in ('draft', 'rejected')
$$;

-- A waiting reply as the customer would read it; `begins` is its first part.
create function draft_of(event text) returns table (text text, begins smallint) language sql stable as $$
    select string_agg(content, E'\n\n' order by part), min(part) from messages where event_id = event and delivery_status = 'draft'
$$;
