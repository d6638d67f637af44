-- name: customer
insert into customers (name, email) values ('Ada Lovelace', 'ada@example.com') returning id

-- name: conversation
insert into conversations (customer_id, channel, thread_key, proof, last_inbound_at)
values ($1, $2, gen_random_uuid(), 'proven', clock_timestamp())
returning id

-- name: ticket
insert into tickets (conversation_id, customer_id, source_channel, subject, status)
values ($1, $2, $3, 'An export', 'escalated')
returning id, ticket_number

-- name: messages
-- By turns the customer's and ours, a minute apart, each with the words of a mail.
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id, recipient,
                      correlation_id, created_at, stored_at, sources)
select $1::uuid, $2, $3::text, case n % 2 when 0 then 'inbound' else 'outbound' end, case n % 2 when 0 then 'customer' else 'agent' end,
       repeat('The export of the third board stops after a minute. ', 12), case n % 2 when 0 then 'received' else 'sent' end,
       $1::text || ':' || n, 'ada@example.com', $1::text || ':' || n, said.at, said.at,
       case n % 2 when 0 then '[]' else '[{"document": "export.md", "title": "Export", "score": 0.9}]' end::jsonb
from generate_series(1, $4::integer) n, lateral (select clock_timestamp() - make_interval(mins => $4 - n) as at) said

-- name: ends
insert into inbound_messages (event_id, channel, key, state, reason, reason_code, envelope, received_at, settled_at, conversation_id)
select event_id, channel, 'ada@example.com', case when random() < 0.1 then 'escalated' else 'replied' end, 'bench', 'answered', '{}',
       created_at, created_at, conversation_id
from messages where direction = 'inbound'

-- name: notes
insert into ticket_notes (customer_id, ticket_id, author_name, content, created_at)
select $1, $2, 'Mia', 'Looked into it.', clock_timestamp() - make_interval(mins => n) from generate_series(1, $3::integer) n
