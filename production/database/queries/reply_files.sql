-- name: add
-- The bytes, and whose they are; what comes in with messages is in the same table.
with stored as (
    insert into attachments (event_id, position, channel, name, content_type, size_bytes, sha256, content, state)
    values ('file:' || gen_random_uuid(), 0, $3, $4, $5, $6, $7, $8, 'stored')
    returning id, event_id
), mine as (
    insert into reply_files (id, event_id, customer_id, ticket_id, author_id)
    select stored.id, event_id, t.customer_id, t.id, $2 from stored, tickets t where t.id = $1
)
select id from stored

-- name: unsent
-- What somebody has put beside their words and has not sent, or taken back.
select a.id, a.name, a.content_type as media_type, a.size_bytes as size
from reply_files f
join attachments a on a.id = f.id
left join messages m on m.id = f.message_id
left join scheduled_replies s on s.ticket_id = f.ticket_id and f.id = any(s.files)
where f.ticket_id = $1 and f.author_id = $2 and s.id is null and coalesce(m.delivery_status = 'rejected', true)
order by a.created_at, a.id

-- name: drop
delete from reply_files f
where f.id = $3 and f.ticket_id = $1 and f.author_id = $2
  and not exists (select from messages m where m.id = f.message_id and m.delivery_status <> 'rejected')
  and not exists (select from scheduled_replies s where s.ticket_id = f.ticket_id and f.id = any(s.files))

-- name: size
-- In bytes, of those of these files that somebody may send with a reply to the ticket, and how many those are: their own, and what
-- the message ($4) brings already.
select coalesce(sum(a.size_bytes), 0) as bytes, count(*) as files
from reply_files f
join attachments a on a.id = f.id
left join messages m on m.id = f.message_id
where f.id = any($3::uuid[]) and f.ticket_id = $1
  and (f.author_id = $2 and coalesce(m.delivery_status = 'rejected', true) or f.message_id = $4)

-- name: enclose
-- These and nothing else; what it brought before is its author's to send another time.
with enclosed as (
    update reply_files set message_id = $1, keep_until = null where id = any($3::uuid[])
), detached as (
    update reply_files set message_id = null, keep_until = default where message_id = $1 and id <> all($3::uuid[])
)
update messages set cc = $2 where id = $1 and cc <> $2

-- name: follow
-- Each file of a reply becomes its next part: it is sent, taken back and asked about as any other. Its name stands for its words.
with reply as (
    select m.* from messages first join messages m on m.event_id = first.event_id and m.direction = 'outbound' where first.id = $1
), last as (
    select * from reply where delivery_status = 'pending' order by created_at desc, part desc limit 1
), files as (
    select f.id, a.name, (select max(part) from reply) + row_number() over (order by a.created_at, a.id) as part
    from reply_files f join attachments a on a.id = f.id
    where f.message_id = $1
), parts as (
    insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, event_id, part, recipient,
                          correlation_id, author_id, next_attempt_at, created_at, stored_at)
    select last.conversation_id, last.ticket_id, last.channel, 'outbound', last.role, files.name, 'pending', last.event_id, files.part,
           last.recipient, replace(gen_random_uuid()::text, '-', ''), last.author_id, last.next_attempt_at, last.created_at,
           last.stored_at
    from last, files
    returning id, part
)
update reply_files f set message_id = parts.id
from files join parts on parts.part = files.part
where f.id = files.id

-- name: handed_out
-- For as long as a provider may fetch what it was given: the address names the message by the id that only it was told.
select a.name, a.content_type, a.content
from messages m
join reply_files f on f.message_id = m.id
join attachments a on a.id = f.id
where m.correlation_id = $1 and m.delivery_status in ('sending', 'unknown', 'sent')
  and m.tried_at > clock_timestamp() - $2::interval
