-- Who did what, when, from where. It only grows.
create table audit_log (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default clock_timestamp(),
    actor_kind text not null check (actor_kind in ('person', 'token', 'ai', 'system')),
    actor_id   uuid, -- the person; of a token, the person behind it
    actor_name text not null,
    address    text,
    act        text not null,
    subject    text not null, -- what it was done to: customer, draft, user
    subject_id text not null
);
create index audit_log_actor on audit_log (actor_id, id);
create index audit_log_subject on audit_log (subject, subject_id, id);

-- What was different before and after. The words of customers are theirs: these rows go with them, the entry stays.
create table audit_changes (
    id          bigint primary key references audit_log (id),
    customer_id uuid references customers (id) on delete cascade,
    before      jsonb,
    after       jsonb
);
create index audit_changes_customer on audit_changes (customer_id) where customer_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

-- A merge may hand a row to another customer, and a customer who is forgotten takes theirs along.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id' and old.customer_id is not null
       and new.customer_id is not null then
        return new;
    end if;
    if tg_op = 'DELETE' and old.customer_id is not null
       and (current_setting('fte.forgetting', true) = 'on' or not exists (select from customers where id = old.customer_id)) then
        return old;
    end if;
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_log_only_grows before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_log_stays before truncate on audit_log for each statement execute function refuse_change();
create trigger audit_changes_only_grow before update or delete on audit_changes
    for each row execute function refuse_audit_change();
create trigger audit_changes_stay before truncate on audit_changes for each statement execute function refuse_change();

alter function forget_rows(uuid[]) set fte.forgetting = 'on';
