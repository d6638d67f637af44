-- name: source
insert into catalogue_sources (name) values ('made up')

-- name: customers
-- Number $1 of them, in their order.
insert into customers (name, email)
select 'Customer ' || n, 'c' || n || '@example.com' from generate_series(0, $1::integer - 1) n
returning id

-- name: orders
insert into orders (customer_id, source, source_id, source_version, source_time, number, status, total_minor, currency, placed_at)
select who, 'made up', gen_random_uuid()::text, '', at, '#', 'paid', 5000, 'EUR', at from unnest($1::uuid[], $2::timestamptz[]) o (who, at)

-- name: conversations
insert into conversations (customer_id, channel, thread_key, proof)
select who, 'email', who::text, 'proven' from (select distinct unnest($1::uuid[]) as who) writers

-- name: tickets
insert into tickets (ticket_number, conversation_id, customer_id, source_channel, status, created_at)
select 'TKT-' || lpad((row_number() over ())::text, 7, '0'), c.id, who, 'email', 'closed', at
from unnest($1::uuid[], $2::timestamptz[]) m (who, at) join conversations c on c.customer_id = who

-- name: messages
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id, sentiment, created_at)
select conversation_id, id, 'email', 'inbound', 'customer', 'This is not what I paid for.', 'received', id::text, 0.1, created_at from tickets
