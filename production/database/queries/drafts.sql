-- name: drafts
-- One line a reply; its parts belong together.
select first.id, t.ticket_number, first.channel, who.name as customer_name, i.content as question, whole.text,
       first.confidence, l.reason, first.sources, first.created_at
from messages first
join tickets t on t.id = first.ticket_id
join customers who on who.id = t.customer_id
join lateral (
    select content from messages asked where asked.ticket_id = first.ticket_id and asked.direction = 'inbound'
    order by asked.event_id = first.event_id desc, asked.created_at desc
    limit 1
) i on true
left join ledger l on l.event_id = first.event_id
join lateral draft_of(first.event_id) whole on whole.begins = first.part
where first.delivery_status = 'draft' and first.direction = 'outbound' and ($2::uuid is null or first.id = $2)
  and in_scope($3::caller_scope, t.assigned_to, t.assigned_team)
order by first.created_at
limit $1

-- name: ticket_of
select ticket_id from messages where id = $1 and direction = 'outbound'

-- name: hold
-- All parts of the draft. Who decides second waits here, and then finds none.
select m.id, m.content, coalesce(m.stored_at, m.created_at) as stored_at
from messages first
join messages m on m.event_id = first.event_id and m.delivery_status = 'draft'
where first.id = $1 and first.ticket_id = $2 and first.delivery_status = 'draft'
order by m.part
for update of m

-- name: brings
-- Whether more than words would leave with a waiting draft.
select cc <> '{}' or exists (select from reply_files f where f.message_id = m.id)
from messages m
where id = $1 and delivery_status = 'draft'

-- name: reword
update messages set content = $2 where id = $1

-- name: drop
-- They stay, for whoever takes back what was sent in their place.
update messages set delivery_status = 'rejected', send_error = 'reworded' where id = any($1::uuid[])

-- name: approve
-- As written by a person, and at this moment: what waited for hours is no older to the provider. What a colleague wrote leaves
-- in their name, unless somebody else ($4) put other words there.
update messages
set delivery_status = 'pending', role = 'human', author_id = case when $4 then $2 else coalesce(author_id, $2) end, created_at = statement_timestamp(), stored_at = statement_timestamp(),
    next_attempt_at = clock_timestamp() + $3::interval
where id = any($1::uuid[])

-- name: no_more_writing
-- The words of who proposed it, unless they went on.
delete from composer_drafts mine using messages m
where m.id = $1 and mine.ticket_id = m.ticket_id and mine.user_id = m.author_id and mine.kind = 'reply' and mine.updated_at <= m.stored_at

-- name: return_to_author
insert into notifications (user_id, kind, ticket_id)
select m.author_id, 'reply_returned', m.ticket_id from messages m where m.id = $1 and m.author_id is distinct from $2 and m.author_id is not null
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at

-- name: reject
update messages set delivery_status = 'rejected', send_error = $2 where id = any($1::uuid[])
