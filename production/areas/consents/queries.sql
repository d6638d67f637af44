-- name: consents
select n.id, n.channel, n.purpose, n.basis, n.source, n.given_at, n.withdrawn_at, n.withdrawn_by, u.name as recorded_by
from consents n left join users u on u.id = n.recorded_by
where n.customer_id = $1
order by n.given_at desc, n.id desc

-- name: suppressed
-- On which channels nothing is written first, with the reason that weighs most.
select distinct on (config.channel) config.channel, found.reason
from channel_configs config
join customer_identifiers i on i.customer_id = $1
join lateral (
    select s.reason from suppressions s
    where s.digest = address_digest(i.identifier_value) and s.channel = config.channel
    union all
    select 'unsubscribed' from opt_outs o
    where (o.identifier_type, o.identifier_value) = (i.identifier_type, i.identifier_value) and o.channel = config.channel
) found on true
order by config.channel, array_position(array['complained', 'unsubscribed', 'by_hand', 'bounced'], found.reason)

-- name: give
insert into consents (customer_id, channel, purpose, basis, source, given_at, recorded_by)
values ($1, $2, $3, $4, $5, coalesce($6, clock_timestamp()), $7)
on conflict (customer_id, channel, purpose) where withdrawn_at is null do nothing
returning id

-- name: hold
select n.id, n.customer_id, n.channel, n.purpose, n.withdrawn_at from consents n
where n.id = $1 and customer_in_scope($2::caller_scope, n.customer_id)
for update

-- name: withdraw
-- Kept for as long as somebody may ask whether we were allowed to write.
update consents set withdrawn_at = clock_timestamp(), withdrawn_by = $2, keep_until = clock_timestamp() + interval '3 years'
where id = $1 and withdrawn_at is null
returning id

-- name: withdraw_all
update consents set withdrawn_at = clock_timestamp(), withdrawn_by = $3, keep_until = clock_timestamp() + interval '3 years'
where customer_id = $1 and channel = $2 and withdrawn_at is null

-- name: addresses
select identifier_value as address from customer_identifiers where customer_id = $1
union
select unnest(array[email, phone]) from customers where id = $1

-- name: of_token
-- Whose message it was; the record that took in theirs, if they were merged. Held, so that two clicks are one after the other.
with recursive trail as (
    select c.id, c.merged_into, o.channel, o.recipient
    from outreach_messages o join customers c on c.id = o.customer_id where o.token = $1
    union all
    select c.id, c.merged_into, t.channel, t.recipient from customers c join trail t on c.id = t.merged_into
)
select c.id as customer_id, t.channel, t.recipient
from trail t join customers c on c.id = t.id
where t.merged_into is null
for update of c

-- name: preferences
select distinct on (channel, purpose) channel, purpose, withdrawn_at is null as standing
from consents where customer_id = $1
order by channel, purpose, withdrawn_at desc nulls first

-- name: lift
-- What they had asked for themselves; what came back or was complained about stays.
delete from suppressions where digest = any(array(select address_digest(a) from unnest($1::text[]) a)) and channel = $2
  and reason in ('unsubscribed', 'by_hand')

-- name: silence
-- Nothing of what was begun on this channel goes on; a talk is still come back to.
with stopped as (
    update campaign_recipients r set state = 'stopped', reason = $3, keep_until = clock_timestamp() + interval '3 years'
    from campaigns c
    where c.id = r.campaign_id and c.channel = $2 and r.customer_id = $1 and r.state in ('waiting', 'contacted')
), dropped as (
    update outreach_messages set delivery_status = 'rejected', send_error = $3
    where customer_id = $1 and channel = $2 and delivery_status = 'draft'
)
update reminders m set state = 'cancelled', reason = $3, decided_at = clock_timestamp()
from outreach_messages o
where m.customer_id = $1 and m.state = 'waiting' and o.id = m.message_id and o.channel = $2

-- name: answers_outreach
-- Whose message of ours is answered by a mail that names one of these ids.
select o.token from outreach_messages o where o.correlation_id = any($1::text[]) order by o.released_at desc limit 1
