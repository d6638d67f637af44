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

-- name: file_sender
-- In the record $1, or a new one with this name, address and number ($2 to $4): what a message tells of its sender. $5 says
-- whether it is the first proof of the record; null proves nothing. What we know is never overwritten by what somebody typed
-- later; only the first proof corrects a claimed name. Who was deleted and writes again is there again. $6 channel, then
-- identifiers by kind, value and proof: a claim may become proven, never the other way.
with made as (
    insert into customers (name, email, phone) select $2::text, $3::text, $4::text where $1::uuid is null returning id
), completed as (
    update customers
    set name = case when $5 then coalesce($2, name) else coalesce(name, $2) end,
        email = coalesce(email, $3), phone = coalesce(phone, $4), deleted_at = null
    where id = $1 and $5::boolean is not null
      and ($5 or deleted_at is not null or name is null and $2 is not null or email is null and $3 is not null
           or phone is null and $4 is not null)
), record as (
    select coalesce($1, (select id from made)) as id
), noted as (
    insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
    select record.id, given.kind, given.value, $6, given.proof
    from record, unnest($7::text[], $8::text[], $9::text[]) as given (kind, value, proof)
    on conflict (identifier_type, identifier_value, customer_id) do update
        set proof = 'proven'
        where customer_identifiers.proof = 'claimed' and excluded.proof = 'proven'
)
select id from record
