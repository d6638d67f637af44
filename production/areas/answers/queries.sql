-- name: answer
-- What the AI wrote to a customer, with how its turn ended and what somebody said of it.
select m.id, m.ticket_id, t.customer_id, m.event_id, m.channel, is_said(m.delivery_status) as said,
       coalesce(l.state, 'replied') as state, l.reason_code, l.reason, m.confidence, m.calibrated, m.why, m.sources, m.created_at,
       w.reason as wrong, w.right_answer, w.user_name, w.at
from messages m
join tickets t on t.id = m.ticket_id
left join ledger l on l.event_id = m.event_id
left join wrong_answers w on w.event_id = m.event_id
where m.id = $1 and m.direction = 'outbound' and m.role = 'agent' and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)

-- name: passages
-- Those at these places today, in this order; $3 is when the answer was written.
select k.content, coalesce(k.updated_at > $3, true) as changed
from unnest($1::text[], $2::integer[]) with ordinality as named (document, position, place)
left join knowledge_base k using (document, position)
order by named.place

-- name: mark
insert into wrong_answers (customer_id, ticket_id, event_id, reason, right_answer, user_id, user_name)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (event_id) do update
    set reason = excluded.reason, right_answer = excluded.right_answer, user_id = excluded.user_id, user_name = excluded.user_name,
        at = clock_timestamp()

-- name: unmark
-- Its question is no gap any more.
with known as (
    delete from unanswered_questions q
    using messages asked join ledger l on l.event_id = asked.event_id
    where q.message_id = asked.id and l.state = 'replied'
      and (l.conversation_id, l.epoch) = (select conversation_id, epoch from ledger where event_id = $1)
)
delete from wrong_answers where event_id = $1

-- name: ask
insert into answer_replays (customer_id, ticket_id, event_id, model) values ($1, $2, $3, $4) returning id

-- name: result
select result from answer_replays where id = $1

-- name: take
-- The oldest that nobody is making. Whoever takes it and dies leaves it to another once the lease is over.
with taken as (
    update answer_replays set attempts = attempts + 1, leased_until = clock_timestamp() + interval '1 minute'
    where id = (select id from answer_replays where result is null and leased_until < clock_timestamp()
                order by created_at limit 1 for update skip locked)
    returning *
)
select id, attempts as attempt, event_id, model from taken

-- name: save
update answer_replays set result = $3 where id = $1 and attempts = $2 and result is null

-- name: cases
-- Wrong answers with what was asked, as one turn, and what had been said before it. Who was forgotten is not among them.
select w.id, first.channel, coalesce(reply.why #>> '{verdict,language}', 'en') as language, first.subject, w.reason, w.right_answer,
       asked.words as question, before.said as history, known.words as known
from wrong_answers w
join ledger l on l.event_id = w.event_id
cross join lateral (
    select m.channel, m.subject, m.created_at from ledger turn
    join messages m on m.event_id = turn.event_id and m.direction = 'inbound'
    where turn.conversation_id = l.conversation_id and turn.epoch = l.epoch
    order by m.created_at, m.id limit 1
) first
cross join lateral (
    select string_agg(m.content, E'\n' order by m.created_at, m.id) as words from ledger turn
    join messages m on m.event_id = turn.event_id and m.direction = 'inbound'
    where turn.conversation_id = l.conversation_id and turn.epoch = l.epoch
) asked
left join lateral (
    select why from messages m where m.event_id = w.event_id and m.direction = 'outbound' and m.role = 'agent' order by part limit 1
) reply on true
cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_array(role, content) order by created_at, part), '[]') as said
    from (select m.role, m.content, m.created_at, m.part from messages m
          where m.conversation_id = l.conversation_id and m.created_at < first.created_at
            and is_said(m.delivery_status)
          order by m.created_at desc, m.part desc limit $1) latest
) before
cross join lateral (
    select array(
        select unnest(array[who.name, who.company]) from customers who where who.id = w.customer_id or who.merged_into = w.customer_id
        union
        select identifier_value from customer_identifiers where customer_id = w.customer_id
        union
        select envelope #>> '{sender,name}' from ledger where conversation_id = l.conversation_id) as words
) known
where asked.words is not null
order by w.id
