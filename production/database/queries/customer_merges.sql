-- name: hold_both
select id, merged_into from customers where id = any($1::uuid[]) order by id for update

-- name: clashes
-- The same identifier in both records. The kept record's row stays, and takes over the proof if only the other had it.
select k.id as kept_row, m.id as merged_row, k.proof = 'claimed' and m.proof = 'proven' as proof_moves
from customer_identifiers k
join customer_identifiers m using (identifier_type, identifier_value)
where k.customer_id = $1 and m.customer_id = $2

-- name: set_proof
update customer_identifiers set proof = $2 where id = any($1::uuid[])

-- name: move_identifiers
update customer_identifiers m set customer_id = $1
where m.customer_id = $2 and not m.id = any($3::uuid[])
returning id

-- name: move_conversations
-- Two conversations in one thread stay two; what comes next goes on in the kept record's.
update conversations c
set customer_id = $1,
    thread_key = case when exists (select 1 from conversations k
                                   where k.customer_id = $1 and k.channel = c.channel and k.thread_key = c.thread_key)
                      then c.thread_key || '#' || c.id else c.thread_key end
where c.customer_id = $2
returning id

-- name: move_tickets
update tickets t set customer_id = c.customer_id
from conversations c
where c.id = t.conversation_id and c.id = any($1::uuid[])

-- name: fields
-- What people and the pipeline know about somebody, field by field.
select to_jsonb(f) from (
    select name, first_name, last_name, email, phone, company, company_id, plan, position, notes, tags, custom, time_zone, owner_id, team,
           meta, last_contacted
    from customers where id = $1) f

-- name: set_fields
-- Those that $2 names.
update customers c
set (name, first_name, last_name, email, phone, company, company_id, plan, position, notes, tags, custom, time_zone, owner_id, team,
     meta, last_contacted) = (
    select name, first_name, last_name, email, phone, company, company_id, plan, position, notes, tags, custom, time_zone, owner_id, team,
           meta, last_contacted
    from jsonb_populate_record(c, $2::jsonb))
where id = $1 and $2::jsonb <> '{}'

-- name: set_merged_into
update customers set merged_into = $2 where id = $1

-- name: record_merge
insert into customer_merges (kept_id, merged_id, evidence, actor, conversations, identifiers, promoted, demoted, filled, replaced, moved)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
returning *

-- name: merge
select * from customer_merges where id = $1 for update

-- name: in_the_way
-- A later merge that built on this one: of the kept record into another, or one that changed what this one brought.
select id from customer_merges
where undone_at is null and id <> $1
  and (merged_id = $2 or kept_id = $2 and (promoted && $3::uuid[] or demoted && $3::uuid[]))
order by merged_at desc
limit 1

-- name: return_identifiers
update customer_identifiers set customer_id = $1 where id = any($2::uuid[])

-- name: return_conversations
-- What changed hands, and what has come in since through the identifiers that go back.
update conversations c
set customer_id = $1,
    thread_key = case when right(c.thread_key, 37) = '#' || c.id then left(c.thread_key, -37) else c.thread_key end
where c.customer_id = $2
  and (c.id = any($3::uuid[])
       or c.created_at > $4 and exists (
           select 1 from ledger m
           join customer_identifiers i on i.identifier_value = m.key and i.id = any($5::uuid[])
           where m.conversation_id = c.id))
returning c.id

-- name: record_undo
update customer_merges set undone_at = clock_timestamp(), undone_by = $2 where id = $1 returning *
