-- name: take
update staff_letters set attempts = attempts + 1, next_attempt_at = clock_timestamp() + interval '1 minute'
where id in (select id from staff_letters where next_attempt_at <= clock_timestamp()
             order by next_attempt_at limit $1 for update skip locked)
returning id, recipient, subject, text, correlation_id

-- name: drop
delete from staff_letters where id = $1

-- name: drop_old
delete from staff_letters where created_at < clock_timestamp() - interval '1 hour'
