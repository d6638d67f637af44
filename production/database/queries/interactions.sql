-- name: interactions
-- The newest $3 of somebody, of tickets in reach.
select id, customer_id, type, direction, content, happened_at, status
from interaction_records
where customer_id = $2 and interaction_in_scope($1::caller_scope, ticket_id)
order by happened_at desc, id
limit $3

-- name: interaction
select id, customer_id, type, direction, content, happened_at, status from interaction_records where id = $1 and customer_id = $2
