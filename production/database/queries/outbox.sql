-- name: take_to_send
-- One message a conversation at a time, oldest first: parts and replies go out in order. Whoever holds the row in
-- `sending` for longer than the lease has died; the provider is then asked before anything is sent again.
with next as (
    select m.id, m.delivery_status as previous_status
    from messages m
    where m.direction = 'outbound'
      and m.delivery_status in ('pending', 'sending', 'unknown')
      and m.next_attempt_at <= clock_timestamp()
      and m.channel = $3
      and not exists (
          select 1 from messages earlier
          where earlier.conversation_id = m.conversation_id
            and earlier.direction = 'outbound'
            and earlier.delivery_status in ('pending', 'sending', 'unknown')
            and (earlier.created_at, earlier.part) < (m.created_at, m.part)
      )
    order by m.next_attempt_at
    limit $1
    for update of m skip locked
)
update messages m
set delivery_status = 'sending', attempts = m.attempts + 1,
    tried_at = case when next.previous_status = 'pending' then clock_timestamp() else m.tried_at end,
    next_attempt_at = clock_timestamp() + make_interval(secs => $2)
from next, conversations c, customers who, channel_configs config
where m.id = next.id and c.id = m.conversation_id and who.id = c.customer_id and config.channel = m.channel
returning m.id, next.previous_status, m.channel, m.recipient, m.content, m.correlation_id, m.subject, m.email_thread, m.attempts,
          m.created_at, m.tried_at, m.role, m.cc, exists (select from reply_files f where f.message_id = m.id) as has_files, who.name as customer_name, c.last_inbound_at,
          c.line, template_for(config, 'reply') as template,
          (select i.content from messages i
           where i.event_id = m.event_id and i.direction = 'inbound' and c.proof = 'proven' limit 1) as answered,
          (select i.created_at from messages i where i.event_id = m.event_id and i.direction = 'inbound' limit 1) as answered_at,
          (select r.envelope ->> 'traceparent' from ledger r where r.event_id = m.event_id) as traceparent

-- name: files
select a.name, a.content_type, a.content
from reply_files f join attachments a on a.id = f.id
where f.message_id = $1
order by a.created_at, a.id

-- name: mark_returned
-- A delivery report names our own unguessable id: exactly this mail did not arrive.
update messages set delivery_status = 'failed', send_error = $2
where correlation_id = $1 and direction = 'outbound' and delivery_status in ('sending', 'unknown', 'sent', 'delivered')
returning conversation_id, channel, event_id, part, ticket_id

-- name: mark_sending
-- Only by who took it last, and while nobody knows that it was sent.
update messages set tried_at = clock_timestamp()
where id = $1 and attempts = $2 and delivery_status = 'sending'
returning id

-- name: attributed
select provider_message_id as id from messages where provider_message_id = any($1::text[])

-- name: attribute
-- The provider names our own id: it has what we were not sure of.
update messages set provider_message_id = $2, send_error = null
where correlation_id = $1 and delivery_status in ('sending', 'unknown') and provider_message_id is null
returning id

-- name: mark_sent
-- The fact and its event in one statement; `received_at` is when the customer began to wait.
with sent as (
    update messages
    set delivery_status = 'sent', provider_message_id = $2, sent_at = clock_timestamp(), send_error = null
    where id = $1 and delivery_status in ('sending', 'unknown')
    returning conversation_id, channel, event_id, part, ticket_id, role, author_id
)
insert into event_outbox (type, conversation_id, channel, payload)
select 'reply_sent', conversation_id, channel, hands_of(ticket_id) || jsonb_build_object(
    'ticket', ticket_id, 'inbound', event_id, 'part', part, 'by', role, 'author', author_id,
    'received_at', (select min(received_at) from ledger i where i.event_id = sent.event_id))
from sent

-- name: mark_retry
-- Only by who took it last: another sender may be giving it to the provider.
update messages
set delivery_status = $2, send_error = $3, next_attempt_at = clock_timestamp() + make_interval(secs => $4)
where id = $1 and delivery_status = 'sending' and attempts = $5

-- name: mark_failed
update messages set delivery_status = 'failed', send_error = $2
where id = $1 and delivery_status = 'sending'
returning conversation_id, channel, event_id, part, ticket_id, recipient

-- name: fail_waiting
-- What nobody has begun to send, of a conversation with somebody who wants nothing more.
update messages set delivery_status = 'failed', send_error = $2
where conversation_id = $1 and direction = 'outbound' and delivery_status = 'pending'
returning conversation_id, channel, event_id, part, ticket_id

-- name: hand_to_person
-- A question how somebody liked the answer may get lost.
update tickets set status = 'escalated', escalation_reason = $2, assigned_team = coalesce(assigned_team, 'support')
where id = $1 and status in ('open', 'in_progress', 'waiting_customer', 'resolved') and $3 not like 'csat:%'

-- name: advance_delivery
-- Reports arrive late and out of order: a status only moves forward, and in any order to the same end. What was delivered or
-- read did not fail.
update messages
set delivery_status = $2, send_error = case when $2 = 'failed' then coalesce($3, send_error) end
where provider_message_id = $1
  and array_position(array['pending', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read'], delivery_status)
      < array_position(array['pending', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read'], $2)
returning conversation_id, channel, event_id, part, ticket_id, recipient

-- name: read_until
update messages set delivery_status = 'read'
where conversation_id in (select id from conversations where channel = $1 and thread_key = $2)
  and direction = 'outbound' and delivery_status in ('sent', 'delivered') and sent_at <= $3
returning conversation_id, channel, event_id, part, ticket_id
