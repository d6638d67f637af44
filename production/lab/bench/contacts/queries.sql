-- name: people
insert into users (email, name, role)
select 'rep' || n || '@techcorp.example', 'Rep ' || n, 'rep' from generate_series(1, $1::integer) n

-- name: companies
insert into companies (name, match_name, domain)
select 'Company ' || n, 'company ' || n, 'company' || n || '.example' from generate_series(1, $1::integer) n

-- name: contacts
-- Names as frequent as in a telephone book: the most common last name is every hundredth.
with owner as (select array_agg(id) as ids from users), firm as (select count(*) as many from companies), drawn as (
    select n, floor(power(random(), 2) * 200)::integer as first, floor(100 / (random() + 0.0001))::integer as last,
           case when random() < 0.8 then 1 + floor(random() * firm.many)::bigint end as company,
           case when random() < 0.5 then owner.ids[1 + floor(random() * array_length(owner.ids, 1))::integer] end as owner_id,
           (array['support', 'billing', 'legal', 'sales', null])[1 + floor(random() * 5)::integer] as team,
           case when random() < 0.05 then '{vip}'::text[] when random() < 0.001 then '{rare}' else '{}' end as tags,
           clock_timestamp() - random() * interval '900 days' as since
    from generate_series(1, $1::integer) n, owner, firm
)
insert into customers (first_name, last_name, name, email, phone, company, company_id, owner_id, team, tags, created_at, updated_at)
select 'First' || d.first, 'Last' || d.last, 'First' || d.first || ' Last' || d.last, 'c' || n || '@example.com',
       '+1202' || lpad(n::text, 7, '0'), 'Company ' || d.company, c.id, d.owner_id, d.team, d.tags, since, since
from drawn d left join companies c on c.name = 'Company ' || d.company

-- name: identifiers
insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
select id, 'email', email, 'email', 'claimed' from customers
union all
select id, 'phone', phone, 'whatsapp', 'claimed' from customers

-- name: indexes
-- Of these tables, but for those that a constraint or the conflict of an insert needs.
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made_by
from pg_index
where indrelid = any($1::regclass[]) and not indisunique and not exists (select from pg_constraint where conindid = indexrelid)
