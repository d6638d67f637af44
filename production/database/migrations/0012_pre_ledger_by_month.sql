-- The ledger by months. `ledger` is every inbound message there ever was. `inbound_messages`, with what is open and what ended
-- lately, is one part of it; what ended longer ago is filed in parts of a month each, which can be dropped whole.
-- Old and new pods work side by side: the old ones see the part that they always saw, and the trigger below keeps them, too,
-- from taking in again what was filed. Copies nothing; takes the ledger for itself, and conversations from their writers, for the time
-- of reading the ledger and of building two indexes of it.

-- One part for a month (its first day) of a table that has a part `<table>_rest` for whatever has no other. Rows of the month
-- that are in there move over first. Waits no longer than a second for its locks: nobody must queue behind it.
create function make_month(whole regclass, month date) returns boolean language plpgsql set lock_timeout = '1s' as $$
declare
    part text := whole || to_char(month, '_YYYY_MM');
    clock text := substring(pg_get_partkeydef(whole) from '\((.*)\)');
    begins timestamptz := month::timestamp at time zone 'utc';
    ends timestamptz := (month + interval '1 month') at time zone 'utc';
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    -- Whoever inserts waits before it chooses a part: it would otherwise fail when it comes to the rest too late.
    execute format('lock table only %1$s in share row exclusive mode', whole);
    execute format('lock table %1$s_rest in access exclusive mode', whole);
    execute format('create table %1$s (like %2$s_rest including all)', part, whole);
    execute format('with misplaced as (delete from %2$s_rest where %3$s >= %4$L and %3$s < %5$L returning *)
                    insert into %1$s select * from misplaced', part, whole, clock, begins, ends);
    execute format('alter table %2$s attach partition %1$s for values from (%3$L) to (%4$L)', part, whole, begins, ends);
    return true;
end $$;

-- This month and the two after it, and the months of rows that found no place; returns which of them were new.
create function make_months(whole regclass, today timestamptz) returns setof date language plpgsql as $$
declare
    clock text := substring(pg_get_partkeydef(whole) from '\((.*)\)');
    this_month timestamp := date_trunc('month', today at time zone 'utc');
    month date;
begin
    -- One process at a time: the others find nothing left to make.
    perform pg_advisory_xact_lock(7351003);
    for month in execute format(
        'select (%3$L::timestamp + make_interval(months => n))::date from generate_series(0, 2) n
         union
         select date_trunc(''month'', %2$s at time zone ''utc'')::date from %1$s_rest
         where %2$s < (%3$L::timestamp + interval ''3 months'') at time zone ''utc''
         order by 1', whole, clock, this_month)
    loop
        if make_month(whole, month) then
            return next month;
        end if;
    end loop;
end $$;

-- Drops the months that had ended by then; returns which.
create function drop_months(whole regclass, ended_by timestamptz) returns setof date language plpgsql
set lock_timeout = '1s' as $$
declare
    part record;
begin
    for part in
        select c.oid::regclass as name, to_date(right(c.relname, 7), 'YYYY_MM') as month
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = whole and c.relname ~ '_\d{4}_\d{2}$'
        order by 2
    loop
        exit when (part.month + interval '1 month') at time zone 'utc' > ended_by;
        execute format('drop table %s', part.name);
        return next part.month;
    end loop;
end $$;

-- Where a row is filed: by the time of its arrival, once it is no longer in `inbound_messages`.
alter table inbound_messages add column filed_under timestamptz not null default 'infinity';

create table ledger (like inbound_messages including defaults including constraints) partition by range (filed_under);
alter table ledger add foreign key (conversation_id) references conversations on delete set null;
alter table ledger attach partition inbound_messages for values from ('infinity') to (maxvalue);
create table ledger_rest partition of ledger default;
create unique index ledger_rest_event on ledger_rest (event_id);

-- Indexes that `inbound_messages` has already become part of these.
create index ledger_conversation on ledger (conversation_id, received_at);
create index ledger_words on ledger (settled_at) where envelope <> '{}';
create index ledger_replied on ledger (settled_at) where state = 'replied';
create index ledger_with_person on ledger (settled_at) where state in ('drafted', 'escalated');
-- Whoever is forgotten is found by it: some messages belong to no conversation.
create index ledger_key on ledger (key);
-- What is due to be filed.
create index inbound_messages_ended on inbound_messages (settled_at) where state not in ('received', 'processing', 'dead');

drop trigger touch on inbound_messages;
create trigger touch before update on ledger for each row execute function touch_updated_at();
drop trigger inbound_messages_attachments on inbound_messages;
create trigger ledger_attachments after update of key on ledger
    for each row when (new.key = 'forgotten') execute function forget_attachments();

-- A message comes in once, though no unique key spans the months: what is filed is not taken in again. The lock waits for whoever
-- files this very row (and then asks the caller to try again), and keeps a row from being filed between this look and the insert.
create function refuse_filed() returns trigger language plpgsql as $$
begin
    perform from inbound_messages where event_id = new.event_id for key share;
    if not found and exists (select from ledger where event_id = new.event_id and filed_under < 'infinity') then
        return null;
    end if;
    return new;
end $$;
create trigger once before insert on inbound_messages for each row execute function refuse_filed();

-- How many rows are filed, so that nobody counts years of them: changed in the statement that files, dropped with the month.
create table ledger_totals (
    month  date not null,
    state  text not null,
    count  bigint not null check (count > 0),
    primary key (month, state)
);
