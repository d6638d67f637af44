-- name: due
-- Resolved a while ago ($1 .. $2) and answered by us, and nothing was said since; nobody asks who may not be who they say, or who
-- has written nothing that could have been answered, nor who wrote of a danger to a life.
select t.id, t.resolved_at
from tickets t
join conversations c on c.id = t.conversation_id
join channel_configs config on config.channel = c.channel and config.csat
where t.status = 'resolved' and t.merged_into is null and t.assigned_team is distinct from 'safety' and t.resolved_at between clock_timestamp() - $2::interval and clock_timestamp() - $1::interval
  and (c.proof = 'proven' or c.channel = 'web_form')
  and not exists (select from messages m where m.ticket_id = t.id and m.why #> '{verdict,triggers}' ? 'danger')
  and not exists (select from csat_questions q where q.ticket_id = t.id and q.resolved_at = t.resolved_at)
  and exists (select from messages m where m.ticket_id = t.id and m.conversation_id = c.id and m.direction = 'inbound')
  and exists (select from messages m where m.ticket_id = t.id and m.conversation_id = c.id and m.direction = 'outbound'
              and m.delivery_status in ('sent', 'delivered', 'read'))
  and not exists (select from messages m where m.conversation_id = c.id
                  and (m.direction = 'inbound' and coalesce(m.stored_at, m.created_at) > t.resolved_at
                       or m.direction = 'outbound' and m.delivery_status in ('pending', 'sending', 'unknown')))
order by t.resolved_at
limit 100

-- name: last_answer
select content from messages
where ticket_id = $1 and direction = 'outbound' and delivery_status in ('sent', 'delivered', 'read')
order by created_at desc limit 1

-- name: ask
-- Once for the resolution $5, and only while it holds: $2 is `asked`, or `void` where it cannot be.
insert into csat_questions (customer_id, ticket_id, channel, resolved_at, state, recipient, token)
select customer_id, id, $3, resolved_at, $2, $4, sha256(convert_to($6, 'UTF8')) from tickets where id = $1 and status = 'resolved' and resolved_at = $5
on conflict do nothing
returning id

-- name: send
insert into messages (conversation_id, ticket_id, channel, direction, role, content, subject, delivery_status, event_id,
                      recipient, correlation_id, email_thread)
values ($1, $2, $3, 'outbound', 'agent', $4, $5, 'pending', 'csat:' || $6::uuid, $7, $8, $9)

-- name: rating
-- The newest question about the ticket $1; $2 is what its link carries, null for who has shown that the ticket is theirs.
select q.state, q.score, q.words from csat_questions q join tickets t on t.id = q.ticket_id
where t.ticket_number = $1 and ($2::text is null or q.token = sha256(convert_to($2, 'UTF8')))
order by q.asked_at desc limit 1

-- name: hold
select q.id, q.state, q.score, q.words, q.ticket_id, q.customer_id
from csat_questions q join tickets t on t.id = q.ticket_id
where t.ticket_number = $1 and ($2::text is null or q.token = sha256(convert_to($2, 'UTF8')))
order by q.asked_at desc limit 1
for update of q

-- name: hold_by_number
-- The question that a lone number in a chat answers; a message that comes again finds the one it has answered.
select q.id, q.state, q.score, q.words, q.ticket_id, q.customer_id
from csat_questions q
where q.channel = $1 and q.recipient = $2
  and (q.answered_by = $3 or q.state = 'asked' and q.asked_at > clock_timestamp() - $4::interval)
order by q.answered_by = $3 desc nulls last, q.asked_at desc limit 1
for update

-- name: answer
update csat_questions
set state = 'answered', score = $2, words = $3, answered_at = clock_timestamp(), answered_by = $4
where id = $1
