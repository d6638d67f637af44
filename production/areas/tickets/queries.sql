-- name: ticket
select t.id as uuid, t.ticket_number, t.conversation_id, subject_of(t) as subject, t.status, t.priority, t.source_channel, t.category,
       t.created_at, tags_today(t.tags) as tags, t.assigned_to, owner.name as owner_name, t.assigned_team, t.snoozed_until, t.escalation_reason,
       t.sla_due_at, t.sla_state, who.id as customer_id, who.number as contact, who.name as customer_name, who.email, who.phone,
       c.proof, c.status = 'escalated' as with_person, c.last_inbound_at,
       t.waiting_since, newest.content as excerpt, t.sentiment, said.id as last_message_id
from tickets t
join conversations c on c.id = t.conversation_id
join customers who on who.id = t.customer_id
left join users owner on owner.id = t.assigned_to
left join lateral (
    select left(content, 200) as content from messages m
    where m.conversation_id = c.id and m.ticket_id = t.id and m.direction = 'inbound' order by created_at desc limit 1
) newest on true
left join lateral (
    select id from messages m
    where m.conversation_id = c.id and is_said(m.delivery_status)
    order by coalesce(m.stored_at, m.created_at) desc, m.part desc limit 1
) said on true
where t.id = $1

-- name: conversation
select conversation_id from tickets where id = $1

-- name: draft
-- The one that answers the customer's newest words.
select first.id, whole.text, first.confidence, l.reason, first.sources, first.created_at, author.id as author_id, author.name as author_name,
       first.cc, (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'media_type', a.content_type, 'size', a.size_bytes)
                                   order by a.created_at, a.id)
                  from reply_files f join attachments a on a.id = f.id
                  where f.message_id = first.id) as files
from messages first
left join users author on author.id = first.author_id
left join ledger l on l.event_id = first.event_id
join lateral draft_of(first.event_id) whole on whole.begins = first.part
where first.ticket_id = $1 and first.direction = 'outbound' and first.delivery_status = 'draft'
order by first.created_at desc
limit 1

-- name: my_draft
select kind, content, cc, last_seen_message_id, updated_at from composer_drafts where ticket_id = $1 and user_id = $2

-- name: viewers
-- Whoever says nothing for half a minute has gone.
select u.id, u.name, v.typing
from ticket_viewers v join users u on u.id = v.user_id
where v.ticket_id = $1 and v.user_id is distinct from $2 and v.seen_at > clock_timestamp() - interval '30 seconds'
order by u.name, u.id

-- name: thread
-- The conversations whose words belong together: what is not surely the same person's stays alone.
-- And those of tickets that people have merged into one of it.
with recursive merged as (
    select id, conversation_id from tickets where conversation_id = $1
    union
    select t.id, t.conversation_id from tickets t join merged m on t.merged_into = m.id
)
select c.id
from conversations mine
join conversations c on c.customer_id = mine.customer_id and (c.id = mine.id or c.proof = 'proven' and mine.proof = 'proven')
where mine.id = $1
union
select conversation_id from merged

-- name: messages
select m.id::text, m.created_at as at, m.part, m.channel, t.ticket_number, m.direction, m.author_id,
       case when m.event_id like 'csat:%' then 'system' else m.role end as role,
       case when m.direction = 'inbound' then who.name else author.name end as author_name,
       m.content as text, m.cut, m.subject, m.delivery_status, m.send_error, m.sentiment, m.confidence, m.sources, m.cc, m.stored_at,
       case when m.role = 'agent' then (select w.reason from wrong_answers w where w.event_id = m.event_id) end as wrong,
       case when m.direction = 'inbound' and m.attachments <> '[]' then (
           select jsonb_agg(jsonb_build_object('id', a.id, 'name', listed.item ->> 'name',
                                               'media_type', coalesce(a.content_type, listed.item ->> 'content_type'),
                                               'size', coalesce(a.size_bytes, (listed.item ->> 'size_bytes')::bigint))
                            order by listed.number)
           from jsonb_array_elements(m.attachments) with ordinality as listed (item, number)
           left join attachments a on a.event_id = m.event_id and a.position = listed.number - 1
       ) when m.direction = 'outbound' then (
           select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'media_type', a.content_type, 'size', a.size_bytes)
                            order by a.created_at, a.id)
           from reply_files f join attachments a on a.id = f.id
           where f.message_id = m.id
       ) end as attachments,
       case when m.author_id = ($2::caller_scope).user_id and m.takes_back then m.next_attempt_at end as undo_until
from unnest($1::uuid[]) as thread (id)
cross join lateral (
    select said.*, can_be_taken_back(said) as takes_back from messages said
    join tickets about on about.id = said.ticket_id
    where said.conversation_id = thread.id and is_said(said.delivery_status)
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

-- name: calls
-- And whatever else people wrote down about these tickets that left no message.
select 'call:' || a.id as id, a.happened_at as at, t.ticket_number, a.author_id, u.name as author_name, a.text, a.kind, a.direction,
       a.minutes, a.outcome
from tickets t
join activities a on a.ticket_id = t.id and a.deleted_at is null
left join users u on u.id = a.author_id
where t.conversation_id = any($1::uuid[]) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
  and (a.happened_at, 0, 'call:' || a.id) < (coalesce($3::timestamptz, 'infinity'), $4::integer, $5::text)
order by a.happened_at desc, a.id desc
limit $6

-- name: related
-- Other tickets that somebody has linked or merged with this one, as far as $2 reaches.
select t.ticket_number as id, subject_of(t) as subject, t.status, who.name as customer_name, found.how
from (
    select merged_into as id, 'merged_into' as how from tickets where id = $1 and merged_into is not null
    union all
    select id, 'merged_here' from tickets where merged_into = $1
    union all
    select case when ticket_id = $1 then other_id else ticket_id end, 'linked' from ticket_links where $1 in (ticket_id, other_id)
) found
join tickets t on t.id = found.id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
join customers who on who.id = t.customer_id
order by found.how, t.created_at desc

-- name: merged
select merged_into from tickets where id = $1

-- name: merge
-- The tags go along: whoever looks for one finds the ticket that goes on.
with given as (
    select array(select unnest(tags_today(one.tags)) except select unnest(tags_today(other.tags)) order by 1) as tags
    from tickets one, tickets other where one.id = $1 and other.id = $2
), taken as (
    update tickets set tags = array(select unnest(tickets.tags || given.tags) order by 1) from given where id = $2 and given.tags <> '{}'
)
update tickets
set merged_into = $2, merged_from = status, given_tags = given.tags, status = 'resolved',
    resolved_at = coalesce(resolved_at, clock_timestamp())
from given
where id = $1

-- name: unmerge
-- Both by what the tags are called today.
with given as (
    select merged_into, tags_today(given_tags) as tags from tickets where id = $1
), returned as (
    update tickets set tags = array(select unnest(tags_today(tickets.tags)) except select unnest(given.tags) order by 1)
    from given where id = given.merged_into and given.tags <> '{}'
)
update tickets
set merged_into = null, merged_from = null, given_tags = '{}', status = merged_from,
    resolved_at = case when merged_from in ('resolved', 'closed') then resolved_at end
where id = $1

-- name: reopen
update tickets set status = $2, resolved_at = null, snoozed_until = null where id = $1

-- name: link
insert into ticket_links (ticket_id, other_id) values (least($1::uuid, $2), greatest($1, $2::uuid)) on conflict do nothing
returning ticket_id

-- name: unlink
delete from ticket_links where ticket_id = least($1::uuid, $2) and other_id = greatest($1, $2::uuid) returning ticket_id

-- name: add_note
insert into ticket_notes (customer_id, ticket_id, author_id, author_name, content) values ($1, $2, $3, $4, $5)
returning id

-- name: mention
-- Whoever is named with an @, by the first or the whole name, hears of it; its author does not.
insert into notifications (user_id, kind, ticket_id)
select id, 'mentioned', $1 from users
where disabled_at is null and id is distinct from $2
  and lower($3) ~ ('@' || regexp_replace(lower(split_part(name, ' ', 1)), '[^[:alnum:]]', '.', 'g') || '\M')
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at

-- name: newer
-- What was said in a conversation since a message came to be here, in that order; null: there is no such message in it.
select array(select m.id from messages m
             where m.conversation_id = $1 and is_said(m.delivery_status)
               and (coalesce(m.stored_at, m.created_at), m.part) > (coalesce(seen.stored_at, seen.created_at), seen.part)
             order by coalesce(m.stored_at, m.created_at), m.part)
from messages seen
where seen.conversation_id = $1 and seen.id = $2

-- name: post
select item_id, digest from ticket_posts where id = $1

-- name: add_post
insert into ticket_posts (id, customer_id, ticket_id, item_id, digest, content, before) values ($1, $2, $3, $4, $5, $6, $7)

-- name: waiting
select id, role, author_id, content, created_at, stored_at, cc, array(select f.id from reply_files f where f.message_id = messages.id) as files
from messages
where ticket_id in (select id from tickets where conversation_id = $1) and direction = 'outbound' and delivery_status = 'draft'
order by created_at, part

-- name: status
select status from tickets where id = $1

-- name: change
with handled as (
    update conversations set status = $10 where id = $9 and status <> $10
)
update tickets
set status = $2, priority = $3, category = $4, assigned_to = $5, assigned_team = $6, tags = $7, snoozed_until = $8,
    resolved_at = case when $2 in ('resolved', 'closed') then coalesce(resolved_at, clock_timestamp()) end
where id = $1

-- name: correct
insert into filing_corrections (customer_id, ticket_id, field, before, after, user_id, user_name) values ($1, $2, $3, $4, $5, $6, $7)

-- name: corrected
-- Tickets that people filed otherwise, as they stand now, with what customers wrote in them.
select t.source_channel as channel, t.category, t.tags, changed.fields, said.words
from tickets t
cross join lateral (select array_agg(distinct field) as fields from filing_corrections f where f.ticket_id = t.id) changed
cross join lateral (
    select string_agg(concat_ws(E'\n', m.subject, m.content), E'\n' order by m.created_at) as words from messages m
    where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'inbound'
) said
where changed.fields is not null and said.words is not null
order by t.created_at

-- name: void_drafts
update messages set delivery_status = 'rejected', send_error = 'the ticket was resolved'
where ticket_id = $1 and direction = 'outbound' and delivery_status = 'draft'

-- name: withdraw
update messages set delivery_status = 'rejected', send_error = 'its author wrote another'
where ticket_id = $1 and author_id = $2 and direction = 'outbound' and delivery_status = 'draft'

-- name: leave_to_people
update conversations set status = 'escalated' where id = $1 and status <> 'escalated'

-- name: want_approval
-- Who leads the ticket's team hears that a reply waits for them; where nobody does, every Admin.
with leads as (
    select u.id from tickets t
    join team_members m on m.team = coalesce(t.assigned_team, 'support')
    join users u on u.id = m.user_id and u.role = 'manager' and u.disabled_at is null
    where t.id = $1
)
insert into notifications (user_id, kind, ticket_id)
select id, 'approval_wanted', $1 from users
where id <> $2 and disabled_at is null and (id in (select id from leads) or role = 'admin' and not exists (select from leads))
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at

-- name: owners
select id, name, disabled_at is null as here from users where id = any($1::uuid[])

-- name: keep_draft
insert into composer_drafts (customer_id, ticket_id, user_id, kind, content, last_seen_message_id, cc)
select customer_id, id, $2, $3, $4, $5, $6 from tickets where id = $1
on conflict (ticket_id, user_id) do update
    set kind = excluded.kind, content = excluded.content, last_seen_message_id = excluded.last_seen_message_id,
        cc = excluded.cc, updated_at = clock_timestamp()
returning kind, content, cc, last_seen_message_id, updated_at

-- name: scheduled
select s.author_id, u.name as author_name, s.content, s.cc, s.send_at,
       (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'media_type', a.content_type, 'size', a.size_bytes)
                         order by a.created_at, a.id)
        from attachments a where a.id = any(s.files)) as files
from scheduled_replies s join users u on u.id = s.author_id
where s.ticket_id = $1

-- name: schedule
-- In the place of what the same person scheduled before; null where a colleague's waits. The ticket sleeps until then.
with asleep as (
    update tickets set snoozed_until = $7 where id = $1
), kept as (
    update reply_files set keep_until = null where id = any($5::uuid[])
)
insert into scheduled_replies as waits (customer_id, ticket_id, author_id, content, cc, files, send_at, resolve, last_seen_message_id)
select customer_id, id, $2, $3, $4, $5, $7, $6, $8 from tickets where id = $1
on conflict (ticket_id) do update
    set content = excluded.content, cc = excluded.cc, files = excluded.files, send_at = excluded.send_at,
        resolve = excluded.resolve, last_seen_message_id = excluded.last_seen_message_id
    where waits.author_id = excluded.author_id
returning id

-- name: unschedule
select return_scheduled(array[$1::uuid], $2)

-- name: due
-- Of those that are due, the first but these.
select s.id, s.ticket_id, s.author_id, s.content, s.cc, s.files, s.resolve, s.last_seen_message_id
from scheduled_replies s
where s.send_at <= clock_timestamp() and s.id <> all($1::uuid[])
order by s.send_at
limit 1

-- name: sent_as_scheduled
delete from scheduled_replies where id = $1
returning id

-- name: drop_draft
delete from composer_drafts where ticket_id = $1 and user_id = $2

-- name: drop_draft_of
delete from composer_drafts where ticket_id = $1 and user_id = $2 and kind = $3

-- name: look
-- True where others do not know it yet.
with before as (
    select typing from ticket_viewers
    where ticket_id = $1 and user_id = $2 and seen_at > clock_timestamp() - interval '30 seconds'
), seen as (
    insert into ticket_viewers (ticket_id, user_id, typing, kind) values ($1, $2, $3, $4)
    on conflict (ticket_id, user_id) do update set typing = excluded.typing, kind = excluded.kind, seen_at = clock_timestamp()
)
select (select typing from before) is distinct from $3

-- name: forget_viewers
delete from ticket_viewers where seen_at < clock_timestamp() - interval '1 minute'

-- name: sent
-- All parts of the reply that a message is a part of, while its author, or who approved it, can take it back.
select m.id, m.stored_at
from messages m
where m.conversation_id = $1 and m.event_id = (select event_id from messages where id = $2 and conversation_id = $1)
  and can_be_taken_back(m)
  and (m.author_id = $3 or exists (select from audit_log a where a.subject = 'draft' and a.subject_id = $2::text
                                   and a.act = 'draft_approved' and a.actor_id = $3))
order by m.part
for update of m

-- name: take_back
update messages set delivery_status = 'rejected', send_error = 'taken back' where id = any($1::uuid[])

-- name: restore_drafts
-- They wait as they did, whatever became of their words and of what they bring.
with was as (
    select * from jsonb_to_recordset($1::jsonb)
        as was (id uuid, role text, author_id uuid, content text, created_at timestamptz, stored_at timestamptz, cc text[], files uuid[])
), waiting as (
    update messages m
    set delivery_status = 'draft', role = was.role, content = was.content, created_at = was.created_at, stored_at = was.stored_at,
        author_id = was.author_id, send_error = null, cc = coalesce(was.cc, '{}')
    from was
    where m.id = was.id
    returning m.ticket_id
), brought as (
    update reply_files f set message_id = was.id, keep_until = null
    from was
    where f.id = any(was.files)
      and not exists (select from messages m where m.id = f.message_id and m.delivery_status <> 'rejected')
)
update tickets set draft_waits = true where id in (select ticket_id from waiting)

-- name: restore_ticket
with handled as (
    update conversations set status = $4 where id = $3
)
update tickets
set status = $2, resolved_at = case when $2 = 'resolved' then coalesce(resolved_at, $5::text::timestamptz) end
where id = $1

-- name: post_of
select id, content, before from ticket_posts where item_id = any($1::uuid[])

-- name: forget_words
-- Without a key, the same words are a new reply after they were taken back.
delete from ticket_posts where id = $1 and id like 'words:%'

-- name: known_message
select exists (select from messages where id = $1 and conversation_id = $2)

-- name: events
-- What people, programs and the clock did to the tickets of these conversations, as the audit log has it. Who approves what a
-- colleague wrote is named; of anything else, approving it made them its author.
select 'act:' || a.id as id, a.at, t.ticket_number, a.actor_kind, a.actor_id, a.actor_name, a.act, c.before, c.after
from tickets t
cross join lateral (
    select 'ticket' as subject, t.id, null::uuid as author
    union all
    select 'draft', m.id, m.author_id from messages m where m.ticket_id = t.id and m.conversation_id = t.conversation_id
        and m.direction = 'outbound' and (m.delivery_status = 'rejected' or m.author_id is not null)
) about
join audit_log a on a.subject = about.subject and a.subject_id = about.id::text and a.act = any($7::text[])
    and (a.act <> 'draft_approved' or a.actor_id <> about.author)
left join audit_changes c on c.id = a.id
where t.conversation_id = any($1::uuid[]) and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
  and (a.at, 0, 'act:' || a.id) < (coalesce($3::timestamptz, 'infinity'), $4::integer, $5::text)
order by a.at desc, a.id desc
limit $6

-- name: handovers
-- What the AI gave to a person, and why: of the messages of one turn, the last.
select 'end:' || l.event_id as id, l.settled_at as at, t.ticket_number, l.reason
from (
    select distinct on (conversation_id, epoch) * from ledger
    where conversation_id = any($1::uuid[]) and state = 'escalated' and reason_code <> all($7::text[])
    order by conversation_id, epoch, settled_at desc, event_id desc
) l
join messages m on m.event_id = l.event_id and m.direction = 'inbound'
join tickets t on t.id = m.ticket_id
where in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
  and (l.settled_at, 0, 'end:' || l.event_id) < (coalesce($3::timestamptz, 'infinity'), $4::integer, $5::text)
order by l.settled_at desc
limit $6

-- name: hold_customer
select from customers where id = $1 for update

-- name: begun_as
select id from tickets where begun_as = $1

-- name: reached_at
-- The address of the contact itself before others, what is proven before what is not.
select i.identifier_value as value, i.proof, c.name
from customer_identifiers i join customers c on c.id = i.customer_id
where i.customer_id = $1 and i.identifier_type = $2
order by i.identifier_value in (lower(c.email), c.phone) desc nulls last, i.proof = 'proven' desc, i.created_at
limit 1

-- name: open_conversation
-- A chat is one conversation, whoever began it. It is surely the customer's: nobody but us has said anything in it, and only who
-- has shown that the address is theirs joins it.
insert into conversations (customer_id, channel, thread_key, proof, subject, addressee) values ($1, $2, $3, 'proven', $4, $5)
on conflict (channel, thread_key, customer_id) do update set addressee = excluded.addressee
returning id

-- name: begin
insert into tickets (conversation_id, customer_id, source_channel, subject, assigned_to, assigned_team, begun_as)
select id, customer_id, channel, $2, $3, $4, $5 from conversations where id = $1
returning id

-- name: list
-- Tickets in reach of $1, as `listing.Wanted` says; one that was merged is part of another.
select substr(t.ticket_number, 5)::bigint as id, t.ticket_number || ' ' || subject_of(t) as title, t.status, t.priority, t.category,
       t.source_channel as channel, c.number as contact_id, coalesce(c.name, c.email, c.phone, '') as contact, t.created_at
from tickets t join customers c on c.id = t.customer_id
where in_scope($1::caller_scope, t.assigned_to, t.assigned_team) and t.merged_into is null
  and ($2::text[] is null or t.status = any($2)) and ($3::text[] is null or t.priority = any($3))
  and ($4::text[] is null or t.category = any($4)) and ($5::text[] is null or t.source_channel = any($5))
  and ($6::bigint is null or t.customer_id = (select id from customers where number = $6))
  and ($7::uuid is null or t.assigned_to = $7)
  and ($8::timestamptz is null or t.created_at >= $8) and ($9::timestamptz is null or t.created_at <= $9)
  and ($10::text is null or t.id = ticket_named($10))
  and ($11::text is null or t.id in (
      select ticket_named(upper($11))
      union all select w.ticket_id from inbox_words w where w.words @@ words_sought($11)
      union all select o.id from customers who join tickets o on o.customer_id = who.id where who.words @@ words_sought($11)))
