-- name: know_sources
insert into catalogue_sources (name) select unnest($1::text[]) on conflict do nothing

-- name: sources
select s.*, (select count(*) from products p where p.source = s.name and p.deleted_at is null) as products
from catalogue_sources s
where s.name = any($1::text[])
order by s.name

-- name: heard
update catalogue_sources set heard_at = clock_timestamp() where name = $1

-- name: polled
update catalogue_sources
set polled_at = clock_timestamp(), watermark = $2, heard_at = case when $3 then clock_timestamp() else heard_at end
where name = $1

-- name: failed
update catalogue_sources set failed_at = clock_timestamp(), failure = $2 where name = $1

-- name: reconciled
update catalogue_sources set reconciled_at = clock_timestamp(), differed = $2 where name = $1

-- name: live
select source_id from products where source = $1 and deleted_at is null

-- name: product
-- What is known, locked against whoever else is told of it.
select id, source_version as version, source_time as at, deleted_at is not null as deleted
from products where source = $1 and source_id = $2 for update

-- name: add_product
-- Null where somebody else has just added it.
insert into products (source, source_id, source_version, source_time, title, description, tags, url, deleted_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then clock_timestamp() end)
on conflict (source, source_id) do nothing
returning id

-- name: set_product
update products
set source_version = $2, source_time = $3, title = $4, description = $5, tags = $6, url = $7, deleted_at = null
where id = $1

-- name: delete_product
update products set source_version = $2, source_time = $3, deleted_at = coalesce(deleted_at, clock_timestamp()) where id = $1

-- name: confirm_product
update products set source_time = $2 where id = $1

-- name: keep_variants
select keep_variants($1, $2)

-- name: find_lines
-- Of orders that were told before their product.
update order_lines l set product_id = $1
from orders o
where o.id = l.order_id and o.source = $2 and l.source_product_id = $3 and l.product_id is null

-- name: order
select id, customer_id, source_version as version, source_time as at, false as deleted
from orders where source = $1 and source_id = $2 for update

-- name: add_order
insert into orders (source, source_id, source_version, source_time, customer_id, number, email, status, total_minor, currency, placed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (source, source_id) do nothing
returning id

-- name: set_order
update orders
set source_version = $2, source_time = $3, number = $4, email = $5, status = $6, total_minor = $7, currency = $8, placed_at = $9
where id = $1

-- name: confirm_order
update orders set source_time = $2 where id = $1

-- name: drop_parts
with gone as (delete from order_lines where order_id = $1)
delete from fulfilments where order_id = $1

-- name: add_lines
insert into order_lines (customer_id, order_id, position, product_id, source_product_id, title, sku, quantity, price_minor)
select $1, $2, place, (select p.id from products p where p.source = $3 and p.source_id = line ->> 'product_id'), line ->> 'product_id',
       line ->> 'title', line ->> 'sku', (line ->> 'quantity')::integer, (line ->> 'price_minor')::bigint
from jsonb_array_elements($4::jsonb) with ordinality as given (line, place)

-- name: add_fulfilments
insert into fulfilments (customer_id, order_id, source_id, status, carrier, tracking_number, tracking_url, shipped_at)
select $1, $2, f ->> 'source_id', f ->> 'status', f ->> 'carrier', f ->> 'tracking_number', f ->> 'tracking_url',
       (f ->> 'shipped_at')::timestamptz
from jsonb_array_elements($3::jsonb) as f

-- name: closest
-- Products that the words $1 name come first, then those that mean most nearly the same.
select title, left(description, 600) as description, url, variants
from product_records
where deleted_at is null and (embedded_by = $3 or strpos(lower($1), lower(title)) > 0)
order by strpos(lower($1), lower(title)) > 0 desc, embedding <=> $2, id
limit $4

-- name: own_orders
-- Placed under an address that the customer $1 has proven.
select o.number, o.status, to_char(o.placed_at, 'YYYY-MM-DD') as placed_on, o.lines, o.parcels
from order_records o
where o.customer_id = $1
  and exists (select from customer_identifiers i
              where i.customer_id = $1 and (i.identifier_type, i.identifier_value, i.proof) = ('email', o.email, 'proven'))
order by o.placed_at desc
limit $2

-- name: orders_of
select number, status, total_minor, currency, placed_at, lines, parcels from order_records
where customer_id = $1
order by placed_at desc
limit $2
