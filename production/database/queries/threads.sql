-- name: conversations_naming
-- Conversations with a mail of one of these ids, ours or the customer's, in the order of the ids.
select c.id, c.thread_key, c.customer_id, c.proof, c.status
from unnest($1::text[]) with ordinality as named (id, number)
cross join lateral (
    select conversation_id from messages ours where ours.correlation_id = named.id and ours.channel = 'email'
    union all
    select conversation_id from messages theirs
    where theirs.direction = 'inbound' and theirs.email_thread ->> 'message_id' = named.id
) m
join conversations c on c.id = m.conversation_id
order by named.number
limit 20
