-- name: parked
select i.envelope, i.reason, i.reason_code, array(select a.id from attachments a where a.event_id = i.event_id order by a.position) as attachments
from inbound_messages i
where i.state = 'parked' and i.envelope <> '{}'
order by i.received_at desc
limit $1

-- name: reopen
-- As if it had just arrived. What was forgotten since cannot come back.
with parked as (
    select event_id, envelope, reason from inbound_messages
    where event_id = $1 and state = 'parked' and envelope <> '{}'
    for update
)
update inbound_messages i
set state = 'received', reason = null, reason_code = null, settled_at = null, owned_until = clock_timestamp()
from parked where i.event_id = parked.event_id
returning parked.envelope, parked.reason

-- name: move
-- Into state $2; gives back the one before. The reason stays: it tells what was parked from what never needed an answer.
with found as (
    select event_id, state from inbound_messages
    where event_id = $1 and state in ('parked', 'ignored') and envelope <> '{}'
      and reason_code in ('unreadable', 'forged', 'machine', 'no_sender')
    for update
)
update inbound_messages i set state = $2 from found where i.event_id = found.event_id
returning found.state

-- name: filed
-- How a ticket stands, which may be there since long before: a mail that is read late changes little of it.
select status, category, priority, difficulty, assigned_to, assigned_team,
       case when status = 'escalated' then escalation_reason end as escalation_reason
from tickets where id = $1

-- name: assign
update tickets
set assigned_to = coalesce(assigned_to, $2), escalation_reason = coalesce($3, escalation_reason)
where id = $1
