-- What a record may name: within reach of whoever writes it, and there.

-- name: contact
select c.id from customers c
where c.number = $2 and c.deleted_at is null and c.merged_into is null and customer_in_scope($1::caller_scope, c.id)

-- name: deal
select d.customer_id from deals d where d.id = $2 and d.deleted_at is null and in_scope($1::caller_scope, d.owner_id, d.team)

-- name: ticket
select t.id, t.customer_id from tickets t where t.ticket_number = $2 and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
