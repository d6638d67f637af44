-- name: lock_identifier
-- The same key as the lock that a claim takes for its sender: first contacts and proofs of one identifier queue up.
select pg_advisory_xact_lock(hashtextextended($1 || ':' || $2, 0))

-- name: owners
-- Everybody who goes by one of these identifiers, with all that they have proven; the oldest claim first.
select i.identifier_type, i.identifier_value, i.proof, c.id, c.created_at,
       array(select array[p.identifier_type, p.identifier_value] from customer_identifiers p
             where p.customer_id = c.id and p.proof = 'proven') as proven
from unnest($1::text[], $2::text[]) as wanted(identifier_type, identifier_value)
join customer_identifiers i using (identifier_type, identifier_value)
join customers c on c.id = i.customer_id and c.merged_into is null
order by i.created_at, i.id

-- name: owner
select c.id, c.created_at,
       array(select array[p.identifier_type, p.identifier_value] from customer_identifiers p
             where p.customer_id = c.id and p.proof = 'proven') as proven
from customers c
where c.id = $1

-- name: hold_customers
-- Nobody merges or separates them until we are done.
select id from customers where id = any($1::uuid[]) order by id for key share

-- name: separated_pairs
select kept_id, merged_id from customer_merges
where kept_id = any($1::uuid[]) and merged_id = any($1::uuid[]) and undone_at is not null

-- name: create_customer
insert into customers (name, email, phone) values ($1, $2, $3) returning id

-- name: complete_customer
-- What we know is never overwritten by what somebody typed later; only the first proof corrects a claimed name. Who was
-- deleted and writes again is there again.
update customers
set name = case when $5 then coalesce($2, name) else coalesce(name, $2) end,
    email = coalesce(email, $3), phone = coalesce(phone, $4), deleted_at = null
where id = $1 and ($5 or deleted_at is not null or name is null and $2::text is not null or email is null and $3::text is not null
                   or phone is null and $4::text is not null)

-- name: add_identifier
insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
values ($1, $2, $3, $4, $5)
on conflict (identifier_type, identifier_value, customer_id) do update
    set proof = 'proven'
    where customer_identifiers.proof = 'claimed' and excluded.proof = 'proven'

-- name: customer_name
select name from customers where id = $1
