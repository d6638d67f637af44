-- name: take
-- Each time the pause is twice as long. One that is sent once is never taken a second time.
update staff_letters
set attempts = attempts + 1,
    next_attempt_at = clock_timestamp() + least(interval '1 minute' * power(2, least(attempts, 9)), interval '6 hours')
where id in (select id from staff_letters
             where next_attempt_at <= clock_timestamp() and expires_at > clock_timestamp() and (attempts = 0 or not once)
             order by next_attempt_at limit $1 for update skip locked)
returning id, recipient, subject, text, correlation_id, files

-- name: drop
delete from staff_letters where id = $1

-- name: drop_expired
delete from staff_letters where expires_at <= clock_timestamp() returning id, attempts

-- name: write_once
insert into staff_letters (recipient, subject, text, correlation_id, files, expires_at, once) values ($1, $2, $3, $4, $5, $6, true)

-- name: give_back
update staff_letters set attempts = 0 where id = $1 and once
