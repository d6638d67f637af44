-- name: said
-- The newest $3 messages of a visitor's conversations from $2 on, oldest first: theirs, and ours that have been sent.
select * from (
    select m.id, $1 as key, m.role, m.content as text, coalesce(m.sent_at, m.created_at) as at, m.event_id, m.part
    from conversations c
    join messages m on m.conversation_id = c.id
    where c.channel = 'web_chat' and split_part(c.thread_key, '#', 1) = $1
      and (m.direction = 'inbound' or m.sent_at is not null) and coalesce(m.sent_at, m.created_at) >= $2
    order by at desc, m.part desc
    limit $3
) newest
order by at, part

-- name: news
-- What appeared or moved since $1 in any chat. Whoever commits late is found by asking for a little more than is new.
select m.id, split_part(c.thread_key, '#', 1) as key, m.role, m.content as text, coalesce(m.sent_at, m.created_at) as at, m.event_id
from messages m
join conversations c on c.id = m.conversation_id
where m.channel = 'web_chat' and m.updated_at >= $1 and (m.direction = 'inbound' or m.sent_at is not null)
order by at, m.part

-- name: seen
-- Up to a place in the order of the conversation; a status only moves forward.
update messages m
set delivery_status = 'read'
from conversations c
where c.id = m.conversation_id and c.channel = 'web_chat' and split_part(c.thread_key, '#', 1) = $1
  and m.direction = 'outbound' and m.sent_at <= $2 and m.delivery_status in ('sent', 'delivered')
returning m.conversation_id, m.channel, m.event_id, m.part, m.ticket_id

-- name: presences
-- Who has the ticket of a chat open, and whether somebody writes an answer there: what is a note, or may be one, stays among us.
select split_part(c.thread_key, '#', 1) as key, bool_or(v.typing and v.kind is not distinct from 'reply') as writes
from ticket_viewers v
join tickets t on t.id = v.ticket_id
join conversations c on c.id = t.conversation_id
where c.channel = 'web_chat' and v.seen_at > clock_timestamp() - interval '30 seconds'
group by 1

-- name: talk
-- The visitor's newest conversation; the address is that of whoever it belongs to, the one that they proved last.
select c.id as conversation_id, t.ticket_number, u.name, e.identifier_value as email
from conversations c
join customers u on u.id = c.customer_id
join lateral (select ticket_number from tickets where conversation_id = c.id order by created_at desc limit 1) t on true
left join lateral (
    select identifier_value from customer_identifiers
    where customer_id = c.customer_id and identifier_type = 'email' and proof = 'proven' and c.proof = 'proven'
    order by updated_at desc limit 1) e on true
where c.channel = 'web_chat' and split_part(c.thread_key, '#', 1) = $1
order by c.created_at desc
limit 1

-- name: proven_at
-- When a code was last typed that proves an address for the visitor.
select max(i.used_at) from identity_codes i
join conversations c on c.id = i.conversation_id
where c.channel = 'web_chat' and split_part(c.thread_key, '#', 1) = $1

-- name: unseen
-- Answers that left $1 ago or longer and that nobody saw, of visitors with a proven address; none that is a day old, was
-- mailed, or is older than what the visitor wrote last: then they were here.
select m.id, m.content, m.customer_id, m.conversation_id, m.ticket_number, m.name, m.email
from (
    select m.id, m.content, m.sent_at, m.part, c.customer_id, c.id as conversation_id, t.ticket_number, u.name,
           (select identifier_value from customer_identifiers
            where customer_id = c.customer_id and identifier_type = 'email' and proof = 'proven' and c.proof = 'proven'
            order by updated_at desc limit 1) as email
    from messages m
    join conversations c on c.id = m.conversation_id
    join customers u on u.id = c.customer_id
    join tickets t on t.id = m.ticket_id
    where m.channel = 'web_chat' and m.direction = 'outbound' and m.delivery_status in ('sent', 'delivered')
      and m.updated_at > clock_timestamp() - interval '1 day'
      and m.sent_at between clock_timestamp() - interval '1 day' and clock_timestamp() - $1::interval
      and m.sent_at > c.last_inbound_at
      and not exists (select 1 from web_chat_letters l where l.message_id = m.id)
) m
where m.email is not null
order by m.conversation_id, m.sent_at, m.part
limit $2

-- name: note_letter
insert into web_chat_letters (customer_id, message_id) values ($1, $2) on conflict do nothing returning id
