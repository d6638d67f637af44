-- name: history
-- Since when there are orders, and in which currency most are.
select min(placed_at) as first, mode() within group (order by currency) as currency from orders where order_counts(status)

-- name: sample
-- Ids are random, so that the first are anybody.
select customer_id from churn_scores order by customer_id limit $1

-- name: gaps
-- Days between two orders of one of $1, on different days.
select days from (
    select extract(epoch from placed_at - lag(placed_at) over (partition by customer_id order by placed_at))::float8 / 86400 as days
    from orders where customer_id = any($1::uuid[]) and order_counts(status)
) gaps
where days >= 1

-- name: snapshot
-- What was known at $1 of those of $2 who had bought by then. `gone` tells whether they bought nothing within $3 after; without $3
-- that is not known.
select who.id as customer_id, bought.*, asked.tickets, said.complaints, said.mood,
       case when $3::interval is null then 'NaN'::float8
            else (not exists (select from orders o where o.customer_id = who.id and o.placed_at > $1 and o.placed_at <= $1 + $3
                              and order_counts(o.status)))::integer::float8 end as gone
from unnest($2::uuid[]) who (id)
cross join lateral (
    select count(distinct (placed_at at time zone 'UTC')::date) as orders, max(placed_at) as last_order_at,
           extract(epoch from $1::timestamptz - min(placed_at))::float8 / 86400 as age,
           extract(epoch from $1 - max(placed_at))::float8 / 86400 as silence
    from orders o where o.customer_id = who.id and o.placed_at <= $1 and order_counts(o.status)
) bought
cross join lateral (
    select count(*) as tickets from tickets t
    where t.customer_id = who.id and t.created_at > $1 - interval '90 days' and t.created_at <= $1
) asked
cross join lateral (
    select count(*) filter (where m.sentiment < 0.3) as complaints, coalesce(avg(m.sentiment), 0.5)::float8 as mood
    from conversations c join messages m on m.conversation_id = c.id and m.direction = 'inbound'
    where c.customer_id = who.id and m.created_at > $1 - interval '90 days' and m.created_at <= $1
) said
where bought.orders > 0

-- name: save_model
insert into churn_models (fitted_at, horizon_days, customers, gone, judged, chosen, parameters, currency)
values ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: purge_models
delete from churn_models where fitted_at < clock_timestamp() - interval '90 days'

-- name: model
select id, fitted_at, horizon_days, customers, gone, judged, chosen, parameters from churn_models order by id desc limit 1

-- name: due
-- Those whose orders changed since they were scored, and whom the newest model has not seen. Held: an order that comes meanwhile
-- makes them due again.
select customer_id from churn_scores
where scored_at < (select fitted_at from churn_models order by id desc limit 1)
order by scored_at
limit $1
for update skip locked

-- name: save_score
-- Whoever was gone before anybody looked has not turned.
update churn_scores
set model_id = $2, probability = $3::float8, factors = $4, orders = $5, last_order_at = $6, scored_at = $7::timestamptz,
    turned_at = case when $3::float8 >= 0.5 then coalesce(turned_at, case when probability < 0.5 then $7::timestamptz end) end
where customer_id = $1

-- name: scores
-- Customers in reach of $1 who are as likely to stay away as $2 or more, worth $3 or more; of the contact $4; $5 are words to look for.
select c.number as id, c.name, c.email, c.phone, c.company, c.lifetime_value as value, base_currency() as currency, s.probability, s.factors, s.orders,
       s.last_order_at, s.turned_at, s.scored_at,
       (select t.ticket_number from tickets t
        where t.customer_id = c.id and t.status not in ('resolved', 'closed') and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
        order by t.created_at desc limit 1) as ticket
from churn_scores s
join customers_in_reach($1) c on c.id = s.customer_id and c.merged_into is null and c.deleted_at is null
where s.probability >= $2
  and ($3::numeric is null or c.lifetime_value >= $3)
  and ($4::bigint is null or c.number = $4)
  and ($5::text is null or strpos(lower(concat_ws(' ', c.name, c.email, c.company)), lower($5)) > 0)

-- name: score
select s.probability, s.factors, s.orders, s.last_order_at, s.turned_at, s.scored_at, m.chosen as model, m.horizon_days
from churn_scores s left join churn_models m on m.id = s.model_id
where s.customer_id = $1 and s.scored_at > '-infinity'

-- name: buyers
-- Customers in reach of $1 who have bought, as they are now: on several days, for the first time since $2, as likely to stay away as $3
-- or more.
select count(*) as buyers, count(*) filter (where s.orders > 1) as returning,
       count(*) filter (where s.orders = 1 and s.last_order_at >= $2) as new, sum(c.lifetime_value) as value,
       count(*) filter (where s.probability >= $3) as at_risk, sum(c.lifetime_value) filter (where s.probability >= $3) as value_at_risk,
       base_currency() as currency
from churn_scores s
join customers_in_reach($1) c on c.id = s.customer_id and c.merged_into is null and c.deleted_at is null
where s.orders > 0
