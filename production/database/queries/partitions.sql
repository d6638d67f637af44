-- name: create
select make_months($1::text::regclass, $2)

-- name: drop
select drop_months($1::text::regclass, $2)

-- name: unpublished_since
select min(occurred_at) from event_outbox where published_at is null

-- name: forget_totals
delete from ledger_totals where month = any($1::date[])

-- name: archive
-- Whoever reads meanwhile sees each message once, in its old place or in its new one. Dead letters may be replayed: they stay.
with due as (
    select event_id from inbound_messages
    where state not in ('received', 'processing', 'dead') and settled_at < clock_timestamp() - $1::interval
    order by settled_at limit $2
    for update skip locked
), filed as (
    update ledger m set filed_under = m.received_at
    from due where m.event_id = due.event_id and m.filed_under = 'infinity'
    returning m.state, m.filed_under
), counted as (
    insert into ledger_totals (month, state, count)
    select date_trunc('month', filed_under at time zone 'utc')::date, state, count(*) from filed group by 1, 2
    on conflict (month, state) do update set count = ledger_totals.count + excluded.count
)
select count(*) from filed
