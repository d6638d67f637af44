-- name: forget
delete from message_templates where provider = $1

-- name: keep
insert into message_templates (provider, name, language, status, reason) values ($1, $2, $3, $4, $5)
on conflict (provider, name, language) do update set status = excluded.status, reason = excluded.reason
