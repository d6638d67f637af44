-- name: products
-- Everybody who works here sees all; $4 are words to look for.
select id, title, description, markers, tags, url, source, variants, created_at, updated_at
from product_records p
where deleted_at is null
  and ($1::text is null or source = $1)
  and ($2::text is null or markers @> array[$2] or tags @> array[$2])
  and ($3::text is null or exists (select from product_variants v where v.product_id = p.id and v.sku = $3))
  and ($4::text is null or strpos(lower(title || ' ' || description), lower($4)) > 0)

-- name: one
select id, title, description, markers, tags, url, source, variants, created_at, updated_at
from product_records
where id = $2 and deleted_at is null and ($1::caller_scope).reach is not null

-- name: hold
select p.id, p.title, p.description, p.markers, p.url, p.source, p.updated_at, r.variants
from products p join product_records r on r.id = p.id
where p.id = $2 and ($1::caller_scope).reach is not null
  and case when $3::interval is null then p.deleted_at is null else p.deleted_at > clock_timestamp() - $3 end
for update of p

-- name: insert
insert into products (title, description, markers, url) values ($1, $2, $3, $4) returning id

-- name: update
update products set title = $2, description = $3, markers = $4, url = $5 where id = $1

-- name: keep_variants
select keep_variants($1, $2)

-- name: drop
update products set deleted_at = now() where id = $1

-- name: restore
update products set deleted_at = null where id = $1

-- name: stands
-- It hangs on nothing.
select where $1::uuid is not null

-- name: purge
-- The tombstones of a source stay: its late words would make the product anew.
delete from products where deleted_at < clock_timestamp() - $1::interval and source is null
