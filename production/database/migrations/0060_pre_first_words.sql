-- What a ticket is about, in a line and never empty: chats have no subject, their first words stand for it.
create function subject_of(t tickets) returns text language sql stable as $$
    select coalesce(nullif(btrim(t.subject), ''), (
        select nullif(btrim(left(regexp_replace(left(m.content, 400), '\s+', ' ', 'g'), 80)), '') from messages m
        where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'inbound'
        order by m.created_at limit 1
    ), t.ticket_number)
$$;

-- Tags that a merged ticket has given to the one that goes on: taken apart again, they are its own alone.
alter table tickets add column given_tags text[] not null default '{}';

-- A ticket that began with what we said: the request that opened it, which opens no other one.
alter table tickets add column begun_as text;
create unique index tickets_begun_as on tickets (begun_as) where begun_as is not null;

-- Whom we wrote to first, as a sender: stands for who wrote last until somebody does.
alter table conversations add column addressee jsonb;
