-- name: known
select digest, vector from embedded_texts where model = $1 and digest = any($2::bytea[])

-- name: keep
insert into embedded_texts (model, digest, vector) select $1, digest, vector
from unnest($2::bytea[], $3::bytea[]) as made(digest, vector)
on conflict do nothing

-- name: forget_others
-- A day later: a pod of another release may read other texts.
delete from embedded_texts
where model = $1 and made_at < clock_timestamp() - interval '1 day' and digest <> all($2::bytea[])
