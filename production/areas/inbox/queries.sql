-- name: begin
-- Of this transaction: plans are made for what is asked, one for everything would read every ticket; compiling them takes longer
-- than they do. What was found is looked up: a page is short, and no table is read for it from end to end.
select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
       set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), clock_timestamp() as now

-- name: names
-- By which tickets have the tag $1: while they follow it to a new one, its older names as well; of one that is being deleted none.
with meant as (
    select coalesce((select becomes from ticket_tags where name = $1), $1::text) as name
)
select name from meant where not exists (select from ticket_tags k where k.name = meant.name and k.dropped and k.following)
union
select k.name from ticket_tags k join meant on k.becomes = meant.name where k.following

-- name: walk
-- The rest of this transaction keeps to the order of the index: another one, of a filter, would be sorted once for every slot.
select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)

-- name: total
select coalesce(sum(tickets), 0)::bigint from ticket_counts
where in_scope($1::caller_scope, assigned_to, assigned_team) and tag is not distinct from ($3::text[])[1]
  and in_inbox($2::inbox_filter, status, channel, assigned_to, assigned_team, snoozed, draft_waits, waiting)

-- name: total_by_names
-- Of several one ticket may have more than one, and counts once.
select count(*) from tickets t where is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and t.tags && $3::text[]

-- name: counts
-- Of each of the filters, in their order.
select coalesce(sum(c.tickets) filter (where in_inbox(($2::inbox_filter[])[place], c.status, c.channel, c.assigned_to, c.assigned_team,
                                                      c.snoozed, c.draft_waits, c.waiting)), 0)::bigint as tickets
from generate_subscripts($2::inbox_filter[], 1) place
left join ticket_counts c on c.tag is null and in_scope($1::caller_scope, c.assigned_to, c.assigned_team)
group by place order by place

-- name: parked
select count(*) from inbound_messages where state = 'parked' and envelope <> '{}'

-- name: plain
-- The order as the formula says it: reads every ticket that is wanted. What is equal begins with the newest. Where there are topic
-- alerts, $10 says whether those that one is about are wanted, which get their boost, or all others; null without alerts.
select r.id, r.since, r.total, coalesce($10::boolean, false) as hit
from (
    select t.id, coalesce(t.waiting_since, t.created_at) as since,
           t.static_score + age_score(s.min_wait_hours, $4::timestamptz - coalesce(t.waiting_since, t.created_at))
             + case when $10 then s.topic_alert_boost else 0 end as total
    from tickets t, (select * from scoring limit 1) s
    where is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)
      and ($10 is null or exists (select from inbox_words w where w.ticket_id = t.id and w.words @@ phrases_sought($9::text[])) = $10)
) r
where total < $5 or total = $5 and (since < $6 or since = $6 and id > $7)
order by total desc, since desc, id
limit $8

-- name: fast
-- The same order, from the index (decision 28). Where tickets have waited for the same six minutes (slot), what waiting adds lies
-- between two bounds: `most` and `least`. `low` is a score that the wanted number of tickets surely reaches; the old ones, which
-- are most, tell how far the young ones have to be read for it. In each slot, static scores that may lead to it are walked one by
-- one, and of each the newest. Of topic alerts as above; `offset 0`: of the tickets that are walked past, not of all of them first.
with recursive
slots as (
    select name, (select t.slot from tickets t where status_group(t.status) = name order by t.slot limit 1) as slot
    from unnest($11::text[]) name
    union all
    select name, (select t.slot from tickets t where status_group(t.status) = name and t.slot > s.slot order by t.slot limit 1)
    from slots s where s.slot is not null
), bounds as materialized (
    select name, slot, w.min_wait_hours as floor, w.boost,
           case slot when 0 then $12::double precision
                else age_score(w.min_wait_hours, $4::timestamptz - to_timestamp((slot + 1) * 360.0)) end + w.boost + 1e-9 as most,
           case slot when 0 then 0 else age_score(w.min_wait_hours, $4::timestamptz - to_timestamp(slot * 360.0)) end + w.boost - 1e-9 as least
    from slots, (select min_wait_hours, case when $10::boolean then topic_alert_boost else 0 end as boost from scoring limit 1) w
    where slot is not null
), old as materialized (
    select x.id, x.static_score, x.since, b.floor, b.boost, x.static_score + b.least as low
    from bounds b cross join lateral (
        select t.id, t.static_score, coalesce(t.waiting_since, t.created_at) as since from tickets t
        where status_group(t.status) = b.name and t.slot = b.slot and t.static_score < $5 - b.most
          and is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)
          and ($10 is null or exists (select from inbox_words w where w.ticket_id = t.id and w.words @@ phrases_sought($9::text[]) offset 0) = $10)
        order by t.static_score desc, coalesce(t.waiting_since, t.created_at) desc, t.id limit $8
    ) x
    where b.slot = 0
), young as materialized (
    select x.id, x.static_score, x.since, b.floor, b.boost, x.static_score + b.least as low
    from (select coalesce((select low from old order by low desc offset $8 - 1 limit 1), '-infinity') as low) enough
    cross join bounds b cross join lateral (
        select t.id, t.static_score, coalesce(t.waiting_since, t.created_at) as since from tickets t
        where status_group(t.status) = b.name and t.slot = b.slot and t.static_score < $5 - b.most
          and t.static_score >= enough.low - b.least
          and is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)
          and ($10 is null or exists (select from inbox_words w where w.ticket_id = t.id and w.words @@ phrases_sought($9::text[]) offset 0) = $10)
        order by t.static_score desc, coalesce(t.waiting_since, t.created_at) desc, t.id limit $8
    ) x
    where b.slot <> 0
), sure as (
    select * from old union all select * from young
), tau as materialized (
    select coalesce((select low from sure order by low desc offset $8 - 1 limit 1), '-infinity') as low
), bands as (
    select b.*, tau.low - b.most as bottom, tau.low - b.least + 1e-9 as top from bounds b, tau
    union all
    select b.*, greatest($5 - b.most, tau.low - b.most), $5 - b.least from bounds b, tau where $5 < 'infinity'
), walked as (
    select b.*, (select t.static_score from tickets t
                 where status_group(t.status) = b.name and t.slot = b.slot and t.static_score between b.bottom and b.top
                 order by t.static_score desc limit 1) as static_score
    from bands b
    union all
    select w.name, w.slot, w.floor, w.boost, w.most, w.least, w.bottom, w.top,
           (select t.static_score from tickets t
            where status_group(t.status) = w.name and t.slot = w.slot and t.static_score >= w.bottom and t.static_score < w.static_score
            order by t.static_score desc limit 1)
    from walked w where w.static_score is not null
), near as (
    select x.id, w.static_score, x.since, w.floor, w.boost
    from walked w cross join lateral (
        select t.id, coalesce(t.waiting_since, t.created_at) as since from tickets t
        where status_group(t.status) = w.name and t.slot = w.slot and t.static_score = w.static_score
          and coalesce(t.waiting_since, t.created_at) <= case
              when $5 = 'infinity' then 'infinity' when $5 - w.boost <= w.static_score then '-infinity'
              else $4::timestamptz - make_interval(secs => least(3600 / ($5 - w.boost - w.static_score), 3e9)) + interval '1 second'
                   + make_interval(hours => case when $5 - w.boost - w.static_score >= 1 / w.floor then 1e6::integer else 0 end) end
          and is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)
          and ($10 is null or exists (select from inbox_words w where w.ticket_id = t.id and w.words @@ phrases_sought($9::text[]) offset 0) = $10)
          and (t.static_score + age_score(w.floor, $4::timestamptz - coalesce(t.waiting_since, t.created_at)) + w.boost < $5
               or t.static_score + age_score(w.floor, $4::timestamptz - coalesce(t.waiting_since, t.created_at)) + w.boost = $5
                  and (coalesce(t.waiting_since, t.created_at) < $6 or coalesce(t.waiting_since, t.created_at) = $6 and t.id > $7))
        order by coalesce(t.waiting_since, t.created_at) desc, t.id limit $8
    ) x
    where w.static_score is not null
), candidates as (
    select id, static_score, since, floor, boost from sure
    union
    select * from near
)
select id, since, static_score + age_score(floor, $4::timestamptz - since) + boost as total, coalesce($10, false) as hit
from candidates
order by total desc, since desc, id limit $8

-- name: rows
-- What a line shows, in the order of the ids.
select t.ticket_number, t.id, subject_of(t) as subject, t.status, t.priority, t.source_channel, t.category, t.customer_id, who.name as customer_name,
       t.created_at, t.waiting_since, coalesce(t.waiting_since, t.created_at) as since, said.content as said, t.sentiment,
       tags_today(t.tags) as tags,
       t.assigned_to, owner.name as assigned_name, t.assigned_team, t.snoozed_until, t.escalation_reason,
       t.sla_due_at, t.sla_state, draft.id as draft_id, draft.confidence, draft.author as draft_author
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
    select m.id, m.confidence, (select name from users where id = m.author_id) as author from messages m
    where m.ticket_id = t.id and m.direction = 'outbound' and m.delivery_status = 'draft'
    order by m.created_at desc, m.part limit 1
) draft on true
order by wanted.place

-- name: facts
select t.priority, t.difficulty, t.sentiment, who.churn_risk, who.lifetime_value::double precision as lifetime_value,
       extract(epoch from clock_timestamp() - coalesce(t.waiting_since, t.created_at))::double precision / 3600 as hours_waiting,
       exists (select from inbox_words w where w.ticket_id = t.id and w.words @@ phrases_sought($3::text[])) as matches_topic_alert,
       s.churn_weight, s.value_weight, s.topic_alert_boost, s.min_wait_hours
from tickets t join customers who on who.id = t.customer_id, scoring s
where t.id = ticket_named($1) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)

-- name: watched
select id, phrases, expires_at from topic_alerts
where user_id = $1 and expires_at > clock_timestamp()
order by created_at, id

-- name: watch
-- Nothing where the person has $4 already.
insert into topic_alerts (user_id, phrases, expires_at)
select $1, $2, $3 where (select count(*) from topic_alerts where user_id = $1 and expires_at > clock_timestamp()) < $4
returning id, phrases, expires_at

-- name: unwatch
delete from topic_alerts where id = $1 and user_id = $2 returning true

-- name: forget_expired_alerts
delete from topic_alerts where expires_at < clock_timestamp()

-- name: wake
update tickets set snoozed_until = null
where id = any(array(select id from tickets where snoozed_until <= clock_timestamp() order by id limit $1 for update skip locked))
returning id

-- name: age
-- Half an hour late on purpose: for a page of some minutes ago, nothing is older than it was.
update tickets set static_score = static_score
where id = any(array(select id from tickets
                     where slot <> 0 and coalesce(waiting_since, created_at) < clock_timestamp() - interval '24 hours 30 minutes'
                     order by coalesce(waiting_since, created_at) limit $1 for update skip locked))
returning id

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
-- The next $1 tickets; what they did not keep before is found out. Null when none is left.
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
update scoring set rescored_up_to = (select id from next order by id desc limit 1)
where rescored_up_to is not null
returning rescored_up_to

-- name: index_words
-- The next $1 tickets with all that was said in them. Null when none is left.
with next as materialized (
    select t.id, t.conversation_id, t.subject, t.created_at from tickets t, words_backfill b where t.id > b.up_to order by t.id limit $1
), subjects as (
    insert into inbox_words (ticket_id, said_at, words)
    select id, created_at, words_of(subject, 'A') from next where subject is not null
    on conflict do nothing
), said as (
    insert into inbox_words (ticket_id, message_id, said_at, words)
    select m.ticket_id, m.id, m.created_at, message_words(m)
    from next n join messages m on m.conversation_id = n.conversation_id and m.ticket_id = n.id
    where is_said(m.delivery_status)
    on conflict do nothing
)
update words_backfill set up_to = (select id from next order by id desc limit 1)
where up_to is not null
returning up_to

-- name: about
-- Of the tickets that a topic alert is about, the first ones in the order of the formula, and how many there are: neither where more
-- than $10 places say it.
with places as materialized (
    select ticket_id from inbox_words where words @@ phrases_sought($9::text[]) limit $10 + 1
), ranked as materialized (
    select t.id, coalesce(t.waiting_since, t.created_at) as since,
           t.static_score + age_score(s.min_wait_hours, $4::timestamptz - coalesce(t.waiting_since, t.created_at)) + s.topic_alert_boost as total
    from tickets t, (select * from scoring limit 1) s
    where t.id = any(array(select ticket_id from places where (select count(*) from places) <= $10))
      and is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)
), counted as (
    select case when (select count(*) from places) <= $10 then (select count(*) from ranked) end as matches
)
select c.matches, r.id, r.since, true as hit, r.total
from counted c left join (
    select * from ranked
    where total < $5 or total = $5 and (since < $6 or since = $6 and id > $7)
    order by total desc, since desc, id limit $8
) r on true

-- name: matches
-- How many tickets topic alerts are about.
select count(*) from tickets t
where t.id = any(array(select ticket_id from inbox_words where words @@ phrases_sought($4::text[])))
  and is_wanted(t, $1::caller_scope, $2::inbox_filter, null) and ($3::text[] is null or t.tags && $3)

-- name: find_tickets
-- Of the newest $3 places in which all words stand, the newest of each ticket. What is said often is among the last $5 messages;
-- what is not, the index finds, which knows no time. The planner would guess which of both, and read all messages where it errs.
with latest as materialized (
    select w.ticket_id, w.message_id, w.said_at from (select * from inbox_words order by said_at desc, id limit $5) w
    join tickets t on t.id = w.ticket_id
    where w.words @@ words_sought($2) and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
), places as materialized (
    select *, false as numbered from latest
    union all
    (select w.ticket_id, w.message_id, w.said_at, false
     from inbox_words w join tickets t on t.id = w.ticket_id
     where (select count(distinct ticket_id) from latest) < $4
       and w.words @@ words_sought($2) and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
     order by w.said_at + interval '0' desc, w.id limit $3)
), hits as (
    select distinct on (ticket_id) * from (
        select * from places
        union all
        select id, null, created_at, true from tickets
        where id = ticket_named(upper($2)) and in_scope($1::caller_scope, assigned_to, assigned_team)
    ) found
    order by ticket_id, numbered desc, message_id is null, said_at desc
)
select t.ticket_number, t.id, subject_of(t) as subject, t.status, t.priority, t.source_channel, t.customer_id, who.name as customer_name, t.created_at,
       t.assigned_team, h.said_at, m.role, left(m.content, 50000) as content
from (select * from hits order by numbered desc, said_at desc, ticket_id limit $4) h
join tickets t on t.id = h.ticket_id
join customers who on who.id = t.customer_id
left join messages m on m.id = h.message_id
order by h.numbered desc, h.said_at desc, t.id

-- name: find_customers
select c.id, c.number as contact, c.name, c.email, c.phone, c.company from customers c
where c.words @@ words_sought($2) and c.merged_into is null and c.deleted_at is null
  and customer_in_scope($1::caller_scope, c.id)
order by c.name, c.id limit $3
