-- Words that the inbox is searched by: of a ticket's subject (weight A), of what a customer wrote (B), of what went out (C), and of
-- the subject of a mail or form (D). One row a message, so that a long conversation costs nothing more. Copies nothing here:
-- `index words` (areas/inbox/jobs.py) goes through the messages that are there.
create table inbox_words (
    id         bigint primary key generated always as identity,
    ticket_id  uuid not null references tickets (id) on delete cascade,
    message_id uuid unique references messages (id) on delete cascade, -- null: the ticket's subject
    said_at    timestamptz not null,
    words      tsvector not null
);
create unique index inbox_words_subject on inbox_words (ticket_id) where message_id is null;
create index inbox_words_ticket on inbox_words (ticket_id);
create index inbox_words_latest on inbox_words (said_at desc, id);
create index inbox_words_search on inbox_words using gin (words);

-- Bounded, whatever stands in it: a tsvector takes a megabyte.
create function words_of(text text, weight "char") returns tsvector language sql immutable
return setweight(to_tsvector('simple', left(plain_words(left(coalesce(text, ''), 50000)), 100000)), weight);

-- Two texts, so far apart that no phrase begins in one and ends in the other.
create function beside(first tsvector, second tsvector) returns tsvector language sql immutable as $$
    select ts_delete(first || to_tsvector('simple', 'betweentwotexts') || second, 'betweentwotexts')
$$;

create function message_words(m messages) returns tsvector language sql immutable as $$
    select beside(words_of(m.subject, 'D'), words_of(m.content, case m.direction when 'inbound' then 'B' else 'C' end::"char"))
$$;
create function index_message(m messages) returns void language sql as $$
    insert into inbox_words (ticket_id, message_id, said_at, words)
    select m.ticket_id, m.id, m.created_at, message_words(m)
    where m.delivery_status not in ('draft', 'rejected')
    on conflict (message_id) do update set words = excluded.words
$$;
create function index_subject(t tickets) returns void language sql as $$
    insert into inbox_words (ticket_id, said_at, words)
    select t.id, t.created_at, words_of(t.subject, 'A') where t.subject is not null
    on conflict (ticket_id) where message_id is null do update set words = excluded.words
$$;

create function follow_words() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'tickets' then
        perform index_subject(new);
    else
        perform index_message(new);
    end if;
    return null;
end $$;
create trigger tickets_words after insert or update of subject on tickets for each row execute function follow_words();
create trigger messages_words after insert on messages for each row
when (new.delivery_status not in ('draft', 'rejected')) execute function follow_words();
create trigger messages_reworded after update of content, delivery_status on messages for each row
when (new.content <> old.content or old.delivery_status = 'draft' and new.delivery_status <> 'draft') execute function follow_words();

create table words_backfill (
    only_row boolean primary key default true check (only_row),
    up_to    uuid default '00000000-0000-0000-0000-000000000000' -- tickets with a higher id are not indexed yet; null: all are
);
insert into words_backfill default values;

-- Who is looked for by name, address, number or company.
create function customer_words(name text, email text, phone text, company text) returns tsvector language sql immutable
return words_of(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(company, ''), 'A');
create index customers_words on customers using gin (customer_words(name, email, phone, company));

-- What is looked for: every word, the last one perhaps not written to its end.
create function words_sought(sought text) returns tsquery language sql immutable strict as $$
    select case when plain_words(sought) <> '' then to_tsquery('simple', replace(plain_words(sought), ' ', ' & ') || ':*') end
$$;

-- One of the phrases, where a ticket is about it.
create function phrases_sought(phrases text[]) returns tsquery language sql immutable as $$
    select to_tsquery('simple', string_agg('(' || replace(plain_words(phrase), ' ', ':AB <-> ') || ':*AB)', ' | '))
    from unnest(phrases) phrase where plain_words(phrase) <> ''
$$;
