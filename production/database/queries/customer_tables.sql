-- What areas keep about customers, table by table: see the view `customer_tables`.

-- name: move
select move_rows($1, $2)

-- name: give_back
select return_rows($1, $2, $3)

-- name: rows
select rows_of($1)

-- name: forget
select forget_rows($1)

-- name: forget_expired
select forget_expired($1)
