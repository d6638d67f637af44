-- name: turns
-- What ended since $1, a row a turn: messages that one claim took were settled together. The latest $2, latest first; of all, or
-- the one of message $3.
select conversation_id, epoch, max(claimed_at) as claimed_at, max(settled_at) as settled_at, state, reason_code, reason,
       jsonb_agg(envelope order by admitted nulls first, received_at, event_id) as envelopes
from ledger
where state in ('replied', 'drafted', 'escalated') and settled_at >= $1 and conversation_id is not null and envelope <> '{}'
  and ($3::text is null or (conversation_id, epoch) = (select conversation_id, epoch from ledger where event_id = $3))
group by conversation_id, epoch, state, reason_code, reason
order by max(settled_at) desc
limit $2

-- name: scene
-- Who and where. A conversation that was proven by a code later was a claim then; thresholds are those of today.
select c.customer_id, c.channel, c.subject, who.name, t.id as ticket_id, t.ticket_number,
       case when exists (select 1 from identity_codes i where i.conversation_id = c.id and i.used_at > $3)
            then 'claimed' else c.proof end as proof,
       config.send_threshold, config.draft_threshold, config.replies_per_hour, calibrations_of(c.channel) as calibrations
from conversations c
join customers who on who.id = c.customer_id
join messages m on m.event_id = $2 and m.direction = 'inbound'
join tickets t on t.id = m.ticket_id
join channel_configs config on config.channel = c.channel
where c.id = $1

-- name: history
-- What had been said when the turn was claimed: earlier turns, replies written before, and drafts once they had left.
select role, content from (
    select m.role, m.content, m.created_at, m.part
    from messages m
    left join ledger l on l.event_id = m.event_id and m.direction = 'inbound'
    where m.conversation_id = $1
      and case when m.direction = 'inbound' then l.epoch < $2
               when m.role = 'human' and m.event_id not like 'operator:%' then m.sent_at < $3
               else m.created_at < $3 and is_said(m.delivery_status) end
    order by m.created_at desc, m.part desc
    limit 20
) recent
order by created_at, part

-- name: answer
-- What the turn wrote: its confidence stands in its event, also where no reply was written. $1 conversation, $2 event, $3
-- claimed, $4 settled, $5 state.
select (select (e.payload ->> 'confidence')::float8 from event_outbox e
        where e.occurred_at >= $3 and e.occurred_at < $4::timestamptz + interval '1 minute'
          and e.conversation_id = $1 and e.type = $5 and e.payload ->> 'inbound' = $2
        order by e.id desc limit 1) as confidence,
       string_agg(content, E'\n\n' order by part) as text, (jsonb_agg(sources order by part)) -> 0 as sources,
       coalesce(bool_or(role = 'human'), false) as by_person
from messages
where event_id = $2 and direction = 'outbound' and created_at >= $3

-- name: past_tickets
-- As the customer's history stood at $2, seen from ticket $3. Nobody keeps a ticket's former states: they follow from how
-- its last turn before that ended; the ticket of the turn was not filed under anything yet.
-- What came to the customer by a later merge, or was proven later, was not there yet.
select t.ticket_number, t.source_channel, subject_of(t) as subject, t.created_at,
       case when t.id <> $3 and t.resolved_at < $2 then 'resolved'
            when ended.state = 'escalated' then 'escalated'
            when ended.state = 'drafted' then 'in_progress'
            when ended.state = 'replied' and t.id <> $3 then 'waiting_customer'
            else 'open' end as status,
       case when t.id = $3 then 'general' else t.category end as category, last.content as last_reply
from tickets t
join conversations c on c.id = t.conversation_id and c.proof = 'proven'
join tickets own on own.id = $3
left join lateral (
    select l.state from messages m join ledger l on l.event_id = m.event_id
    where m.ticket_id = t.id and m.direction = 'inbound' and l.settled_at < $2
    order by l.settled_at desc limit 1
) ended on true
left join lateral (
    select content from messages m
    where m.ticket_id = t.id and m.direction = 'outbound'
      and case when m.role = 'human' and m.event_id not like 'operator:%' then m.sent_at < $2
               else m.created_at < $2 and is_said(m.delivery_status) end
    order by m.created_at desc limit 1
) last on true
where t.customer_id = $1 and (t.created_at < $2 or t.id = $3)
  and not exists (select 1 from identity_codes i where i.conversation_id = c.id and i.used_at > $2)
  and not exists (select 1 from customer_merges g
                  where g.merged_at > $2 and g.undone_at is null
                    and (t.conversation_id = any(g.conversations)) <> (own.conversation_id = any(g.conversations)))
order by t.created_at desc
limit $4
