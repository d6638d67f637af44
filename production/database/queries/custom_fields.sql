-- name: fields
select id, object, name, label, kind, choices from custom_fields where object = $1 order by id
