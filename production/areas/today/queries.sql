-- name: handled
-- Messages that came in since $1, and those that ended since, whenever they came; what a person had already (reasons $3) was given
-- to nobody. Earlier months of the ledger are not read.
select i.channel, i.state, count(*) filter (where i.received_at >= $1) as came_in,
       count(*) filter (where i.settled_at >= $1 and (i.state <> 'escalated' or coalesce(i.reason_code, '') <> all($3::text[]))) as ended
from ledger i
where (i.received_at >= $1 or i.settled_at >= $1) and i.filed_under > $1::timestamptz - interval '31 days'
  and conversation_in_scope($2::caller_scope, i.conversation_id)
group by i.channel, i.state

-- name: troubles
-- Messages that ended since $1 for one of the reasons $3, and replies that since then are known not to have arrived.
select kind, count(*) as messages, (array_agg(ticket_number order by at desc) filter (where ticket_number is not null))[:5] as tickets
from (
    select i.reason_code as kind, i.settled_at as at,
           (select t.ticket_number from messages m join tickets t on t.id = m.ticket_id
            where m.event_id = i.event_id and m.direction = 'inbound' limit 1) as ticket_number
    from ledger i
    where i.settled_at >= $1 and i.filed_under > $1::timestamptz - interval '31 days' and i.reason_code = any($3::text[])
      and conversation_in_scope($2::caller_scope, i.conversation_id)
    union all
    select 'not_delivered', m.updated_at, t.ticket_number
    from messages m join tickets t on t.id = m.ticket_id
    where m.direction = 'outbound' and m.delivery_status in ('failed', 'unknown') and m.updated_at >= $1
      and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
) trouble
group by kind
order by messages desc

-- name: called_wrong
-- Answers of the AI that people have called wrong since $1, and the tickets of some of them, the newest first.
select count(*) as answers, (array_agg(t.ticket_number order by w.at desc))[:5] as tickets
from wrong_answers w join tickets t on t.id = w.ticket_id
where w.at >= $1 and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)

-- name: ratings
-- What customers said since $1; of the unhappy ones, some tickets.
select count(*) as answers, avg(q.score)::double precision as average,
       coalesce((array_agg(t.ticket_number order by q.answered_at desc) filter (where q.score <= 2))[:5], '{}') as unhappy
from csat_questions q join tickets t on t.id = q.ticket_id
where q.state = 'answered' and q.answered_at >= $1 and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)

-- name: judged
select s.outcome, count(*) as suggestions
from reply_suggestions s join tickets t on t.id = s.ticket_id
where s.outcome in ('unchanged', 'edited', 'rejected') and s.ended_at > clock_timestamp() - make_interval(days => $1)
  and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
group by s.outcome
