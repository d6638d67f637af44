-- name: contacts
insert into customers (name, email) select 'Customer ' || n, 'c' || n || '@example.com' from generate_series(1, $1::integer) n

-- name: deals
-- Spread over the six columns of the first pipeline; places are steps, as if each card had come to the bottom.
with contact as (select array_agg(id) as ids from customers)
insert into deals (title, value, currency, status, pipeline_id, customer_id, position, expected_close, status_since)
select 'Deal ' || n, round((random() * 100000)::numeric, 2), (array['USD', 'EUR'])[1 + n % 2],
       (array['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'])[1 + n % 6], 1,
       contact.ids[1 + n % array_length(contact.ids, 1)], 'V' || lpad(n::text, 5, '0'), current_date + n % 90,
       clock_timestamp() - n % 60 * interval '1 day'
from generate_series(1, $1::integer) n, contact

-- name: column
select id from deals where pipeline_id = 1 and status = $1 order by position
