-- name: ticket
select t.id as uuid, t.ticket_number, t.conversation_id, t.subject, t.status, t.priority, t.source_channel, t.category,
       t.created_at, t.tags, t.assigned_to, owner.name as owner_name, t.assigned_team, t.snoozed_until, t.escalation_reason,
       who.id as customer_id, who.name as customer_name, who.email, who.phone,
       c.proof, c.status = 'escalated' as with_person, c.last_inbound_at,
       waiting.since as waiting_since, newest.content as excerpt, newest.sentiment, said.id as last_message_id
from tickets t
join conversations c on c.id = t.conversation_id
join customers who on who.id = t.customer_id
left join users owner on owner.id = t.assigned_to
left join lateral (
    select left(content, 200) as content, sentiment from messages m
    where m.conversation_id = c.id and m.direction = 'inbound' order by created_at desc limit 1
) newest on true
left join lateral (
    select id from messages m
    where m.conversation_id = c.id and m.delivery_status not in ('draft', 'rejected')
    order by coalesce(m.stored_at, m.created_at) desc, m.part desc limit 1
) said on true
left join lateral (
    select min(created_at) as since from messages m
    where m.conversation_id = c.id and m.direction = 'inbound' and m.created_at > coalesce((
        select max(created_at) from messages answer
        where answer.conversation_id = c.id and answer.direction = 'outbound'
          and answer.delivery_status not in ('draft', 'rejected', 'failed')), '-infinity')
) waiting on true
where t.id = $1

-- name: draft
-- The one that answers the customer's newest words.
select first.id, whole.text, first.confidence, l.reason, first.sources, first.created_at
from messages first
left join ledger l on l.event_id = first.event_id
join lateral (
    select string_agg(content, E'\n\n' order by part) as text, min(part) as begins
    from messages d where d.event_id = first.event_id and d.delivery_status = 'draft'
) whole on whole.begins = first.part
where first.conversation_id = $1 and first.direction = 'outbound' and first.delivery_status = 'draft'
order by first.created_at desc
limit 1

-- name: my_draft
select kind, content, last_seen_message_id, updated_at from composer_drafts where ticket_id = $1 and user_id = $2

-- name: viewers
-- Whoever says nothing for half a minute has gone.
select u.id, u.name, v.typing
from ticket_viewers v join users u on u.id = v.user_id
where v.ticket_id = $1 and v.user_id is distinct from $2 and v.seen_at > clock_timestamp() - interval '30 seconds'
order by u.name, u.id

-- name: thread
-- The conversations whose words belong together: what is not surely the same person's stays alone.
select c.id
from conversations mine
join conversations c on c.customer_id = mine.customer_id and (c.id = mine.id or c.proof = 'proven' and mine.proof = 'proven')
where mine.id = $1

-- name: messages
select m.id::text, m.created_at as at, m.part, m.channel, t.ticket_number, m.direction, m.role, m.author_id,
       case when m.direction = 'inbound' then who.name else author.name end as author_name,
       m.content as text, m.cut, m.subject, m.delivery_status, m.send_error, m.sentiment, m.confidence, m.sources, m.stored_at,
       case when m.direction = 'inbound' and m.attachments <> '[]' then (
           select jsonb_agg(jsonb_build_object('id', a.id, 'name', listed.item ->> 'name',
                                               'media_type', coalesce(a.content_type, listed.item ->> 'content_type'),
                                               'size', coalesce(a.size_bytes, (listed.item ->> 'size_bytes')::bigint))
                            order by listed.number)
           from jsonb_array_elements(m.attachments) with ordinality as listed (item, number)
           left join attachments a on a.event_id = m.event_id and a.position = listed.number - 1
       ) end as attachments,
       case when m.delivery_status = 'pending' and m.role = 'human' and m.attempts = 0 and m.author_id = ($2::caller_scope).user_id
                 and m.next_attempt_at > clock_timestamp() then m.next_attempt_at end as undo_until
from unnest($1::uuid[]) as thread (id)
cross join lateral (
    select said.* from messages said
    join tickets about on about.id = said.ticket_id
    where said.conversation_id = thread.id and said.delivery_status not in ('draft', 'rejected')
      and said.created_at <= coalesce($3::timestamptz, 'infinity')
      and (said.created_at, said.part, said.id::text) < (coalesce($3, 'infinity'), $4::smallint, $5::text)
      and ($7::uuid[] is null or said.id = any($7))
      and in_scope($2::caller_scope, about.assigned_to, about.assigned_team)
    order by said.created_at desc, said.part desc, said.id::text desc
    limit $6
) m
join tickets t on t.id = m.ticket_id
join customers who on who.id = t.customer_id
left join users author on author.id = m.author_id
order by m.created_at desc, m.part desc, m.id::text desc
limit $6

-- name: notes
select n.id::text, n.created_at as at, t.ticket_number, n.author_id, n.author_name, n.content as text
from tickets t
join ticket_notes n on n.ticket_id = t.id
where t.conversation_id = any($1::uuid[]) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
  and (n.created_at, 0, n.id::text) < (coalesce($3::timestamptz, 'infinity'), $4::integer, $5::text)
  and ($7::uuid is null or n.id = $7)
order by n.created_at desc, n.id::text desc
limit $6

-- name: add_note
insert into ticket_notes (customer_id, ticket_id, author_id, author_name, content) values ($1, $2, $3, $4, $5)
returning id

-- name: newer
-- What was said in a conversation since a message came to be here; null: there is no such message in it.
select array(select m.id from messages m
             where m.conversation_id = $1 and m.delivery_status not in ('draft', 'rejected')
               and (coalesce(m.stored_at, m.created_at), m.part) > (coalesce(seen.stored_at, seen.created_at), seen.part))
from messages seen
where seen.conversation_id = $1 and seen.id = $2

-- name: post
select item_id, digest from ticket_posts where id = $1

-- name: add_post
insert into ticket_posts (id, customer_id, ticket_id, item_id, digest, before) values ($1, $2, $3, $4, $5, $6)

-- name: status
select status from tickets where id = $1
