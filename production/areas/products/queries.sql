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

-- name: unembedded
select id, meaning_of(p) as words from products p
where (embedding is null or embedded_by <> $1) and deleted_at is null
limit $2

-- name: set_embedding
-- Unless its words were changed meanwhile.
update products p set embedding = $3, embedded_by = $2 where id = $1 and meaning_of(p) = $4

-- name: due_interests
-- Of customers who were changed since they were looked at.
select c.id, interests_of(c) as words, i.words is not distinct from interests_of(c) and i.embedded_by = $1 as same
from customers c left join customer_interests i on i.customer_id = c.id
where c.merged_into is null and c.deleted_at is null and interests_of(c) is not null
  and (i.looked_at is null or i.looked_at < c.updated_at or i.embedded_by <> $1)
limit $2

-- name: looked_at
update customer_interests set looked_at = clock_timestamp() where customer_id = any($1::uuid[])

-- name: set_interests
insert into customer_interests (customer_id, words, embedding, embedded_by, looked_at) values ($1, $2, $3, $4, clock_timestamp())
on conflict (customer_id) do update
set words = excluded.words, embedding = excluded.embedding, embedded_by = excluded.embedded_by, looked_at = excluded.looked_at

-- name: read_markers
-- What a model read of the product $1, unless its texts are others by now.
select markers from product_markers where product_id = $1 and texts = md5(concat_ws(chr(10), $2::text, $3::text))

-- name: keep_markers
insert into product_markers (product_id, texts, markers) values ($1, md5(concat_ws(chr(10), $2::text, $3::text)), $4)
on conflict (product_id) do update set texts = excluded.texts, markers = excluded.markers

-- name: matches
-- Customers in reach of $1 for whom the product $2 with the markers $3 may be of use, up to $4 of them; each with what speaks for
-- it, and in `excluded` what speaks against writing to them now: a reason more is a line more. Who comes into question is found by
-- indexes, one sign after the other; the signs are read of them alone, and what speaks against of those who are shown.
with product as (
    select * from products where id = $2
), alike as (
    select r.id, r.title from products r, product p
    where r.id <> p.id and r.deleted_at is null
      and ($3 && array(select lower(word) from unnest(r.markers || r.tags) word)
           or r.embedded_by = p.embedded_by and r.embedding <=> p.embedding < 0.5)
), bought as (
    select o.customer_id, bool_or(l.product_id = $2) as this, array_agg(distinct a.title) filter (where a.id is not null) as others
    from order_lines l
    join orders o on o.id = l.order_id and order_counts(o.status)
    left join alike a on a.id = l.product_id
    where l.product_id = $2 or a.id is not null
    group by o.customer_id
), said as (
    select t.customer_id, array_agg(distinct marker order by marker) as markers
    from unnest($3::text[]) marker
    join inbox_words w on w.words @@ phrases_sought(array[marker])
    join tickets t on t.id = w.ticket_id and in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
    group by t.customer_id
), close as (
    select i.customer_id, 1 - (i.embedding <=> p.embedding) as meaning
    from product p join customer_interests i on i.embedded_by = p.embedded_by
), candidates as (
    select id from customers where lowered(tags) && $3
    union
    select id from customers where noted_words(notes, position, company) @@ noted_sought($3)
    union
    select customer_id from bought where others is not null
    union
    select customer_id from said
    union
    ( -- with so many who are nearer, nobody is shown for the meaning alone; whom the caller does not reach takes no place
        select customer_id from close where meaning >= 0.3
        order by meaning desc
        limit case ($1::caller_scope).reach when 'all' then 5 * $4 end
    )
), sought as (
    select array_agg(marker) as markers, array_agg(' ' || plain_words(marker)) as plain from unnest($3::text[]) marker
), seen as materialized (
    select c.id, c.number, c.name, c.email, c.tags, c.last_contacted, c.created_at, coalesce(b.this, false) as has_it,
           array(select marker from unnest($3::text[]) marker where marker = any(lowered(c.tags))) as by_tags,
           array(select marker from unnest(k.markers, k.plain) as each (marker, plain) where strpos(n.words, plain) > 0) as by_notes,
           coalesce(s.markers, '{}') as by_words, coalesce(b.others, '{}') as by_purchases, i.meaning
    from candidates
    join customers_in_reach($1) c using (id)
    cross join sought k
    cross join lateral (select ' ' || plain_words(concat_ws(' ', c.notes, c.position, c.company)) as words) n
    left join bought b on b.customer_id = c.id
    left join said s on s.customer_id = c.id
    left join close i on i.customer_id = c.id
    where c.merged_into is null and c.deleted_at is null
), best as (
    select *, 3 * least(3, cardinality(by_tags)) + 2 * least(3, cardinality(by_purchases)) + least(3, cardinality(by_notes))
              + least(3, cardinality(by_words)) + case when meaning >= 0.3 then 4 * meaning else 0 end as score
    from seen
    order by score desc, created_at, id
    limit $4
)
select id, number, name, email, tags, last_contacted, by_tags, by_notes, by_words, by_purchases, meaning, score,
       array_remove(array[
           case when exists (select from tickets t where t.customer_id = best.id and t.status not in ('resolved', 'closed')
                             and (t.status = 'escalated' or t.sentiment < 0.3)) then 'complaint_open' end,
           case when last_contacted > clock_timestamp() - interval '14 days' then 'contacted_lately' end,
           case when has_it then 'has_it' end,
           case when email is null then 'no_address' else outreach_refusal(id, email, 'email', 'marketing') end
       ], null) as excluded
from best
where score > 0
order by score desc, created_at, id

-- name: recommended
-- What the customer $1 has not bought: `together` tells how often it was bought by those who bought the same as they, against how
-- popular both are (1 for the most), `close` how near it is in meaning to something of theirs.
with mine as (
    select distinct l.product_id as id
    from order_lines l join orders o on o.id = l.order_id
    where o.customer_id = $1 and order_counts(o.status) and l.product_id is not null
), popularity as (
    select product_id as id, count(distinct customer_id)::float as buyers from order_lines where product_id is not null group by 1
), neighbours as (
    select distinct l.customer_id, m.id as product_id from mine m join order_lines l on l.product_id = m.id where l.customer_id <> $1
), pairs as (
    select n.product_id as mine, l.product_id as id, count(distinct n.customer_id)::float as buyers
    from neighbours n join order_lines l on l.customer_id = n.customer_id and l.product_id is not null
    where l.product_id not in (select id from mine)
    group by 1, 2
), together as (
    select r.id, sum(r.buyers / sqrt(a.buyers * b.buyers)) as weight
    from pairs r join popularity a on a.id = r.id join popularity b on b.id = r.mine
    group by r.id
), seen as (
    select p.id, p.title, coalesce(t.weight / nullif(max(t.weight) over (), 0), 0) as together, coalesce(n.buyers, 0) as buyers,
           coalesce((select max(1 - (p.embedding <=> q.embedding)) from mine m join products q on q.id = m.id
                     where q.embedded_by = p.embedded_by), 0) as close
    from products p left join together t on t.id = p.id left join popularity n on n.id = p.id
    where p.deleted_at is null and p.id not in (select id from mine)
)
select id, title, together, close, together + 0.5 * close + 0.01 * buyers / nullif(max(buyers) over (), 0) as score
from seen
where exists (select from mine)
order by score desc nulls last, id
limit $2
