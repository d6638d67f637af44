-- A fact need not belong to a conversation or a channel. `subject` is what it is about, facts with one `key` keep their order.
alter table event_outbox alter column conversation_id drop not null;
alter table event_outbox alter column channel drop not null;
alter table event_outbox add column subject text;
alter table event_outbox add column key text;

-- What belongs to a customer: rows of every table with a `customer_id` that references one, and an `id`. They are merged,
-- handed out and forgotten with the customer, and go when their `keep_until` is over, where there is such a column.
-- Identifiers, conversations and tickets follow rules of their own.
create view customer_tables as
select c.conrelid::regclass as name,
       exists (select from pg_attribute k where k.attrelid = c.conrelid and k.attname = 'keep_until') as expires
from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
where c.contype = 'f' and c.conparentid = 0 and c.confrelid = 'customers'::regclass and a.attname = 'customer_id'
  and not c.conrelid = any(array['customer_identifiers', 'conversations', 'tickets']::regclass[]);

-- What a merge took along: table -> ids.
alter table customer_merges add column moved jsonb not null default '{}';

create function move_rows(from_id uuid, to_id uuid) returns jsonb language plpgsql as $$
declare
    owned regclass;
    row_id text;
    moved jsonb := '{}';
    ids text[];
begin
    for owned in select name from customer_tables order by name::text loop
        ids := '{}';
        for row_id in execute format('select id::text from %s where customer_id = %L for update', owned, from_id) loop
            begin
                execute format('update %s set customer_id = %L where id = %L', owned, to_id, row_id);
                ids := ids || row_id;
            exception when unique_violation then
                null; -- The other record has the same already: this one stays where it is.
            end;
        end loop;
        if ids <> '{}' then
            moved := moved || jsonb_build_object(owned::text, ids);
        end if;
    end loop;
    return moved;
end $$;

create function return_rows(moved jsonb, from_id uuid, to_id uuid) returns void language plpgsql as $$
declare
    owned record;
begin
    for owned in select key::regclass as name, array(select jsonb_array_elements_text(value)) as ids from jsonb_each(moved) loop
        execute format('update %s set customer_id = %L where customer_id = %L and id::text = any($1)', owned.name, to_id, from_id)
        using owned.ids;
    end loop;
end $$;

create function rows_of(customers uuid[]) returns jsonb language plpgsql stable as $$
declare
    owned regclass;
    found jsonb;
    everything jsonb := '{}';
begin
    for owned in select name from customer_tables loop
        execute format('select coalesce(jsonb_agg(to_jsonb(o) order by o.id), ''[]'') from %s o where o.customer_id = any($1)', owned)
        into found using customers;
        everything := everything || jsonb_build_object(owned::text, found);
    end loop;
    return everything;
end $$;

create function forget_rows(customers uuid[]) returns jsonb language plpgsql as $$
declare
    owned regclass;
    gone bigint;
    counts jsonb := '{}';
begin
    for owned in select name from customer_tables loop
        execute format('delete from %s where customer_id = any($1)', owned) using customers;
        get diagnostics gone = row_count;
        counts := counts || jsonb_build_object(owned::text, gone);
    end loop;
    return counts;
end $$;

create function forget_expired(most integer) returns integer language plpgsql as $$
declare
    owned regclass;
    gone integer;
    done integer := 0;
begin
    for owned in select name from customer_tables where expires loop
        execute format('delete from %1$s where id = any(array(
                            select id from %1$s where keep_until < clock_timestamp() limit $1 for update skip locked))', owned)
        using most - done;
        get diagnostics gone = row_count;
        done := done + gone;
    end loop;
    return done;
end $$;
