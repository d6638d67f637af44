-- name: find_ticket
select id from tickets where id = ticket_named($1) and in_scope($2::caller_scope, assigned_to, assigned_team)

-- name: hold_conversation
select c.id, c.customer_id, c.epoch, c.channel, c.proof, c.subject, c.status, c.sentiment_score, c.last_inbound_at, c.addressee, c.created_at, who.name,
       template_for(config, 'reply') is not null as has_template
from tickets t
join conversations c on c.id = t.conversation_id
join customers who on who.id = c.customer_id
join channel_configs config on config.channel = c.channel
where t.id = $1
for update of c

-- name: hold_ticket
select id, ticket_number, status, category, priority, assigned_team, assigned_to, tags_today(tags) as tags, snoozed_until, difficulty, resolved_at
from tickets
where id = $1 and in_scope($2::caller_scope, assigned_to, assigned_team)
for update

-- name: last_message
-- What a reply answers: it tells where the customer is reached.
select envelope from ledger
where conversation_id = $1 and envelope <> '{}'
order by received_at desc, event_id desc
limit 1

-- name: moved_on
-- Whether the customer wrote, or a person answered, since something came to be there.
select exists (
    select from messages m
    where m.conversation_id = $1 and (m.direction = 'inbound' or m.role = 'human' and is_said(m.delivery_status))
      and coalesce(m.stored_at, m.created_at) > $2)

-- name: store_reply
insert into messages (conversation_id, ticket_id, channel, direction, role, content, subject, delivery_status, event_id,
                      part, recipient, correlation_id, email_thread, author_id, next_attempt_at)
values ($1, $2, $3, 'outbound', 'human', $4, $5, $11, $6, $7, $8, $9, $10, $12, clock_timestamp() + $13::interval)
on conflict (event_id, direction, role, part) do nothing
returning id

-- name: being_answered
select exists (select from inbound_messages where conversation_id = $1 and state in ('received', 'processing'))

-- name: take_over
update conversations set status = 'escalated' where id = $1 and status <> 'escalated'

-- name: void_drafts
update messages set delivery_status = 'rejected', send_error = 'a person answered'
where ticket_id in (select id from tickets where conversation_id = $1) and direction = 'outbound' and delivery_status = 'draft'

-- name: set_status
update tickets
set status = $2, resolved_at = case when $2 in ('resolved', 'closed') then coalesce(resolved_at, clock_timestamp()) end
where id = $1 and status <> $2

-- name: hold_open
-- Before the conversation, as a settling turn does.
select event_id from inbound_messages
where conversation_id = (select conversation_id from tickets where id = $1) and state = 'processing'
order by event_id
for update

-- name: end_open
-- A turn that is still under way finds that its messages have ended, and writes nothing.
update inbound_messages
set state = 'escalated', reason = 'a person answered', reason_code = 'taken_over', settled_at = clock_timestamp()
where conversation_id = $1 and state = 'processing'
returning event_id
