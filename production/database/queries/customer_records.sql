-- name: live_id
-- Where an id leads: a merged record points to the one that took it in.
with recursive trail as (
    select id, merged_into from customers where id = $1
    union all
    select c.id, c.merged_into from customers c join trail on c.id = trail.merged_into
)
select id from trail where merged_into is null

-- name: find
-- Who has proven it; else who claimed it first.
select c.id from customer_identifiers i
join customers c on c.id = i.customer_id and c.merged_into is null
where i.identifier_type = $1 and i.identifier_value = $2
order by i.proof = 'proven' desc, i.created_at, i.id
limit 1

-- name: customer
select id, name, email, phone, company, plan, created_at from customers
where id = $1 and customer_in_scope($2::caller_scope, id)

-- name: in_scope
select customer_in_scope($2::caller_scope, $1::uuid)

-- name: identifiers
select identifier_type, identifier_value, channel, proof, created_at from customer_identifiers
where customer_id = $1
order by created_at, id

-- name: conversations
select c.id, c.customer_id, c.channel, c.status, c.proof, c.subject, c.sentiment_score, c.created_at, c.last_inbound_at,
       array(select t.ticket_number from tickets t where t.conversation_id = c.id order by t.created_at) as tickets
from conversations c
where c.customer_id = $1 and conversation_in_scope($3::caller_scope, c.id)
order by c.created_at desc, c.id
limit $2

-- name: conversation
select c.id, c.customer_id, c.channel, c.status, c.proof, c.subject, c.sentiment_score, c.created_at, c.last_inbound_at,
       array(select t.ticket_number from tickets t where t.conversation_id = c.id order by t.created_at) as tickets
from conversations c
where c.id = $1 and conversation_in_scope($2::caller_scope, c.id)

-- name: messages
select m.id, t.ticket_number, m.direction, m.role, m.content, m.cut, m.delivery_status, m.created_at
from messages m join tickets t on t.id = m.ticket_id
where m.conversation_id = $1
order by m.created_at, m.part

-- name: merges
-- Those into this record, undone ones too, and undone ones out of it.
select * from customer_merges
where kept_id = $1 or merged_id = $1
order by merged_at desc

-- name: plan_anew
-- All pairs and those of one customer are found in different ways.
set local plan_cache_mode = force_custom_plan

-- name: suggestions
-- Pairs of records that share something, those of customer $3 or all. A pair that a person separated is not suggested again.
with known as not materialized (
    select i.customer_id, i.identifier_type as kind, i.identifier_value as value, i.proof = 'proven' as proven
    from customer_identifiers i
    join customers c on c.id = i.customer_id and c.merged_into is null
), recorded as not materialized (
    -- The name, and a phone number or address that stands in the record `one` and identifies `other`.
    select c.id as one, k.customer_id as other, k.kind, k.value, k.proven
    from known k
    join (
        select id, name, 'phone' as kind, phone as value from customers where merged_into is null
        union all
        select id, name, 'email', email from customers where merged_into is null
    ) c on (c.kind, c.value) = (k.kind, k.value) and c.id <> k.customer_id
    join customers n on n.id = k.customer_id and lower(btrim(n.name)) = lower(btrim(c.name))
    where not exists (select 1 from customer_identifiers i
                      where i.customer_id = c.id and i.identifier_type = k.kind and i.identifier_value = k.value)
), shared as (
    select least(a.customer_id, b.customer_id) as one, greatest(a.customer_id, b.customer_id) as other, 'same_identifier' as rule,
           kind || ' ' || value as detail, a.proven or b.proven as proven
    from known a
    join known b using (kind, value)
    where a.customer_id <> b.customer_id and ($3::uuid is null or a.customer_id = $3)
    union
    select least(a.customer_id, b.customer_id), greatest(a.customer_id, b.customer_id), 'same_mailbox',
           least(a.value, b.value) || ' and ' || greatest(a.value, b.value), a.proven or b.proven
    from known a
    join known b on mailbox_of(a.value) = mailbox_of(b.value)
    where a.kind = 'email' and b.kind = 'email' and a.value <> b.value and a.customer_id <> b.customer_id
      and ($3::uuid is null or a.customer_id = $3)
    union
    select least(one, other), greatest(one, other), 'same_name_and_record', kind || ' ' || value, proven
    from (
        select one, other, kind, value, proven from recorded where $3::uuid is null or one = $3
        union
        select one, other, kind, value, proven from recorded where other = $3
    ) sides
    union
    select least(a.id, b.id), greatest(a.id, b.id), 'same_name_and_company', a.company, false
    from customers a
    join customers b on b.company_id = a.company_id and lower(btrim(b.name)) = lower(btrim(a.name)) and b.id <> a.id
    where a.merged_into is null and b.merged_into is null and ($3::uuid is null or a.id = $3)
    union
    select least(a.id, b.id), greatest(a.id, b.id), 'similar_name', a.name || ' and ' || b.name, false
    from customers a
    cross join lateral (
        select id, name from customers o
        where lower(o.name) % lower(a.name) and o.merged_into is null and o.deleted_at is null and o.id <> a.id
        order by similarity(lower(o.name), lower(a.name)) desc, o.id limit 20
    ) b
    where a.id = $3
), pairs as (
    select one, other, bool_or(proven) as proven,
           jsonb_agg(jsonb_build_object('rule', rule, 'detail', detail, 'proven', proven) order by rule, detail) as evidence
    from shared
    where not exists (select 1 from customer_merges m
                      where m.undone_at is not null and (m.kept_id, m.merged_id) in ((one, other), (other, one)))
    group by one, other
)
select a.id as first_id, a.number as first_number, a.name as first_name, a.email as first_email, a.phone as first_phone,
       a.company as first_company, b.id as second_id, b.number as second_number, b.name as second_name, b.email as second_email,
       b.phone as second_phone, b.company as second_company, p.evidence
from pairs p
join customers a on a.id in (p.one, p.other)
join customers b on b.id in (p.one, p.other) and (a.created_at, a.id) < (b.created_at, b.id)
where a.deleted_at is null and b.deleted_at is null
  and customer_in_scope($2::caller_scope, a.id) and customer_in_scope($2::caller_scope, b.id)
order by p.proven desc, jsonb_array_length(p.evidence) desc, a.created_at, a.id, b.id
limit $1
