-- name: seen
-- For what events tell ($1 ticket ids, $2 conversation ids, $3 whether it was in other hands, then in whose), in their order:
-- the ticket, by the places in $6 of the scopes that reach it, and of those that did and do not any more.
select told.n - 1 as told, t.id, t.ticket_number, t.customer_id,
       array(select s.n::int - 1 from unnest($6::caller_scope[]) with ordinality as s (reach, user_id, teams, n)
             where in_scope(row (s.reach, s.user_id, s.teams)::caller_scope, t.assigned_to, t.assigned_team)) as seen_by,
       array(select s.n::int - 1 from unnest($6::caller_scope[]) with ordinality as s (reach, user_id, teams, n)
             where told.moved and in_scope(row (s.reach, s.user_id, s.teams)::caller_scope, told.was_assigned_to, told.was_team)
               and in_scope(row (s.reach, s.user_id, s.teams)::caller_scope, t.assigned_to, t.assigned_team) is not true) as lost_by
from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::uuid[], $5::text[]) with ordinality
    as told (ticket_id, conversation_id, moved, was_assigned_to, was_team, n)
cross join lateral (
    select * from tickets where id = told.ticket_id
    union all
    (select * from tickets where conversation_id = told.conversation_id order by created_at desc, ticket_number desc limit 1)
) t
order by told.n

-- name: seen_records
-- Contacts, deals and tasks by the places in $4 of the scopes that reach each; also one that was deleted: it has to go from the page.
select 'contact.changed' as type, null::bigint as id, c.id as customer_id,
       array(select s.n::int - 1 from unnest($4::caller_scope[]) with ordinality as s (reach, user_id, teams, n)
             where customer_in_scope(row (s.reach, s.user_id, s.teams)::caller_scope, c.id)) as seen_by
from customers c where c.id = any($1::uuid[])
union all
select r.type, r.id, r.customer_id,
       array(select s.n::int - 1 from unnest($4::caller_scope[]) with ordinality as s (reach, user_id, teams, n)
             where in_scope(row (s.reach, s.user_id, s.teams)::caller_scope, r.owner_id, r.team))
from (
    select 'deal.changed' as type, id, customer_id, owner_id, team from deals where id = any($2::bigint[])
    union all
    select 'task.changed', id, customer_id, owner_id, team from tasks where id = any($3::bigint[])
) r
