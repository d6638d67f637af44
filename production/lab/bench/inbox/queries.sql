-- name: people
insert into users (email, name, role)
select 'rep' || n || '@techcorp.example', 'Rep ' || n, 'rep' from generate_series(1, $1::integer) n

-- name: customers
insert into customers (name, email, lifetime_value, churn_risk)
select 'Customer ' || n, 'c' || n || '@example.com',
       case when random() < 0.7 then exp(random_normal(5, 1.3))::numeric(14, 2) end, case when random() < 0.7 then random() end
from generate_series(1, $1::integer) n

-- name: conversations
insert into conversations (customer_id, channel, thread_key, proof)
select id, (array['email', 'whatsapp', 'web_form'])[1 + floor(random() * 3)::integer], id::text, 'proven' from customers

-- name: tickets
with owner as (select array_agg(id) as ids from users), numbered as (
    select id, customer_id, channel, row_number() over () as n from conversations
), drawn as (
    select g, c.id as conversation_id, c.customer_id, c.channel,
           clock_timestamp() - random() * interval '90 days' as since,
           (array['urgent', 'high', 'medium', 'medium', 'medium', 'low'])[1 + floor(random() * 6)::integer] as priority,
           (array['open', 'in_progress', 'escalated'])[1 + floor(random() * 3)::integer] as status,
           (array['easy', 'hard', null, null])[1 + floor(random() * 4)::integer] as difficulty,
           random()::real as sentiment,
           case when random() < 0.3 then owner.ids[1 + floor(random() * array_length(owner.ids, 1))::integer] end as assigned_to,
           ($2::text[])[1 + floor(random() * array_length($2::text[], 1))::integer] as team,
           case when random() < 0.05 then '{vip}'::text[] when random() < 0.001 then '{rare}' else '{}' end as tags
    from generate_series(1, $1::integer) g join numbered c on c.n = 1 + g % (select count(*) from conversations), owner
)
insert into tickets (ticket_number, conversation_id, customer_id, source_channel, subject, priority, status, difficulty, sentiment,
                     created_at, waiting_since, assigned_to, assigned_team, tags, static_score, slot)
select 'TKT-' || lpad(g::text, 7, '0'), conversation_id, customer_id, channel, 'Question ' || g, priority, status, d.difficulty,
       d.sentiment, since, since, d.assigned_to, d.team, d.tags,
       static_score(s, who.churn_risk, who.lifetime_value, priority, d.difficulty, d.sentiment),
       case when since > clock_timestamp() - interval '24 hours' then floor(extract(epoch from since) / 360) else 0 end
from drawn d join customers who on who.id = d.customer_id, scoring s

-- name: messages
-- Words as frequent as in a language: about every n-th message has the word n.
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id, created_at,
                      recipient, correlation_id)
select t.conversation_id, t.id, t.source_channel, case n % 2 when 1 then 'inbound' else 'outbound' end,
       case n % 2 when 1 then 'customer' else 'agent' end,
       said.words
       || case when random() < 0.01 then ' a chargeback came' else '' end
       || case when random() < 0.0005 then ' about zebra stripes' else '' end,
       case n % 2 when 1 then 'received' else 'sent' end, t.id || ':' || n, t.created_at + n * interval '1 minute', 'x', t.id || ':' || n
from tickets t, generate_series(1, $1::integer) n, lateral (
    select string_agg('word' || floor(1 / (random() + 0.00002))::integer, ' ') as words from generate_series(1, 12) where t.ticket_number <> n::text
) said

-- name: words
insert into inbox_words (ticket_id, message_id, said_at, words)
select m.ticket_id, m.id, m.created_at, message_words(m) from messages m

-- name: counts
insert into ticket_counts
select status, source_channel, assigned_team, assigned_to, false, false, true, tag, count(*)
from tickets, unnest(array_append(tags, null)) tag group by 1, 2, 3, 4, 5, 6, 7, 8
