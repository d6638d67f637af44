-- name: add
insert into toy_notes (customer_id, text, keep_until) values ($1, $2, clock_timestamp() + $3::interval) returning id

-- name: page
select id, customer_id, text from toy_notes where id > $1 and customer_in_scope($3::caller_scope, customer_id) order by id limit $2

-- name: in_scope
select customer_in_scope($2::caller_scope, $1::uuid)

-- name: texts
select text from toy_notes where customer_id = $1 order by id

-- name: tidy
update toy_notes set text = btrim(text) where text <> btrim(text)
