-- name: macros
select id, name, body, actions from macros order by lower(name), id

-- name: add
insert into macros (name, body, actions) values ($1, $2, $3) on conflict (name) do nothing returning id, name, body, actions

-- name: hold
select id, name, body, actions from macros where id = $1 for update

-- name: is_named
select exists (select from macros where name = $2 and id <> $1)

-- name: change
update macros set name = $2, body = $3, actions = $4 where id = $1 returning id, name, body, actions

-- name: drop
delete from macros where id = $1
