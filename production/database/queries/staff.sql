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
select customer_id from tickets where id = ticket_named($1)
