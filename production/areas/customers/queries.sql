-- name: customers
-- Those in reach of $1, with the words $2 or the tag $3.
select id, number, name, email, tags, case when notes = '' then '{}' else string_to_array(notes, e'\n') end as notes,
       meta || case when time_zone is null then '{}' else jsonb_build_object('timezone', time_zone) end as meta,
       last_contacted, created_at, updated_at
from customers_in_reach($1)
where merged_into is null and deleted_at is null
  and ($2::text is null or words @@ words_sought($2))
  and ($3::text is null or tags @> array[$3])

-- name: customer
-- The one of this id, or whoever took it in.
with recursive trail as (
    select id, merged_into from customers where id = $2
    union all
    select c.id, c.merged_into from customers c join trail on c.id = trail.merged_into
)
select c.id, c.number, c.name, c.email, c.tags, case when c.notes = '' then '{}' else string_to_array(c.notes, e'\n') end as notes,
       c.meta || case when c.time_zone is null then '{}' else jsonb_build_object('timezone', c.time_zone) end as meta,
       c.last_contacted, c.created_at, c.updated_at
from trail join customers c using (id)
where c.merged_into is null and c.deleted_at is null and customer_in_scope($1::caller_scope, c.id)
