-- name: contact_of_ticket
-- On the form the key is the address that was typed.
select c.id as conversation_id, c.proof, case when m.channel = 'web_form' then m.key end as email
from tickets t
join conversations c on c.id = t.conversation_id
join ledger m on m.conversation_id = c.id
where t.ticket_number = $1 and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
order by m.received_at
limit 1

-- name: sent_codes
select created_at from identity_codes where email = $1 and created_at > $2

-- name: store_code
insert into identity_codes (id, conversation_id, email, digest, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)

-- name: open_letter
-- What it says travels in a conversation of its own: whoever reads the other one must not see it there.
with letter as (
    insert into conversations (customer_id, channel, thread_key, status, proof, subject)
    select customer_id, 'email', $2, 'closed', 'claimed', $3 from conversations where id = $1
    returning id, customer_id
), ticket as (
    insert into tickets (conversation_id, customer_id, source_channel, subject, status, resolved_at)
    select id, customer_id, 'email', $3, 'closed', clock_timestamp() from letter
    returning id, conversation_id
)
insert into messages (conversation_id, ticket_id, channel, direction, role, content, subject, delivery_status, event_id,
                      recipient, correlation_id)
select conversation_id, id, 'email', 'outbound', 'agent', $4, $3, 'pending', $2, $5, $6 from ticket

-- name: code
select id, conversation_id, email, digest, attempts, expires_at, used_at is not null as used from identity_codes
where id = $1
for update

-- name: count_attempt
update identity_codes set attempts = attempts + 1 where id = $1

-- name: use_code
update identity_codes set used_at = $2 where id = $1

-- name: conversation_home
select customer_id, proof from conversations where id = $1

-- name: hold_customer
select id from customers where id = $1 for update

-- name: filed_together
-- A conversation, and the letters with the codes that were asked for in it.
select c.id from conversations c
where c.id = $1 or c.channel = 'email' and c.thread_key in (
    select 'identity-code:' || i.id from identity_codes i where i.conversation_id = $1)

-- name: file_conversations
update conversations c
set customer_id = $2, proof = case when c.id = $3 then 'proven' else c.proof end,
    thread_key = case when exists (select 1 from conversations k
                                   where k.customer_id = $2 and k.channel = c.channel and k.thread_key = c.thread_key
                                     and k.id <> c.id)
                      then c.thread_key || '#' || c.id else c.thread_key end
where c.id = any($1::uuid[])

-- name: file_tickets
update tickets set customer_id = $2 where conversation_id = any($1::uuid[])
