-- name: find_proven
select customer_id from customer_identifiers
where identifier_type = $1 and identifier_value = $2 and proof = 'proven'

-- name: find_claimed
-- The oldest holder of a claim: the answer must not depend on chance.
select customer_id from customer_identifiers
where identifier_type = $1 and identifier_value = $2 and proof = 'claimed'
order by created_at, id
limit 1

-- name: create_customer
insert into customers (name, email, phone) values ($1, $2, $3) returning id

-- name: complete_customer
-- What we know is never overwritten by what somebody typed later.
update customers
set name = coalesce(name, $2), email = coalesce(email, $3), phone = coalesce(phone, $4)
where id = $1 and (name is null and $2::text is not null or email is null and $3::text is not null
                   or phone is null and $4::text is not null)

-- name: add_identifier
insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
values ($1, $2, $3, $4, $5)
on conflict (identifier_type, identifier_value, customer_id) do update
    set proof = 'proven'
    where customer_identifiers.proof = 'claimed' and excluded.proof = 'proven'

-- name: customer_name
select name from customers where id = $1
