-- name: due_tickets
-- The next that changed, and the moment of the last of them; what changed within the last minute may not be there as a whole.
with due as (
    select id, updated_at from tickets
    where updated_at > (select tickets_up_to from profile_progress) and updated_at < clock_timestamp() - $1::interval
    order by updated_at fetch first 200 rows with ties
)
select array_agg(id) as ids, max(updated_at) as up_to from due

-- name: messages
-- What customers wrote in the tickets $1, the oldest first.
select m.id, c.customer_id, left(m.content, 8000) as content, c.proof = 'proven' as proven
from tickets t
join conversations c on c.id = t.conversation_id
join messages m on m.conversation_id = c.id and m.ticket_id = t.id and m.direction = 'inbound'
where t.id = any($1::uuid[])
order by m.created_at, m.id

-- name: tickets_are_read
update profile_progress set tickets_up_to = $1

-- name: due_buyers
-- As above, of orders: whose they are.
with due as (
    select customer_id, updated_at from orders
    where updated_at > (select orders_up_to from profile_progress) and updated_at < clock_timestamp() - $1::interval
    order by updated_at fetch first 1000 rows with ties
)
select array_agg(distinct customer_id) as ids, max(updated_at) as up_to from due

-- name: orders_are_read
update profile_progress set orders_up_to = $1

-- name: learn
-- The newest words of a preference that stands are its source, and proven ones more than others; what was struck out stays so.
insert into preferences (customer_id, topic, value, said, proven, message_id) values ($1, $2, $3, $4, $5, $6)
on conflict (customer_id, topic, value) do update
set said = excluded.said, proven = excluded.proven, message_id = excluded.message_id, order_id = null
where preferences.struck_at is null and excluded.proven >= preferences.proven and preferences.message_id is distinct from excluded.message_id

-- name: learn_from_orders
-- Of the customers $1: what they bought on two days or more, and the tags of half of three products or more; each with the order
-- that told it last.
with lines as (
    select o.customer_id, o.id as order_id, o.placed_at, l.product_id, p.title, p.tags || p.markers as tags
    from orders o
    join order_lines l on l.order_id = o.id
    join products p on p.id = l.product_id
    where o.customer_id = any($1::uuid[]) and order_counts(o.status)
), again as (
    select customer_id, 'buys again' as topic, min(title) as value, (array_agg(order_id order by placed_at desc))[1] as order_id
    from lines group by customer_id, product_id
    having count(distinct (placed_at at time zone 'UTC')::date) >= 2
), kinds as (
    select customer_id, 'buys' as topic, lower(tag) as value, (array_agg(order_id order by placed_at desc))[1] as order_id,
           count(distinct product_id) as products
    from lines, unnest(tags) tag where tag <> '' group by customer_id, lower(tag)
), bought as (
    select customer_id, count(distinct product_id) as products from lines group by customer_id
)
insert into preferences (customer_id, topic, value, proven, order_id)
select customer_id, topic, value, true, order_id from again where value <> ''
union all
select k.customer_id, topic, value, true, order_id from kinds k join bought b using (customer_id) where k.products >= 3 and 2 * k.products >= b.products
on conflict (customer_id, topic, value) do update
set order_id = excluded.order_id, message_id = null, said = null, proven = true
where preferences.struck_at is null and preferences.order_id is distinct from excluded.order_id

-- name: preferences
-- Of the customer $2, who is in reach; with the ticket or the order where it is in reach, too.
select p.id, p.topic, p.value, p.said, p.proven, m.channel, t.ticket_number as ticket, o.number as order_number, p.learnt_at
from preferences p
left join messages m on m.id = p.message_id
left join tickets t on t.id = m.ticket_id and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
left join orders o on o.id = p.order_id
where p.customer_id = $2 and p.struck_at is null and (p.message_id is null or t.id is not null)
order by p.topic, p.proven desc, p.learnt_at desc, p.id

-- name: strike
-- The one numbered $2 of the customer $3, as far as it is shown to $1.
update preferences p set struck_at = clock_timestamp(), struck_by = $4
where id = $2 and customer_id = $3 and struck_at is null
  and (message_id is null or exists (select from messages m join tickets t on t.id = m.ticket_id
                                     where m.id = p.message_id and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)))
returning topic, value
