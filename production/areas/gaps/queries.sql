-- name: unembedded
-- Turns of the last 90 days that ended with a person, as a whole or in part, for one of the reasons $1, or with an answer that
-- somebody calls wrong, and
-- are not embedded by model $2; a burst is one question.
select (array_agg(m.id order by m.created_at, m.id))[1] as id, min(m.created_at) as asked_at,
       concat_ws(E'\n', max(m.subject), string_agg(m.content, E'\n' order by m.created_at, m.id)) as text
from ledger i
join messages m on m.event_id = i.event_id and m.direction = 'inbound'
where (i.state in ('replied', 'drafted', 'escalated') and i.reason_code = any($1::text[])
       or exists (select from wrong_answers w where w.event_id = i.event_id and w.reason <> 'needs_person'))
  and i.settled_at > clock_timestamp() - interval '90 days'
group by i.conversation_id, i.epoch
having btrim(string_agg(m.content, '')) <> ''
   and not exists (select 1 from unanswered_questions q
                   where q.message_id = (array_agg(m.id order by m.created_at, m.id))[1] and q.model = $2)
order by asked_at
limit $3

-- name: save_embedding
-- A customer may be forgotten while their question is embedded.
insert into unanswered_questions (message_id, model, embedding, asked_at)
select id, $2, $3, $4 from messages where id = $1 for key share
on conflict (message_id) do update set model = excluded.model, embedding = excluded.embedding

-- name: questions
-- The newest $2 since $1, without those that a passage written later seems to answer: cosine of at least $3.
select q.message_id, q.embedding::real[] as embedding, q.asked_at, t.ticket_number, m.channel, c.customer_id, words.text
from unanswered_questions q
join messages m on m.id = q.message_id
join tickets t on t.id = m.ticket_id
join conversations c on c.id = m.conversation_id
join ledger i on i.event_id = m.event_id
join lateral (
    select string_agg(said.content, E'\n' order by said.created_at, said.id) as text
    from ledger turn
    join messages said on said.event_id = turn.event_id and said.direction = 'inbound'
    where turn.conversation_id = i.conversation_id and turn.epoch = i.epoch
) words on true
left join lateral (
    select k.updated_at, 1 - (k.embedding <=> q.embedding) as cosine
    from knowledge_base k where k.model = q.model
    order by k.embedding <=> q.embedding limit 1
) nearest on true
where q.asked_at >= $1
  and q.model = (select model from unanswered_questions order by asked_at desc limit 1)
  and in_scope($4::caller_scope, t.assigned_to, t.assigned_team)
  and not coalesce(nearest.updated_at > q.asked_at and nearest.cosine >= $3, false)
order by q.asked_at desc
limit $2
