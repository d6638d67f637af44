-- Many contacts written at once are due for an outlook at once, not one after the other.
drop trigger outlook_is_due on customers;
create function outlooks_are_due() returns trigger language plpgsql as $$
begin
    insert into customer_outlooks (id) select id from added;
    return null;
end $$;
create trigger outlooks_are_due after insert on customers referencing new table as added
    for each statement execute function outlooks_are_due();
create trigger outlook_is_due after update of plan on customers for each row execute function outlook_is_due();

-- Words are made of a name once, not each time that somebody counts what was found by them.
drop index customers_words;
alter table customers add column words tsvector generated always as (customer_words(name, email, phone, company)) stored;
create index customers_words on customers using gin (words) where merged_into is null and deleted_at is null;

create view sought_contacts as
select c.number as id, c.id as customer_id, case when c.last_name is null then c.name else c.first_name end as first_name,
       c.last_name, c.name, c.email, c.phone, c.company, o.id as company_id, c.position, c.notes, c.tags, c.time_zone,
       c.owner_id, c.team, c.custom, c.created_at, c.updated_at, c.words
from customers c
left join companies o on o.id = c.company_id and o.deleted_at is null
where c.merged_into is null and c.deleted_at is null;

create or replace view contacts as
select id, customer_id, first_name, last_name, name, email, phone, company, company_id, position, notes, tags, time_zone, owner_id, team,
       custom, created_at, updated_at
from sought_contacts;

-- Whom somebody reaches who does not reach all, as `in_scope` asks for it.
create index customers_reach on customers (coalesce(team, 'support'), owner_id)
    where merged_into is null and deleted_at is null and (owner_id is not null or team is not null);
