-- name: endpoint
select url, changed_at from notification_webhook

-- name: url
select url from notification_webhook for update

-- name: put
insert into notification_webhook (url, secret) values ($1, $2)
on conflict (only_row) do update set url = excluded.url, secret = excluded.secret, changed_at = clock_timestamp()

-- name: remove
delete from notification_webhook returning url

-- name: drop_waiting
delete from webhook_deliveries where delivered_at is null

-- name: deliveries
select d.id, d.kind, t.ticket_number as ticket, d.at, d.attempts, d.problem, s.state,
       case s.state when 'waiting' then d.next_attempt_at end as next_attempt_at
from webhook_deliveries d join tickets t on t.id = d.ticket_id
     cross join lateral (select case when d.delivered_at is not null then 'delivered'
                                     when d.attempts >= $1 then 'dead' else 'waiting' end) s (state)
order by d.at desc, d.id
limit $2

-- name: hand_over
-- Those of one moment were told to several; what happens again is handed over again.
with fresh as (
    update notifications set handed_at = clock_timestamp() where handed_at is null or handed_at < at
    returning kind, ticket_id, at
)
insert into webhook_deliveries (kind, ticket_id, at)
select kind, ticket_id, max(at) from fresh where exists (select from notification_webhook) group by kind, ticket_id

-- name: take
-- Each pause is four times as long as the one before, up to six hours: ten attempts take about a day.
with due as (
    update webhook_deliveries
    set attempts = attempts + 1,
        next_attempt_at = clock_timestamp() + least(interval '30 seconds' * power(4, attempts), interval '6 hours')
    where id = (select id from webhook_deliveries
                where delivered_at is null and attempts < $1 and next_attempt_at <= clock_timestamp()
                order by next_attempt_at limit 1 for update skip locked)
      and exists (select from notification_webhook)
    returning id, kind, ticket_id, at
)
select due.id, due.kind, t.ticket_number as ticket, due.at, w.url, w.secret
from due join tickets t on t.id = due.ticket_id cross join notification_webhook w

-- name: end
update webhook_deliveries set problem = $2, delivered_at = case when $2::text is null then clock_timestamp() end where id = $1

-- name: forget_old
delete from webhook_deliveries where at < clock_timestamp() - interval '30 days'
