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

-- name: export
-- $2 are the proven identifiers: some messages never became part of a conversation. Of files, everything but the bytes.
with received as (
    select * from ledger r
    where r.conversation_id = any(array(select id from conversations where customer_id = any($1::uuid[])))
       or r.key = any($2::text[])
), files as (
    select a.id, a.event_id, a.position, a.channel, a.name, a.content_type, a.size_bytes, encode(a.sha256, 'hex') as sha256,
           a.state, a.reason, a.created_at
    from attachments a where a.event_id in (select event_id from received)
)
select jsonb_build_object(
    'customers', (select jsonb_agg(to_jsonb(c) order by c.created_at) from customers c where c.id = any($1::uuid[])),
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
    'suggestions', (select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]')
                    from article_suggestions s join tickets t on t.id = s.ticket_id where t.customer_id = any($1::uuid[])),
    'opt_outs', (select coalesce(jsonb_agg(to_jsonb(o) order by o.opted_out_at), '[]')
                 from opt_outs o where o.identifier_value = any($2::text[])),
    'merges', (select coalesce(jsonb_agg(to_jsonb(g) order by g.merged_at), '[]')
               from customer_merges g where g.kept_id = any($1::uuid[]) or g.merged_id = any($1::uuid[])))

-- name: proven_values
select identifier_value from customer_identifiers where customer_id = any($1::uuid[]) and proof = 'proven'

-- name: forget_received
-- The ledger keeps that a message came and how it ended, but not whose it was and what it said. What was still on its
-- way ends here, so that no redelivery brings the customer back.
update ledger r
set key = 'forgotten', envelope = '{}',
    state = case when r.state in ('received', 'processing', 'dead') then 'ignored' else r.state end,
    reason = 'the customer was forgotten', settled_at = coalesce(r.settled_at, clock_timestamp())
where r.conversation_id = any(array(select id from conversations where customer_id = any($1::uuid[])))
   or r.key = any($2::text[])
returning r.event_id

-- name: forget_waiting
-- What was accepted while Kafka was away: neither kept nor published any more.
delete from intake_spill where key = any($1::text[]) or event_id = any($2::text[])

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
