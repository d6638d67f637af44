-- name: context
-- The ticket $1, which is in scope, with whose it is. What it is about is how it began and what the customer wrote last. The
-- thread is what surely the same person wrote: all that is proven, or this conversation alone (decision 35). Where we wrote first,
-- nothing is proven of who reads it until they answer.
select array(select other.id from conversations other
             where other.id = c.id or other.customer_id = c.customer_id and other.proof = 'proven' and c.proof = 'proven') as thread,
       t.id, t.conversation_id, t.customer_id,
       case when c.addressee is null or c.last_inbound_at is not null then c.proof end as proof,
       c.channel, who.number as contact, who.name, who.email, who.phone, who.company, who.plan,
       who.created_at as since, concat_ws(E'\n', t.subject, said.words) as words
from tickets t
join conversations c on c.id = t.conversation_id
join customers who on who.id = t.customer_id
cross join lateral (
    select string_agg(left(content, 2000), E'\n') as words
    from ((select content from messages m where m.conversation_id = t.conversation_id and m.ticket_id = t.id and direction = 'inbound'
           order by created_at limit 1)
          union
          (select content from messages m where m.conversation_id = t.conversation_id and m.ticket_id = t.id and direction = 'inbound'
           order by created_at desc limit 1)) ends
) said
where t.id = $1

-- name: orders
-- The latest of whoever surely wrote the ticket $1, with the parcel that left last.
select o.number, (
    select f.tracking_number from fulfilments f
    where f.order_id = o.id and f.tracking_number is not null
    order by f.shipped_at desc nulls last, f.source_id desc limit 1
) as tracking
from tickets t
join conversations c on c.id = t.conversation_id and c.proof = 'proven' and (c.addressee is null or c.last_inbound_at is not null)
join orders o on o.customer_id = t.customer_id
where t.id = $1
order by o.placed_at desc, o.id
limit 10

-- name: identifiers
select identifier_type, identifier_value, proof from customer_identifiers where customer_id = $1
order by proof desc, created_at

-- name: earlier_tickets
-- The newest other tickets in the conversations $1 beside $2, with the words they began with and, once resolved, the last answer.
select t.ticket_number as id, subject_of(t) as subject, t.status, t.created_at, t.resolved_at,
       coalesce(left(first.content, 2000), '') as words,
       case when t.status in ('resolved', 'closed') then left(last.content, 600) end as how_solved,
       (select score from csat_questions q where q.ticket_id = t.id and q.state = 'answered' order by q.asked_at desc limit 1) as rated
from tickets t
left join lateral (
    select content from messages m
    where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'inbound'
    order by m.created_at limit 1
) first on true
left join lateral (
    select content from messages m
    where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'outbound'
      and is_said(m.delivery_status) and m.event_id not like 'csat:%'
    order by m.created_at desc limit 1
) last on true
where t.conversation_id = any($1::uuid[]) and t.id <> $2 and in_scope($3::caller_scope, t.assigned_to, t.assigned_team)
order by t.created_at desc
limit 50

-- name: other_conversations
-- Those among $1 beside $2.
select c.id, c.channel, c.subject, c.last_inbound_at,
       array(select t.ticket_number from tickets t
             where t.conversation_id = c.id and in_scope($3::caller_scope, t.assigned_to, t.assigned_team)
             order by t.created_at desc) as tickets
from conversations c
where c.id = any($1::uuid[]) and c.id <> $2 and conversation_in_scope($3::caller_scope, c.id)
order by c.last_inbound_at desc nulls last
limit 20

-- name: notes
-- About tickets in the conversations $1.
select n.created_at as at, n.author_name as author, n.content as text
from ticket_notes n
join tickets t on t.id = n.ticket_id
where t.conversation_id = any($1::uuid[]) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
order by n.created_at desc
limit 50

-- name: facts
-- What value and risk of the customers $1 are worked out from.
select who.id as customer_id, who.plan, p.monthly, p.currency, who.created_at as since, counted.tickets_this_month,
       counted.waiting_since, coalesce(said.sentiments, '{}') as sentiments, coalesce(said.words, '') as words,
       bought.orders, bought.spent_minor, base_currency() as orders_currency, s.probability as stays_away, m.horizon_days
from customers who
left join plans p on p.name = lower(btrim(who.plan))
left join churn_scores s on s.customer_id = who.id and s.probability is not null
left join churn_models m on m.id = s.model_id
cross join lateral (
    select count(*) as orders, coalesce(sum(total_minor), 0)::bigint as spent_minor from orders o
    where o.customer_id = who.id and o.currency = base_currency() and order_counts(o.status)
) bought
cross join lateral (
    select count(*) filter (where created_at > clock_timestamp() - interval '30 days') as tickets_this_month,
           min(waiting_since) filter (where status = 'escalated') as waiting_since
    from tickets where customer_id = who.id
) counted
left join lateral (
    select array_agg(sentiment order by created_at desc) filter (where sentiment is not null) as sentiments,
           string_agg(left(content, 1000), E'\n') as words
    from (select m.sentiment, m.content, m.created_at
          from conversations c join messages m on m.conversation_id = c.id
          where c.customer_id = who.id and m.direction = 'inbound' and m.created_at > clock_timestamp() - interval '90 days'
          order by m.created_at desc limit 5) latest
) said on true
where who.id = any($1::uuid[])

-- name: newest_message
-- What a suggestion for the ticket $1, which is in scope, answers: the customer's newest words in it.
select m.id, m.channel, t.customer_id
from tickets t
left join lateral (
    select id, channel from messages
    where conversation_id = t.conversation_id and ticket_id = t.id and direction = 'inbound'
    order by created_at desc, id desc limit 1
) m on true
where t.id = $1

-- name: newest_suggestion
select * from reply_suggestions where message_id = $1 order by created_at desc, id desc limit 1

-- name: ask
-- Nothing is asked twice: of two who come at once, the second finds the first one's.
insert into reply_suggestions (customer_id, ticket_id, message_id, channel, instruction)
values ($1, $2, $3, $4, $5)
on conflict do nothing
returning id

-- name: written
-- With the reply that waits only as long as it does.
select s.*, left_over.id as waiting_id,
       exists (select from reply_suggestions before
               where before.message_id = s.message_id and before.content = s.content and before.created_at < s.created_at) as repeats
from reply_suggestions s
left join messages left_over on left_over.id = s.draft_id and left_over.delivery_status = 'draft'
where s.id = $1 and s.written_at is not null

-- name: reject
-- The newest suggestion for the message $1, unless its end is known or it is a reply that waits: that has its own way out.
update reply_suggestions s
set outcome = 'rejected', reason = $2, ended_at = clock_timestamp()
where s.id = (select id from reply_suggestions where message_id = $1 and written_at is not null
              order by created_at desc, id desc limit 1)
  and s.outcome is null
  and not exists (select from messages left_over where left_over.id = s.draft_id and left_over.delivery_status = 'draft')
returning s.id

-- name: take
-- The oldest request that nobody writes. Whoever takes it and dies leaves it to another once the lease is over.
with taken as (
    update reply_suggestions set attempts = attempts + 1, leased_until = clock_timestamp() + interval '1 minute'
    where id = (select id from reply_suggestions where written_at is null and leased_until < clock_timestamp()
                order by created_at limit 1 for update skip locked)
    returning *
)
select t.id, t.attempts, t.instruction, t.draft_id, t.content, t.confidence, asked.conversation_id, asked.event_id,
       coalesce(left_over.sources, '[]') as places, l.reason_code, l.reason
from taken t
join messages asked on asked.id = t.message_id
left join messages left_over on left_over.id = t.draft_id
left join ledger l on l.event_id = asked.event_id

-- name: give_back
-- What it needs is away: soon again.
update reply_suggestions set leased_until = clock_timestamp() + interval '3 seconds' where id = $1 and attempts = $2

-- name: save
update reply_suggestions
set content = $3, reasoning = $4, confidence = $5, sources = $6, sentences = $7, missing = $8, calibrated = coalesce(calibrated, $9),
    written_at = clock_timestamp()
where id = $1 and attempts = $2 and written_at is null

-- name: passages
-- In the order in which they are named.
select k.document, k.title, k.position, k.content
from unnest($1::text[], $2::integer[]) with ordinality as named (document, position, place)
join knowledge_base k using (document, position)
order by named.place

-- name: decided
-- At least $1 open suggestions about which something is decided by now, and all of the same message, with what was decided: the
-- words of the first reply of a person that has left since, or why the waiting reply was thrown away. Else the customer wrote
-- again, or the AI answered. What waited leaves when it is approved; what can still be taken back has not left.
select s.id, s.message_id, s.content, answer.words as answer,
       case when left_over.delivery_status = 'rejected' and coalesce(left_over.send_error, '') <> all($2::text[])
            then coalesce(left_over.send_error, '') end as rejected_because
from reply_suggestions s
join messages asked on asked.id = s.message_id
left join messages left_over on left_over.id = s.draft_id
left join lateral (
    select string_agg(said.content, E'\n\n' order by said.part) as words
    from (select m.event_id
          from messages m
          where m.conversation_id = asked.conversation_id and m.direction = 'outbound' and m.role = 'human'
            and m.created_at > asked.created_at and (m.id = s.draft_id or m.next_attempt_at > s.created_at)
            and is_said(m.delivery_status)
            and (m.delivery_status <> 'pending' or m.next_attempt_at <= clock_timestamp())
          order by m.created_at, m.part limit 1) first
    join messages said on said.event_id = first.event_id and said.direction = 'outbound' and said.role = 'human'
) answer on true
where s.outcome is null and s.written_at is not null
  and (answer.words is not null or left_over.delivery_status = 'rejected'
       or exists (select from messages later
                  where later.conversation_id = asked.conversation_id and later.created_at > asked.created_at
                    and (later.direction = 'inbound'
                         or later.role = 'agent' and is_said(later.delivery_status)
                            and later.created_at > s.created_at)))
order by s.message_id
fetch first $1 rows with ties

-- name: end
update reply_suggestions
set outcome = $2, edit_distance = $3, reason = nullif($4, ''), ended_at = clock_timestamp()
where id = $1 and outcome is null

-- name: outcomes
-- By channel and tenths of confidence, of what was suggested since $1.
select channel, least(floor(confidence * 10), 9)::integer as tenth, count(*) as offered,
       count(*) filter (where outcome = 'unchanged') as unchanged, count(*) filter (where outcome = 'edited') as edited,
       count(*) filter (where outcome = 'rejected') as rejected, count(*) filter (where outcome = 'void') as void,
       percentile_cont(0.5) within group (order by edit_distance) filter (where outcome = 'edited') as median_edit_distance
from reply_suggestions
where written_at >= $1 and content <> ''
group by channel, tenth
order by channel, tenth desc nulls last

-- name: observed
-- What became of replies since $1, by channel, intent and hundredths of confidence: how many a person decided about, how much all
-- weigh, and how much of that was right. Suggestions that were changed are right as far as less than half of them was. An answer
-- that left alone is wrong where somebody says so; silence counts $2 of a decision, since few of them are looked at.
select channel, intent, round(confidence::numeric, 2)::float8 as confidence, sum(judged)::integer as judged, sum(weight)::float8 as weight,
       sum(weight * rightness)::float8 as right
from (
    select s.channel, t.category as intent, s.confidence, 1 as judged, 1.0::float8 as weight,
           case s.outcome when 'unchanged' then 1.0 when 'edited' then greatest(0.0, 1 - 2 * s.edit_distance) else 0.0 end as rightness
    from reply_suggestions s join tickets t on t.id = s.ticket_id
    where s.outcome in ('unchanged', 'edited', 'rejected') and s.confidence is not null and s.ended_at >= $1
    union all
    select m.channel, t.category, m.confidence, (w.id is not null)::integer, case when w.id is null then $2::float8 else 1.0 end,
           (w.id is null)::integer
    from messages m
    join tickets t on t.id = m.ticket_id
    left join wrong_answers w on w.event_id = m.event_id
    where m.direction = 'outbound' and m.role = 'agent' and m.calibrated is not null and m.created_at >= $1
      and is_said(m.delivery_status) and m.why ->> 'action' = 'reply'
      and not exists (select from messages before
                      where before.event_id = m.event_id and before.direction = 'outbound' and before.role = 'agent' and before.part < m.part)
) outcomes
group by 1, 2, 3
order by 1, 2, 3

-- name: drop_curves
delete from calibrations

-- name: add_curve
insert into calibrations (channel, intent, slope, intercept, judged) values ($1, $2, $3, $4, $5)

-- name: curves
select channel, intent, slope, intercept, judged, fitted_at from calibrations order by channel, intent

-- name: outdated
-- Customers of whom it was never done or not for a day, since time counts, too, and those whose tickets or orders have changed since.
select o.id from customer_outlooks o
join customers who on who.id = o.id and who.merged_into is null
where o.judged_at < clock_timestamp() - interval '1 day'
   or o.id in (select t.customer_id from tickets t join customer_outlooks before on before.id = t.customer_id
               where t.updated_at > clock_timestamp() - interval '1 day' and t.updated_at > before.judged_at)
   or o.id in (select s.customer_id from churn_scores s join customer_outlooks before on before.id = s.customer_id
               where s.scored_at > clock_timestamp() - interval '1 day' and s.scored_at > before.judged_at)
limit $1

-- name: save_outlook
-- Whose row stays the same, stays untouched: each of their tickets would get its score again.
with judged as (
    update customer_outlooks set judged_at = $4 where id = $1
)
update customers set lifetime_value = $2, churn_risk = $3
where id = $1 and (lifetime_value, churn_risk) is distinct from ($2, $3)

-- name: may_be_lost
-- At most $3 unsolved tickets of customers worth $1 and at risk $2 or more, none twice; held until they are looked after.
select t.id, t.priority, t.customer_id
from customers who join tickets t on t.customer_id = who.id
where who.lifetime_value >= $1 and who.churn_risk >= $2 and t.leaving_raised_at is null and t.status not in ('resolved', 'closed')
order by t.created_at
limit $3
for update of t skip locked

-- name: raise_for_leaving
update tickets set priority = $2, leaving_raised_at = clock_timestamp() where id = $1

-- name: tell_leads
-- Who leads the ticket's team; where nobody does, every Admin.
with leads as (
    select u.id from tickets t
    join team_members m on m.team = coalesce(t.assigned_team, 'support')
    join users u on u.id = m.user_id and u.role = 'manager' and u.disabled_at is null
    where t.id = $1
)
insert into notifications (user_id, kind, ticket_id)
select id, 'customer_may_leave', $1 from users
where disabled_at is null and (id in (select id from leads) or role = 'admin' and not exists (select from leads))
on conflict do nothing

-- name: last_words
-- What we said last in the ticket $1, and on which day where the company is; and when that is closed.
select t.status, said.content, said.role = 'human' as by_person, (said.at at time zone coalesce(hours ->> 'time_zone', 'UTC'))::date as said_on,
       hours ->> 'country' as country, hours ->> 'subdivision' as subdivision,
       array(select day::date from jsonb_array_elements_text(coalesce(hours -> 'closed_on', '[]')) day) as closed_on
from tickets t
cross join lateral (select (select settings -> 'hours' from sla_settings) as hours) company
left join lateral (
    select m.content, m.role, coalesce(m.sent_at, m.created_at) as at from messages m
    where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'outbound'
      and m.delivery_status not in ('draft', 'rejected', 'failed')
    order by m.created_at desc, m.part desc limit 1
) said on true
where t.id = $1

-- name: channels
select channel, send_threshold, draft_threshold, always_draft, csat from channel_configs order by channel

-- name: lock_channel
select channel, send_threshold, draft_threshold, always_draft, csat from channel_configs where channel = $1 for update

-- name: change_channel
update channel_configs set send_threshold = $2, draft_threshold = $3, always_draft = $4, csat = $5 where channel = $1

-- name: plans
select name, monthly, currency from plans order by name

-- name: lock_plans
lock table plans in share row exclusive mode

-- name: put_plan
insert into plans (name, monthly, currency) values ($1, $2, $3)
on conflict (name) do update set monthly = excluded.monthly, currency = excluded.currency, updated_at = clock_timestamp()

-- name: outlooks_of_plan_are_due
update customer_outlooks o set judged_at = '-infinity'
from customers who
where who.id = o.id and lower(btrim(who.plan)) = $1
