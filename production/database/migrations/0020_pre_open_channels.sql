-- Which channels there are is written once, in channel_configs: `fte migrate` adds a row for each that the program knows.
-- A constraint on the whole table reaches its months, those to come as well.
alter table channel_configs drop constraint channel_configs_channel_check,
    add check (channel ~ '^[a-z][a-z0-9_]{0,31}$');

do $$
declare
    checked record;
begin
    for checked in
        select distinct on (c.conrelid) c.conrelid::regclass as name, c.conname, a.attname
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'c' and c.connamespace = 'public'::regnamespace and not c.coninhcount > 0
          and a.attname in ('channel', 'source_channel') and pg_get_constraintdef(c.oid) like '%web_form%'
        order by c.conrelid
    loop
        execute format('alter table %s drop constraint %I', checked.name, checked.conname);
        execute format('alter table %s add foreign key (%I) references channel_configs (channel)', checked.name, checked.attname);
    end loop;
end $$;

-- A provider may know people by an id of its own.
alter table customer_identifiers drop constraint customer_identifiers_identifier_type_check,
    add check (identifier_type ~ '^[a-z][a-z0-9_]{0,31}$');
