-- name: buyers
-- So many who have bought, a quarter of them likely to stay away; a fifth of each team's.
with drawn as (
    select gen_random_uuid() as id, n, random() as probability,
           (array['support', 'billing', 'legal', 'sales', null])[1 + floor(random() * 5)::integer] as team
    from generate_series(1, $1::integer) n
), buyers as (
    insert into customers (id, name, email, company, team, lifetime_value)
    select id, 'Customer ' || n, 'c' || n || '@example.com', 'Company ' || n / 10, team, round((random() * 10000)::numeric, 2)
    from drawn
)
insert into churn_scores (customer_id, probability, factors, orders, last_order_at, scored_at)
select id, probability * 2 / 3, '[{"name": "silence", "share": 1, "raises": true, "value": 90}]',
       1 + n % 5, clock_timestamp() - probability * interval '365 days', clock_timestamp()
from drawn

-- name: tickets
-- So many of each, nearly all solved.
insert into tickets (ticket_number, conversation_id, customer_id, source_channel, status, assigned_team, created_at)
select 'TKT-' || lpad((c.number * 100 + n)::text, 9, '0'), c.id, c.id, 'email', case when random() < 0.05 then 'open' else 'resolved' end,
       (array['support', 'billing', 'legal', 'sales'])[1 + floor(random() * 4)::integer], clock_timestamp() - random() * interval '365 days'
from customers c join churn_scores s on s.customer_id = c.id, generate_series(1, $1::integer) n
