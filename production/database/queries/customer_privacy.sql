-- name: whole_record
-- A record and everything that was ever merged into it.
with recursive inside as (
    select id from customers where id = $1
    union all
    select c.id from customers c join inside on c.merged_into = inside.id
)
select id from inside

-- name: hold
select id from customers where id = any($1::uuid[]) order by id for update

-- name: identifiers
-- What the person goes by. It is their own if they have proven it, or if nobody else holds the same.
select i.identifier_value,
       i.proof = 'proven' or not exists (
           select from customer_identifiers other
           where (other.identifier_type, other.identifier_value) = (i.identifier_type, i.identifier_value)
             and not other.customer_id = any($1::uuid[])) as own
from customer_identifiers i where i.customer_id = any($1::uuid[])

-- name: received
-- What belongs to a conversation is whose that is. The rest (parked, ignored, dead, still on its way) is whose it says it is
-- from: a number may be shown by more than one account. $2 all that the person goes by, $3 what is their own of it.
select event_id from ledger
where conversation_id = any(array(select id from conversations where customer_id = any($1::uuid[])))
union all
select event_id from ledger
where conversation_id is null and key = any($2::text[]) and coalesce(envelope #>> '{sender,value}', key) = any($3::text[])

-- name: waiting
-- What was accepted while Kafka was away. $1 and $2 as $2 and $3 above.
with held as materialized (
    select event_id, convert_from(envelope, 'utf8')::jsonb as envelope from intake_spill where key = any($1::text[])
)
select event_id from held where envelope #>> '{sender,value}' = any($2::text[])

-- name: export
-- $2 and $3 are event ids of what was received and of what waits, $4 their own identifiers. Of files, all but the bytes.
with received as (
    select * from ledger r where r.event_id = any($2::text[])
), files as (
    select a.id, a.event_id, a.position, a.channel, a.name, a.content_type, a.size_bytes, encode(a.sha256, 'hex') as sha256,
           a.state, a.reason, a.created_at
    from attachments a where a.event_id = any($2::text[] || $3::text[])
)
select jsonb_build_object(
    'customers', (select coalesce(jsonb_agg(to_jsonb(c) - 'words' order by c.created_at), '[]')
                  from customers c where c.id = any($1::uuid[])),
    'identifiers', (select coalesce(jsonb_agg(to_jsonb(i) order by i.created_at), '[]')
                    from customer_identifiers i where i.customer_id = any($1::uuid[])),
    'conversations', (select coalesce(jsonb_agg(to_jsonb(c) order by c.created_at), '[]')
                      from conversations c where c.customer_id = any($1::uuid[])),
    'tickets', (select coalesce(jsonb_agg(to_jsonb(t) order by t.created_at), '[]')
                from tickets t where t.customer_id = any($1::uuid[])),
    'messages', (select coalesce(jsonb_agg(to_jsonb(m) order by m.created_at, m.part), '[]')
                 from messages m join conversations c on c.id = m.conversation_id
                 where c.customer_id = any($1::uuid[]) and m.event_id not like 'identity-code:%'),
    'attachments', (select coalesce(jsonb_agg(to_jsonb(f) order by f.created_at, f.event_id, f.position), '[]') from files f),
    'received', (select coalesce(jsonb_agg(to_jsonb(r) - array['epoch', 'filed_under'] order by r.received_at), '[]') from received r),
    'waiting', (select coalesce(jsonb_agg(convert_from(w.envelope, 'utf8')::jsonb order by w.id), '[]')
                from intake_spill w where w.event_id = any($3::text[])),
    'suggestions', (select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]')
                    from article_suggestions s join tickets t on t.id = s.ticket_id where t.customer_id = any($1::uuid[])),
    'opt_outs', (select coalesce(jsonb_agg(to_jsonb(o) order by o.opted_out_at), '[]')
                 from opt_outs o where o.identifier_value = any($4::text[])),
    'merges', (select coalesce(jsonb_agg(to_jsonb(g) order by g.merged_at), '[]')
               from customer_merges g where g.kept_id = any($1::uuid[]) or g.merged_id = any($1::uuid[])))

-- name: forget_received
-- The ledger keeps that a message came and how it ended, but not whose it was and what it said. What was still on its
-- way ends here, so that no redelivery brings the customer back.
update ledger r
set key = 'forgotten', envelope = '{}',
    state = case when r.state in ('received', 'processing', 'dead') then 'ignored' else r.state end,
    reason = 'the customer was forgotten', settled_at = coalesce(r.settled_at, clock_timestamp())
where r.event_id = any($1::text[])

-- name: forget_waiting
-- Neither kept nor published any more; nor what was received and is kept here until that is sure.
delete from intake_spill where event_id = any($1::text[])

-- name: forget_files
-- Those of forms that are not in the ledger yet; a trigger takes the others along.
delete from attachments where event_id = any($1::text[])

-- name: release_key
delete from parked_keys where key = any($1::text[])

-- name: forget_reasons
-- Events stay for the statistics; why something was not answered may repeat words of the customer.
update event_outbox set payload = payload - 'reason'
where conversation_id = any(array(select id from conversations where customer_id = any($1::uuid[]))) and payload ? 'reason'

-- name: forget_opt_outs
-- The provider keeps a list of its own of who wants no messages.
delete from opt_outs where identifier_value = any($1::text[])

-- name: delete_customers
-- Identifiers, conversations, tickets, messages and drafts, files, codes, suggestions and merges go with them.
delete from customers where id = any($1::uuid[])

-- name: counts
select (select count(*) from conversations where customer_id = any($1::uuid[])) as conversations,
       (select count(*) from tickets where customer_id = any($1::uuid[])) as tickets,
       (select count(*) from messages m join conversations c on c.id = m.conversation_id
        where c.customer_id = any($1::uuid[])) as messages
