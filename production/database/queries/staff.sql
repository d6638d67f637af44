-- name: conversation_for_ticket
-- Where a new ticket of this customer belongs: the latest conversation on the channel that is surely theirs. It stays
-- locked, so that the same request twice at once opens one ticket.
select id from conversations
where customer_id = $1 and channel = $2 and proof = 'proven' and status <> 'closed'
order by last_inbound_at desc nulls last, created_at desc
limit 1
for update

-- name: same_ticket
select ticket_number from tickets
where conversation_id = $1 and subject = $2 and status not in ('resolved', 'closed')
order by created_at
limit 1

-- name: customer_of_ticket
select customer_id from tickets where ticket_number = $1

-- name: hold_conversation
-- Taken before the ticket, as a settling turn does: neither waits for the other for ever.
select c.id, c.customer_id, c.epoch, c.channel, c.proof, c.subject, c.status, c.sentiment_score, who.name
from tickets t
join conversations c on c.id = t.conversation_id
join customers who on who.id = c.customer_id
where t.ticket_number = $1
for update of c

-- name: hold_ticket
select id, ticket_number, status, category, priority, assigned_team from tickets where ticket_number = $1 for update

-- name: being_answered
select exists (select 1 from inbound_messages where conversation_id = $1 and state in ('received', 'processing'))

-- name: last_message
-- What a reply answers: it tells where the customer is reached.
select envelope from ledger
where conversation_id = $1 and envelope <> '{}'
order by received_at desc, event_id desc
limit 1

-- name: store_reply
-- The same words as an answer to the same message have the same event id: they are sent once.
insert into messages (conversation_id, ticket_id, channel, direction, role, content, subject, delivery_status, event_id,
                      part, recipient, correlation_id, email_thread)
values ($1, $2, $3, 'outbound', 'human', $4, $5, $11, $6, $7, $8, $9, $10)
on conflict (event_id, direction, role, part) do nothing
returning id

-- name: drop_drafts
-- Nobody approves an answer to what a person has answered.
update messages set delivery_status = 'rejected', send_error = 'a person answered'
where conversation_id = $1 and direction = 'outbound' and delivery_status = 'draft'
