-- name: keep
-- A form that is sent again keeps the files that came first.
insert into attachments (event_id, position, channel, name, content_type, size_bytes, sha256, content, state)
values ($1, $2, 'web_form', $3, $4, $5, $6, $7, 'stored')
on conflict (event_id, position) do nothing

-- name: info
select id, event_id, name, content_type, size_bytes, encode(sha256, 'hex') as sha256, state, reason
from attachments where id = $1 and attachment_in_scope($2::caller_scope, event_id)

-- name: content
select content from attachments where id = $1 and attachment_in_scope($2::caller_scope, event_id)

-- name: in_scope
select exists (select from conversations c where c.id = $1 and conversation_in_scope($2::caller_scope, c.id))

-- name: of_conversation
select a.id, a.event_id, a.name, a.content_type, a.size_bytes, encode(a.sha256, 'hex') as sha256, a.state, a.reason
from attachments a
join messages m on m.event_id = a.event_id and m.direction = 'inbound'
where m.conversation_id = $1
order by m.created_at, a.position

-- name: enlist
-- Attachments of messages whose turn has ended, and which nobody has asked the provider for yet. A mail with more than a
-- hundred is an attack or an accident. What is younger than $2, which is less than `ARCHIVE_AFTER`, is not filed yet.
insert into attachments (event_id, position, channel, name, content_type, size_bytes, state, provider_ref)
select m.event_id, (listed.number - 1)::smallint, m.channel, listed.item ->> 'name', listed.item ->> 'content_type',
       least((listed.item ->> 'size_bytes')::bigint, 2147483647)::integer, 'pending', listed.item ->> 'provider_ref'
from messages m
join inbound_messages i on i.event_id = m.event_id and i.state not in ('received', 'processing')
cross join lateral jsonb_array_elements(m.attachments) with ordinality as listed (item, number)
where m.direction = 'inbound' and m.attachments <> '[]' and m.channel = any($1::text[])
  and m.created_at > clock_timestamp() - $2::interval and listed.number <= 100
  and not exists (select 1 from attachments a where a.event_id = m.event_id)
on conflict (event_id, position) do nothing

-- name: take_pending
-- Ours for a while: another process that looks meanwhile takes others.
update attachments set attempts = attempts + 1, next_attempt_at = clock_timestamp() + $2::interval
where id in (
    select id from attachments
    where state = 'pending' and next_attempt_at <= clock_timestamp()
    order by next_attempt_at, event_id, position
    limit $1
    for update skip locked)
returning id, event_id, position, channel, name, provider_ref, attempts

-- name: store
update attachments set state = 'stored', name = $2, content_type = $3, size_bytes = $4, sha256 = $5, content = $6
where id = $1 and state = 'pending'

-- name: refuse
update attachments set state = 'refused', reason = $2 where id = $1 and state = 'pending'

-- name: defer
update attachments set next_attempt_at = clock_timestamp() + $2::interval where id = $1 and state = 'pending'

-- name: sweep
-- Files of forms that were never accepted: their sender saw an error and did not try again.
delete from attachments a
where a.channel = 'web_form' and a.created_at < clock_timestamp() - $1::interval
  and not exists (select 1 from messages m where m.event_id = a.event_id and m.direction = 'inbound')
  and not exists (select 1 from ledger i where i.event_id = a.event_id)
  and not exists (select 1 from intake_spill s where s.event_id = a.event_id)
