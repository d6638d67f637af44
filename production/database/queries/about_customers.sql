-- name: customer
select c.id, c.name, c.email, c.tags,
       (select m.content from messages m join conversations v on v.id = m.conversation_id
        where v.customer_id = c.id and m.direction = 'inbound' and m.content <> ''
        order by m.created_at desc limit 1) as last_words
from customers c
where c.id = $2 and c.merged_into is null and c.deleted_at is null and customer_in_scope($1::caller_scope, c.id)

-- name: product
select title, description, markers from products where id = $1 and deleted_at is null

-- name: past
-- The last $3 of what passed; notes are among ourselves.
select direction, content, happened_at from interaction_records
where customer_id = $2 and content <> '' and type <> 'note' and interaction_in_scope($1::caller_scope, ticket_id)
order by happened_at desc limit $3
