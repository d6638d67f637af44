-- name: begin
-- Of this transaction: plans are made for what is asked, one for everything would read every ticket.
select set_config('plan_cache_mode', 'force_custom_plan', true), clock_timestamp() as now

-- name: total
select coalesce(sum(tickets), 0)::bigint from ticket_counts
where in_scope($1::caller_scope, assigned_to, assigned_team) and tag is not distinct from $3::text
  and in_inbox($2::inbox_filter, status, channel, assigned_to, assigned_team, snoozed, draft_waits, waiting)

-- name: counts
-- Of each of the filters, in their order.
select coalesce(sum(c.tickets) filter (where in_inbox(($2::inbox_filter[])[place], c.status, c.channel, c.assigned_to, c.assigned_team,
                                                      c.snoozed, c.draft_waits, c.waiting)), 0)::bigint as tickets
from generate_subscripts($2::inbox_filter[], 1) place
left join ticket_counts c on c.tag is null and in_scope($1::caller_scope, c.assigned_to, c.assigned_team)
group by place order by place

-- name: parked
select count(*) from inbound_messages where state = 'parked' and envelope <> '{}'

-- name: matches
select count(*) from tickets t
where in_scope($1::caller_scope, t.assigned_to, t.assigned_team) and ($3::text is null or t.tags @> array[$3])
  and in_inbox($2::inbox_filter, t.status, t.source_channel, t.assigned_to, t.assigned_team,
               t.snoozed_until is not null, t.draft_waits, t.waiting_since is not null)
  and ticket_is_about(array(select plain_words(p) from unnest($4::text[]) p), t.subject, t.id, t.conversation_id)

-- name: plain
-- The order as the formula says it: reads every ticket that is wanted.
with wanted as (
    select t.id, t.static_score, coalesce(t.waiting_since, t.created_at) as since,
           ticket_is_about(array(select plain_words(p) from unnest($4::text[]) p), t.subject, t.id, t.conversation_id) as hit
    from tickets t
    where in_scope($1::caller_scope, t.assigned_to, t.assigned_team) and ($3::text is null or t.tags @> array[$3])
      and in_inbox($2::inbox_filter, t.status, t.source_channel, t.assigned_to, t.assigned_team,
                   t.snoozed_until is not null, t.draft_waits, t.waiting_since is not null)
), ranked as (
    select w.id, w.hit, w.static_score + age_score(s.min_wait_hours, $5::timestamptz - w.since)
                        + case when w.hit then s.topic_alert_boost else 0 end as total
    from wanted w, scoring s
)
select id, hit, total from ranked
where $6::double precision is null or total < $6 or total = $6 and id > $7::uuid
order by total desc, id
offset $8 limit $9

-- name: rows
-- What a line shows, in the order of the ids.
select t.ticket_number, t.id, t.subject, t.status, t.priority, t.source_channel, t.category, t.customer_id, who.name as customer_name,
       t.created_at, t.waiting_since, coalesce(t.waiting_since, t.created_at) as since, said.content as said, t.sentiment, t.tags,
       t.assigned_to, owner.name as assigned_name, t.assigned_team, t.snoozed_until, t.escalation_reason,
       draft.id as draft_id, draft.confidence
from unnest($1::uuid[]) with ordinality wanted(id, place)
join tickets t using (id)
join customers who on who.id = t.customer_id
left join users owner on owner.id = t.assigned_to
left join lateral (
    select left(m.content, 1000) as content from messages m
    where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'inbound'
    order by m.created_at desc limit 1
) said on true
left join lateral (
    select m.id, m.confidence from messages m
    where m.ticket_id = t.id and m.direction = 'outbound' and m.delivery_status = 'draft'
    order by m.created_at desc, m.part limit 1
) draft on true
order by wanted.place

-- name: facts
select t.priority, t.difficulty, t.sentiment, who.churn_risk, who.lifetime_value::double precision as lifetime_value,
       extract(epoch from clock_timestamp() - coalesce(t.waiting_since, t.created_at))::double precision / 3600 as hours_waiting,
       $3::text[] <> '{}'
       and ticket_is_about(array(select plain_words(p) from unnest($3::text[]) p), t.subject, t.id, t.conversation_id) as matches_topic_alert,
       s.churn_weight, s.value_weight, s.topic_alert_boost, s.min_wait_hours
from tickets t join customers who on who.id = t.customer_id, scoring s
where t.id = ticket_named($1) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)

-- name: watched
select id, phrases, expires_at from topic_alerts
where user_id = $1 and expires_at > clock_timestamp()
order by created_at, id

-- name: watch
insert into topic_alerts (user_id, phrases, expires_at) values ($1, $2, $3) returning id, phrases, expires_at

-- name: unwatch
delete from topic_alerts where id = $1 and user_id = $2 returning true

-- name: forget_expired_alerts
delete from topic_alerts where expires_at < clock_timestamp()

-- name: wake
-- In the order of their ids, as everybody locks them.
update tickets set snoozed_until = null
where id = any(array(select id from tickets where snoozed_until <= clock_timestamp() order by id limit $1 for update skip locked))

-- name: age
-- Half an hour late on purpose: a page of some minutes ago must not find a ticket older than it was.
update tickets set static_score = static_score
where id = any(array(select id from tickets
                     where slot is not null and coalesce(waiting_since, created_at) < clock_timestamp() - interval '24 hours 30 minutes'
                     order by id limit $1 for update skip locked))

-- name: fold_counts
with counted as (delete from ticket_counts returning *)
insert into ticket_counts
select status, channel, assigned_team, assigned_to, snoozed, draft_waits, waiting, tag, sum(tickets) from counted
group by status, channel, assigned_team, assigned_to, snoozed, draft_waits, waiting, tag
having sum(tickets) <> 0

-- name: set_weights
-- Every ticket is scored anew where they differ.
update scoring
set churn_weight = $1, value_weight = $2, topic_alert_boost = $3, min_wait_hours = $4,
    rescored_up_to = case when (churn_weight, value_weight) = ($1, $2) then rescored_up_to else '00000000-0000-0000-0000-000000000000' end
where (churn_weight, value_weight, topic_alert_boost, min_wait_hours) is distinct from ($1, $2, $3, $4)

-- name: rescore
-- The next $1 tickets; what they did not keep before is found out. False when none is left.
with next as materialized (
    select t.id from tickets t, scoring s where t.id > s.rescored_up_to order by t.id limit $1
), scored as (
    update tickets t
    set waiting_since = coalesce(t.waiting_since, case when status_group(t.status) = 'open' then unanswered_since(t.id, t.conversation_id) end),
        draft_waits = exists (select from messages m
                              where m.ticket_id = t.id and m.direction = 'outbound' and m.delivery_status = 'draft'),
        sentiment = coalesce(t.sentiment, c.sentiment_score)
    from next, conversations c
    where t.id = next.id and c.id = t.conversation_id
)
update scoring set rescored_up_to = (select max(id::text)::uuid from next)
where rescored_up_to is not null
returning rescored_up_to is not null
