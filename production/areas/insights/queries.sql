-- name: hold
-- One at a time tells of a customer: an answer and what follows it may come at once, on two channels.
select pg_advisory_xact_lock(hashtextextended('insights ' || who, 0)) from (select distinct unnest($1::uuid[]) as who order by who) whose

-- name: forgotten
-- Of $1 those who are no customers and no conversations (of events that name no customer). Held: whoever forgets the others waits.
with held as (
    select id from customers where id = any($1::uuid[]) order by id for key share
)
select who from unnest($1::uuid[]) who where who not in (select id from held) and not exists (select from conversations where id = who)

-- name: append
-- New facts only; the hours that they, and answers that they follow, belong to are to be added up again.
with given as (
    select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::bigint[],
                         $9::smallint[], $10::uuid[], $11::bigint[], $12::uuid[])
        as given (event_id, kind, at, label, channel, team, person, value, bucket, ticket_id, deal_id, who)
), added as (
    insert into insight_facts (event_id, kind, at, label, channel, team, person, value, bucket, ticket_id, deal_id, who)
    select * from given
    on conflict do nothing
    returning who, at
), stale as (
    insert into insight_stale (hour) select distinct date_trunc('hour', at, 'UTC') from added
)
select who, min(at) as since, max(at) as until from added where who is not null group by who

-- name: follow
-- What came after the automatic answers of these customers, as far back as it matters.
with next as (
    select f.event_id, min(c.at) filter (where c.kind = 'answered' or c.label = '') as followed_at,
           min(c.at) filter (where c.kind = 'received' and c.label = 'confirms') as confirmed_at
    from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as touched (who, since, until)
    join insight_facts f on f.who = touched.who and f.kind = 'replied' and f.label = ''
        and f.at >= touched.since - interval '7 days' and f.at <= touched.until
    left join insight_facts c on c.who = f.who and c.at > f.at and c.at <= f.at + interval '7 days'
        and (c.kind = 'received' or c.kind = 'answered' and c.label = 'person')
    group by f.event_id
), changed as (
    update insight_facts f set followed_at = next.followed_at, confirmed_at = next.confirmed_at
    from next
    where f.event_id = next.event_id and f.kind = 'replied' and f.label = ''
      and (f.followed_at, f.confirmed_at) is distinct from (next.followed_at, next.confirmed_at)
    returning f.at
)
insert into insight_stale (hour) select distinct date_trunc('hour', at, 'UTC') from changed

-- name: take_stale
-- So many hours, the first ones, each with all that is stale of it; with those of answers of which it has become known since the last time what they
-- were good for (the first time, all hours are stale). $2 is now. Range by range (`offset 0`): joined at once, every fact is read.
with taken as (
    delete from insight_stale where hour in (select distinct hour from insight_stale order by hour limit $1) returning hour
), ripe as (
    select f.hour
    from insight_state s cross join unnest(array[interval '1 hour 1 day', interval '1 hour 7 days']) as wait cross join lateral (
        select distinct date_trunc('hour', at, 'UTC') as hour from insight_facts
        where at >= date_trunc('hour', s.as_of - wait, 'UTC') and at < date_trunc('hour', $2::timestamptz - wait, 'UTC') + interval '1 hour'
          and kind = 'replied' offset 0
    ) f
    where s.as_of > '-infinity' and f.hour + wait > s.as_of and f.hour + wait <= $2
)
select hour from taken union select hour from ripe order by hour

-- name: make_room
-- So that a month is added up in memory.
set local work_mem = '64MB'

-- name: drop_rollups
delete from insight_rollups where grain = $1 and at = any($2::timestamptz[])

-- name: add_up_hours
-- Hour by hour (`offset 0`): joined at once, every hour is held against every fact.
insert into insight_rollups
select 'hour', h.at, m.kind, m.label, m.channel, m.team, m.person, m.bucket, sum(m.n), sum(m.valued), sum(m.total)
from unnest($1::timestamptz[]) as h (at) cross join lateral (
    select * from insight_measures m where m.at >= h.at and m.at < h.at + interval '1 hour' and m.known_at <= $2 offset 0
) m
group by h.at, m.kind, m.label, m.channel, m.team, m.person, m.bucket

-- name: add_up
insert into insight_rollups
select $1, $2::timestamptz, kind, label, channel, team, person, bucket, sum(n), sum(valued), sum(total)
from insight_rollups where grain = $4 and at >= $2 and at < $3
group by kind, label, channel, team, person, bucket

-- name: as_of
-- And since when: before the first fact there is no data.
select as_of, (select min(at) from insight_facts) as first from insight_state where as_of > '-infinity'

-- name: counted
update insight_state set as_of = $1

-- name: past_events
select id, event_id, type, subject, key, conversation_id, channel, payload, occurred_at
from event_outbox, insight_state
where id > past_read and id <= past_until
order by id limit $1

-- name: past_events_read
update insight_state set past_read = $1

-- name: next_past_tickets
select t.id from tickets t, insight_state s where t.id > s.past_ticket and t.created_at < s.told_since order by t.id limit $1

-- name: past_tickets
-- What happened to these before it was told: from the records that remember when, as far as they do.
with these as (
    select * from tickets where id = any($1::uuid[])
), told as (
    select id as ticket_id, 'ticket_opened' as type, created_at as at, '{}'::jsonb as said from these
    union all
    select id, 'ticket_resolved', resolved_at, jsonb_build_object('seconds', floor(extract(epoch from resolved_at - created_at)))
    from these where resolved_at is not null and merged_into is null
    union all
    select t.id, 'ticket_answered', m.sent_at, jsonb_build_object('by', m.role, 'author', m.author_id,
               'seconds', floor(extract(epoch from m.sent_at - (select min(i.created_at) from messages i
                   where i.conversation_id = t.conversation_id and i.ticket_id = t.id and i.direction = 'inbound'))))
    from these t cross join lateral (
        select sent_at, role, author_id from messages
        where conversation_id = t.conversation_id and ticket_id = t.id and direction = 'outbound' and sent_at is not null
          and event_id not like 'csat:%'
        order by sent_at limit 1
    ) m
    union all
    select ticket_id, 'ticket_rated', answered_at, jsonb_build_object('score', score)
    from csat_questions where ticket_id = any($1) and state = 'answered'
    union all
    select ticket_id, 'suggestion_judged', ended_at, jsonb_build_object(
               'outcome', outcome, 'edit_distance', edit_distance, 'documents', documents_of(sources))
    from reply_suggestions where ticket_id = any($1) and outcome in ('unchanged', 'edited', 'rejected')
    union all
    select ticket_id, 'answer_called_wrong', at, jsonb_build_object('reason', reason) from wrong_answers where ticket_id = any($1)
)
select gen_random_uuid() as event_id, told.type, t.id::text as subject, t.conversation_id::text as key, t.conversation_id,
       t.source_channel as channel, jsonb_build_object('ticket', t.id) || hands_of(t.id) || jsonb_strip_nulls(told.said) as payload,
       told.at as occurred_at
from told join these t on t.id = told.ticket_id join insight_state s on told.at < s.told_since

-- name: past_tickets_read
update insight_state set past_ticket = $1

-- name: take_past_deals
delete from insight_past_deals where id in (select id from insight_past_deals order by id limit $1)
returning gen_random_uuid() as event_id, 'worth_changed' as type, deal_id::text as subject, deal_id::text as key, payload, occurred_at

-- name: sums
-- Of everything, by bar and, where $11 says by what, by that: of a level, as it is added up beforehand. A stock is told by its currency.
-- Durations ($8 has the kinds of which they are asked for) come as they are kept: merging them here would be most of the work.
with found as (
    select s.bar, s.sign, case $11 when 'channel' then channel when 'team' then coalesce(team, '') when 'person' then coalesce(person::text, '')
                          when 'label' then label end as part,
           kind, label, n, valued, total, buckets, counts, kind = any($8::text[]) as timed
    from unnest($2::integer[], $3::integer[], $4::text[], $5::timestamptz[], $6::timestamptz[]) as s (bar, sign, grain, since, until),
         lateral (
        select * from insight_sums t
        where t.level = $1 and t.grain = s.grain and t.at >= s.since and t.at < s.until and t.kind = any($7::text[])
          and ($9::text is null or channel = $9) and ($10::text is null or coalesce(team, '') = $10)
          and ($12::uuid is null or person = $12) offset 0
    ) t
)
select bar, part, kind, label, 1 as sign, sum(sign * n)::bigint as n, sum(sign * valued)::bigint as valued,
       sum(sign * total)::bigint as total, null::smallint[] as buckets, null::integer[] as counts
from found where not timed group by bar, part, kind, label
union all
select bar, part, kind, label, sign, n, valued, total, buckets, counts from found where timed

-- name: tallies
-- Of what is in reach of $1, as `sums`. Span by span (`lateral`): joined at once, every span is held against every fact. Durations come
-- together: each as a row of its own, they would be most of what is read.
select s.bar, f.part, f.kind, f.label, 1 as sign, sum(s.sign * f.n)::bigint as n, sum(s.sign * f.valued)::bigint as valued,
       sum(s.sign * f.total)::bigint as total, array_agg(f.bucket) filter (where f.bucket > 0) as buckets,
       array_agg(s.sign * f.n) filter (where f.bucket > 0) as counts
from unnest($2::integer[], $3::integer[], $4::text[], $5::timestamptz[], $6::timestamptz[]) as s (bar, sign, grain, since, until),
     lateral (
    select case $11 when 'channel' then channel when 'team' then coalesce(team, '') when 'person' then coalesce(person::text, '')
                    when 'label' then label end as part,
           kind, label, case when kind = any($8::text[]) then bucket else 0 end as bucket,
           sum(n)::bigint as n, sum(valued)::bigint as valued, sum(total)::bigint as total
    from (
        select kind, label, channel, team, person, bucket, n, valued, total from insight_rollups
        where grain = s.grain and at >= s.since and at < s.until and kind = any($7::text[])
        union all
        select kind, label, channel, team, person, bucket, n, valued, total from insight_measures
        where s.grain = 'fact' and at >= s.since and at < s.until and kind = any($7) and known_at <= $13
    ) found
    where in_scope($1::caller_scope, person, team)
      and ($9::text is null or channel = $9) and ($10::text is null or coalesce(team, '') = $10) and ($12::uuid is null or person = $12)
    group by 1, 2, 3, 4
) f
group by 1, 2, 3, 4

-- name: people
select id::text, name from users where id = any($1::uuid[])

-- name: pipelines
select id::text, stages from pipelines

-- name: rows
-- Facts of a figure with their tickets and deals, as far as those are in reach now, before a place; the newest first.
select m.at, m.event_id, m.kind, m.label, t.ticket_number as ticket, coalesce(subject_of(t), d.title) as subject, d.id as deal_id,
       c.name as customer
from insight_measures m
left join tickets t on t.id = m.ticket_id
left join deals d on d.id = m.deal_id and d.deleted_at is null
left join customers c on c.id = coalesce(t.customer_id, d.customer_id)
where m.at >= $2 and m.at < $3 and m.kind = any($4::text[]) and m.known_at <= $5 and in_scope($1::caller_scope, m.person, m.team)
  and (in_scope($1::caller_scope, t.assigned_to, t.assigned_team) and t.id is not null
       or in_scope($1::caller_scope, d.owner_id, d.team) and d.id is not null)
  and ($6::text is null or m.channel = $6) and ($7::text is null or coalesce(m.team, '') = $7) and ($8::uuid is null or m.person = $8)
  and ($9::text[] is null or case m.kind when 'open_value' then left(m.label, 3) else m.label end = any($9))
  and ($10::timestamptz is null or (m.at, m.event_id, m.label) < ($10, $11::uuid, $12::text))
order by m.at desc, m.event_id desc, m.label desc
limit $13

-- name: mails
select page, every, time_zone from insight_mails where user_id = $1 order by page

-- name: put_mail
insert into insight_mails (user_id, page, every, time_zone, due_at) values ($1, $2, $3, $4, $5)
on conflict (user_id, page) do update set every = excluded.every, time_zone = excluded.time_zone, due_at = excluded.due_at

-- name: drop_mail
delete from insight_mails where user_id = $1 and page = $2

-- name: take_mail
-- Of pages that there are ($1). Whoever takes one has ten minutes before it is due again.
with due as (
    select m.user_id, m.page, m.due_at, u.email
    from insight_mails m join users u on u.id = m.user_id
    where m.due_at <= clock_timestamp() and u.disabled_at is null and m.page = any($1::text[])
    order by m.due_at limit 1
    for update of m skip locked
)
update insight_mails m set due_at = clock_timestamp() + interval '10 minutes'
from due where (m.user_id, m.page) = (due.user_id, due.page)
returning m.user_id, m.page, m.every, m.time_zone, due.due_at, due.email

-- name: postpone_mail
update insight_mails set due_at = $3 where user_id = $1 and page = $2
