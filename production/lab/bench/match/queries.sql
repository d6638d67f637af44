-- name: customers
-- $1 of them, each with a subject and a thing; one in twenty is said to like coffee besides.
insert into customers (name, email, tags, notes, last_contacted)
select 'Customer ' || n, 'c' || n || '@example.com', array[($2::text[])[1 + n % cardinality($2)]],
       'Asked for a ' || ($3::text[])[1 + n / 12 % cardinality($3)] || case when n % 20 = 0 then ' and coffee' else '' end,
       case when n % 50 = 1 then clock_timestamp() end
from generate_series(1, $1::integer) n

-- name: agreed
-- But one in ten.
with known as (
    insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
    select id, 'email', email, 'email', 'claimed' from customers
)
insert into consents (customer_id, channel, basis, source)
select id, 'email', 'consent', 'the fair' from customers where number % 10 <> 0

-- name: complaints
-- Of one in fifty.
with talks as (
    insert into conversations (customer_id, channel, thread_key, proof)
    select id, 'email', email, 'proven' from customers where number % 50 = 3
    returning id, customer_id
)
insert into tickets (conversation_id, customer_id, source_channel, status, sentiment)
select id, customer_id, 'email', 'escalated', 0.1 from talks

-- name: products
insert into products (title, markers)
select subject || ' ' || thing, array[subject] from unnest($1::text[]) subject, unnest($2::text[]) thing

-- name: orders
-- One in twenty bought something of coffee.
with shop as (
    insert into catalogue_sources (name) values ('bench')
), sold as (
    insert into orders (customer_id, source, source_id, source_version, source_time, number, status, total_minor, currency, placed_at)
    select id, 'bench', number, '1', created_at, number, 'paid', 1000, 'EUR', created_at from customers where number % 20 = 3
    returning id, customer_id, number
), thing as (
    select array_agg(id order by title) as ids, array_agg(title order by title) as titles from products where markers = '{coffee}'
)
insert into order_lines (customer_id, order_id, position, product_id, title, quantity, price_minor)
select customer_id, s.id, 1, t.ids[1 + s.number::integer % cardinality(t.ids)], t.titles[1 + s.number::integer % cardinality(t.ids)], 1, 1000
from sold s, thing t

-- name: texts
select distinct interests_of(c) as words from customers c

-- name: interest
-- Of all of whom the same is known.
insert into customer_interests (customer_id, words, embedding, embedded_by, looked_at)
select c.id, $1, $2, $3, clock_timestamp() from customers c where interests_of(c) = $1
