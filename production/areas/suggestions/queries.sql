-- name: solved_tickets
-- Tickets that a person solved where the knowledge base could not, the oldest question first: a turn of the last 90 days was
-- noted as unanswered, a person wrote after it, and since then the ticket is resolved or, for $1, the customer has written
-- nothing more. What a passage written later seems to answer, by a cosine of at least $2, has been learned already.
select *
from (
    select distinct on (t.id) t.id as ticket_id, q.message_id as question_id, q.asked_at, m.subject, asked.words as question,
           solved.words as answers, known.words as known
    from unanswered_questions q
    join messages m on m.id = q.message_id
    join tickets t on t.id = m.ticket_id
    join ledger i on i.event_id = m.event_id
    cross join lateral (
        select string_agg(said.content, E'\n' order by said.created_at, said.id) as words
        from ledger turn
        join messages said on said.event_id = turn.event_id and said.direction = 'inbound'
        where turn.conversation_id = i.conversation_id and turn.epoch = i.epoch
    ) asked
    join lateral (
        select array_agg(said.content order by said.created_at, said.part) as words, max(said.sent_at) as sent_at
        from messages said
        where said.conversation_id = m.conversation_id and said.ticket_id = t.id and said.direction = 'outbound'
          and said.role = 'human' and said.delivery_status not in ('draft', 'failed') and said.created_at >= q.asked_at
    ) solved on solved.words is not null
    cross join lateral (
        select array(
            select unnest(array[who.name, who.company]) from customers who
            where who.id = t.customer_id or who.merged_into = t.customer_id
            union
            select identifier_value from customer_identifiers where customer_id = t.customer_id
            union
            select envelope #>> '{sender,name}' from ledger where conversation_id = m.conversation_id) as words
    ) known
    left join lateral (
        select k.updated_at, 1 - (k.embedding <=> q.embedding) as cosine
        from knowledge_base k where k.model = q.model
        order by k.embedding <=> q.embedding limit 1
    ) nearest on true
    where q.asked_at > clock_timestamp() - interval '90 days'
      and not exists (select 1 from article_suggestions s where s.ticket_id = t.id)
      and (t.status in ('resolved', 'closed')
           or solved.sent_at < clock_timestamp() - $1::interval
              and not exists (select 1 from messages back
                              where back.conversation_id = m.conversation_id and back.direction = 'inbound'
                                and back.created_at > solved.sent_at))
      and not coalesce(nearest.updated_at > q.asked_at and nearest.cosine >= $2, false)
    order by t.id, q.asked_at
) ready
order by asked_at
limit $3

-- name: insert_suggestion
-- A ticket whose question has a cosine of at least $6 to that of a waiting suggestion is evidence for it. $7 says why it is
-- rejected at once, if it is. Whoever forgets the customer holds their row, so nothing is written about somebody forgotten.
insert into article_suggestions (ticket_id, question_id, same_as, status, title, question, body, reason, decided_at)
select t.id, q.message_id,
       (select s.id
        from article_suggestions s
        join unanswered_questions asked on asked.message_id = s.question_id and asked.model = q.model
        where s.status = 'waiting' and s.same_as is null and $7::text is null and 1 - (asked.embedding <=> q.embedding) >= $6
        order by asked.embedding <=> q.embedding limit 1),
       case when $7::text is null then 'waiting' else 'rejected' end, $3, $4, $5, $7,
       case when $7::text is not null then clock_timestamp() end
from tickets t
join customers who on who.id = t.customer_id
join unanswered_questions q on q.message_id = $2
where t.id = $1
for key share of who
on conflict (ticket_id) do nothing

-- name: suggestions
-- Oldest first: of one status or all, one by its id or those after it.
select s.id, s.status, s.title, s.question, s.body, s.reason, s.document, s.created_at, s.decided_at, evidence.tickets,
       exists (select 1 from knowledge_base k where k.document = s.document) as published
from article_suggestions s
cross join lateral (
    select array_agg(t.ticket_number order by e.id) as tickets
    from article_suggestions e join tickets t on t.id = e.ticket_id
    where e.id = s.id or e.same_as = s.id
) evidence
where s.same_as is null and ($1::text is null or s.status = $1) and ($2::bigint is null or s.id = $2) and s.id > $3
  and exists (select from tickets t where t.id = s.ticket_id and in_scope($5::caller_scope, t.assigned_to, t.assigned_team))
order by s.id
limit $4

-- name: lock
select status, title, body from article_suggestions s
where id = $1 and same_as is null
  and exists (select from tickets t where t.id = s.ticket_id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team))
for update

-- name: insert_article
insert into learned_articles (document, title, body) values ($1, $2, $3)

-- name: approve
update article_suggestions
set status = 'approved', title = $2, body = $3, document = $4, decided_at = clock_timestamp()
where id = $1

-- name: reject
update article_suggestions set status = 'rejected', reason = $2, decided_at = clock_timestamp() where id = $1

-- name: unpublished
-- Approved articles that the knowledge base does not hold in the form of embedding model $1.
select a.document, a.title, a.body from learned_articles a
where not exists (select 1 from knowledge_base k where k.document = a.document and k.model = $1)
order by a.approved_at
limit $2
