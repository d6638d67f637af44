-- name: tickets
-- What customers last wrote in each unsolved ticket that changed lately.
select t.customer_id, t.id as ticket_id, m.id::text as subject, m.content as words, c.proof = 'proven' as proven,
       extract(epoch from clock_timestamp() - t.waiting_since)::float8 / 86400 as waits_days,
       extract(epoch from clock_timestamp() - m.created_at)::float8 / 86400 as said_days_ago
from tickets t
join conversations c on c.id = t.conversation_id
cross join lateral (
    select id, left(concat_ws(E'\n', subject, content), 4000) as content, created_at from messages
    where conversation_id = t.conversation_id and ticket_id = t.id and direction = 'inbound'
    order by created_at desc limit 1
) m
where t.updated_at > clock_timestamp() - interval '30 days' and t.status not in ('resolved', 'closed')

-- name: deals
-- Open ones, with how long the customer has said nothing, and their unsolved tickets that are angry or with a person.
select d.customer_id, d.id as deal_id, 'deal ' || d.id as subject, angry.id as ticket_id, d.status, d.value::float8 as value,
       extract(epoch from clock_timestamp() - d.status_since)::float8 / 86400 as status_days,
       extract(epoch from clock_timestamp() - greatest(wrote.at, d.created_at))::float8 / 86400 as silent_days,
       (angry.id is not null)::integer as angry_tickets
from deals d
left join lateral (
    select id from tickets t
    where t.customer_id = d.customer_id and t.status not in ('resolved', 'closed') and t.sentiment < 0.3
    order by created_at desc limit 1
) angry on true
cross join lateral (select max(last_inbound_at) as at from conversations c where c.customer_id = d.customer_id) wrote
where d.deleted_at is null and d.status not in ('won', 'lost')

-- name: orders
-- Of orders of the last 60 days, what was ordered in a larger quantity than the time before.
select l.customer_id, l.order_id, 'order ' || l.order_id || ' ' || l.position as subject, l.title, l.quantity, before.quantity as before,
       l.quantity::float8 / before.quantity as times
from orders o
join order_lines l on l.order_id = o.id and l.product_id is not null
cross join lateral (
    select p.quantity from order_lines p join orders earlier on earlier.id = p.order_id
    where p.customer_id = l.customer_id and p.product_id = l.product_id and earlier.placed_at < o.placed_at
      and order_counts(earlier.status)
    order by earlier.placed_at desc limit 1
) before
where o.placed_at > clock_timestamp() - interval '60 days' and order_counts(o.status) and l.quantity > before.quantity

-- name: customers
-- Whom the model of churn says to be likely to stay away; a ticket that is open is looked after already.
select c.id as customer_id, 'customer' as subject, c.lifetime_value::float8 as value, s.probability, s.orders,
       extract(epoch from clock_timestamp() - s.last_order_at)::float8 / 86400 as silent_days,
       extract(epoch from clock_timestamp() - s.turned_at)::float8 / 86400 as turned_days_ago
from churn_scores s join customers c on c.id = s.customer_id and c.merged_into is null and c.deleted_at is null
where s.turned_at is not null and s.probability is not null and c.lifetime_value is not null
  and not exists (select from tickets t where t.customer_id = c.id and t.status not in ('resolved', 'closed'))

-- name: find
-- What a person has closed stays closed; what was over by itself may come again. What somebody sees is not changed under their eyes.
insert into opportunities (customer_id, rule, subject, ticket_id, deal_id, order_id, score, facts, said, proven)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (customer_id, rule, subject) do update
set outcome = null, closed_at = null, closed_by = null, found_at = clock_timestamp(), score = excluded.score, facts = excluded.facts
where opportunities.outcome = 'over'

-- name: over
-- Those that are open and were not found any more: $1, $2 and $3 are what was found.
update opportunities o set outcome = 'over', closed_at = clock_timestamp()
where outcome is null
  and not exists (select from unnest($1::uuid[], $2::text[], $3::text[]) found (customer_id, rule, subject)
                  where (found.customer_id, found.rule, found.subject) = (o.customer_id, o.rule, o.subject))

-- name: opportunities
-- Open ones of customers in reach of $1, about rows in reach, too; of rules $2, of the contact $3, numbered $4; $5 are words to look for.
select o.id, o.rule, o.score, o.facts, o.said, o.proven, o.found_at, c.number as contact_id, coalesce(c.name, c.email, c.phone) as contact_name,
       c.phone, t.ticket_number as ticket, t.subject as ticket_subject, d.id as deal_id, d.title as deal_title, d.pipeline_id,
       (select number from orders where id = o.order_id) as order_number
from opportunities o
join customers_in_reach($1) c on c.id = o.customer_id and c.merged_into is null and c.deleted_at is null
left join tickets t on t.id = o.ticket_id and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
left join deals d on d.id = o.deal_id and d.deleted_at is null and in_scope($1::caller_scope, d.owner_id, d.team)
where o.outcome is null
  and (o.ticket_id is null or t.id is not null) and (o.deal_id is null or d.id is not null)
  and ($2::text[] is null or o.rule = any($2))
  and ($3::bigint is null or c.number = $3)
  and ($4::bigint is null or o.id = $4)
  and ($5::text is null or strpos(lower(concat_ws(' ', c.name, c.email, o.said, d.title)), lower($5)) > 0)

-- name: hold
select o.id, o.customer_id, o.rule from opportunities o
left join tickets t on t.id = o.ticket_id
left join deals d on d.id = o.deal_id
where o.id = $2 and o.outcome is null and customer_in_scope($1::caller_scope, o.customer_id)
  and (o.ticket_id is null or in_scope($1::caller_scope, t.assigned_to, t.assigned_team))
  and (o.deal_id is null or in_scope($1::caller_scope, d.owner_id, d.team))
for update of o

-- name: close
update opportunities set outcome = $2, closed_at = clock_timestamp(), closed_by = $3 where id = $1
