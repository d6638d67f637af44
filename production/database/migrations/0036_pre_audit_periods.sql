-- What was different before and after is kept for a period; who did what, and when, for ever. A customer's go with the record
-- itself, by the foreign key: nobody has to be allowed to delete them.
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id' and old.customer_id is not null
       and new.customer_id is not null then
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.customer_id is not null and not exists (select from customers where id = old.customer_id)
        or exists (select from audit_log where id = old.id and at < clock_timestamp() - interval '30 days')) then
        return old;
    end if;
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

create or replace function forget_rows(customers uuid[]) returns jsonb language plpgsql as $$
declare
    owned regclass;
    gone bigint;
    counts jsonb := '{}';
begin
    for owned in select name from customer_tables where name <> 'audit_changes'::regclass loop
        execute format('delete from %s where customer_id = any($1)', owned) using customers;
        get diagnostics gone = row_count;
        counts := counts || jsonb_build_object(owned::text, gone);
    end loop;
    return counts;
end $$;

-- Why an article was rejected stands with the suggestion, which goes with its customer; the log kept it as nobody's.
alter table audit_changes disable trigger audit_changes_only_grow;
delete from audit_changes c using audit_log l where l.id = c.id and l.act = 'article_rejected';
alter table audit_changes enable trigger audit_changes_only_grow;
