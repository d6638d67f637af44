-- The company of a contact is looked up for the rows that are shown, not for all that are sorted; `kept_company_id` is what an index knows.
create or replace view sought_contacts as
select c.number as id, c.id as customer_id, case when c.last_name is null then c.name else c.first_name end as first_name, c.last_name,
       c.name, c.email, c.phone, c.company,
       (select o.id from companies o where o.id = c.company_id and o.deleted_at is null) as company_id,
       c.position, c.notes, c.tags, c.time_zone, c.owner_id, c.team, c.custom, c.created_at, c.updated_at, c.words,
       c.company_id as kept_company_id
from customers c
where c.merged_into is null and c.deleted_at is null;
