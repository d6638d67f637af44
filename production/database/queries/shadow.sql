-- name: conversations
-- Those in which a person has written since $1, the oldest first.
select conversation_id
from messages
where direction = 'outbound' and role = 'human' and delivery_status in ('sent', 'delivered', 'read')
  and coalesce(sent_at, created_at) >= $1
group by conversation_id
order by min(coalesce(sent_at, created_at)), conversation_id

-- name: scene
-- Who takes part in conversation $1, and how freely the AI answers there.
select c.customer_id, c.channel, c.proof, c.subject, who.name, config.replies_per_hour, calibrations_of(c.channel) as calibrations,
       array(select unnest(array[who.name, who.company]) union
             select identifier_value from customer_identifiers where customer_id = c.customer_id) as known
from conversations c
join customers who on who.id = c.customer_id
join channel_configs config on config.channel = c.channel
where c.id = $1

-- name: said
-- All that was said in conversation $1, in its order: what a person has approved counts from when it left.
select m.role, m.content, moment.said_at, m.ticket_id, t.ticket_number, l.envelope
from messages m
join tickets t on t.id = m.ticket_id
left join ledger l on l.event_id = m.event_id and m.direction = 'inbound'
cross join lateral (
    select case when m.role = 'human' then coalesce(m.sent_at, m.created_at) else m.created_at end as said_at
) moment
where m.conversation_id = $1
  and (m.direction = 'inbound' or m.delivery_status in ('sent', 'delivered', 'read'))
order by moment.said_at, m.part

-- name: learned
-- Documents that were learned from conversation $1, or from one that holds a mail with an id among $2.
select distinct suggested.document
from tickets t
join article_suggestions evidence on evidence.ticket_id = t.id
join article_suggestions suggested on suggested.id = coalesce(evidence.same_as, evidence.id)
where suggested.document is not null
  and t.conversation_id in (
      select $1::uuid
      union all
      select m.conversation_id from messages m where m.direction = 'inbound' and m.email_thread ->> 'message_id' = any($2::text[])
      union all
      select m.conversation_id from messages m where m.correlation_id = any($2::text[]) and m.channel = 'email')
