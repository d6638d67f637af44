-- name: refusal
select outreach_refusal($1, $2, $3, $4)

-- name: write
-- Nothing where the same step of the recipient, or the same request ($16), was written before.
insert into outreach_messages (customer_id, channel, recipient, domain, subject, content, delivery_status, token, correlation_id,
                               purpose, campaign_id, recipient_id, step, follows, product_id, idempotency_key, author_id, written_by, language)
values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11, $12, $13, $14, $16, $15, $17, $18)
on conflict do nothing
returning id

-- name: hold
select outreach_refusal(customer_id, recipient, channel, purpose) as refusal
from outreach_messages where id = $1 and delivery_status = 'draft'
for update

-- name: release
-- From now on it leaves. The customer counts as contacted in the same breath; what was so before is kept in case it fails.
with released as (
    update outreach_messages o
    set delivery_status = 'pending', released_at = clock_timestamp(), next_attempt_at = clock_timestamp(),
        contacted_before = c.last_contacted
    from customers c
    where o.id = $1 and o.delivery_status = 'draft' and c.id = o.customer_id
    returning o.customer_id, o.released_at
)
update customers c set last_contacted = r.released_at from released r where c.id = r.customer_id

-- name: take_back
-- Of what failed or was called off. What came after it remembers what was before it.
with failed as (
    select customer_id, released_at, contacted_before from outreach_messages where id = $1
), later as (
    update outreach_messages o set contacted_before = f.contacted_before
    from failed f where o.customer_id = f.customer_id and o.contacted_before = f.released_at
)
update customers c set last_contacted = f.contacted_before
from failed f where c.id = f.customer_id and c.last_contacted = f.released_at

-- name: due
-- Up to $2 that may be sent by now, and why some of them may no longer leave; whoever asks meanwhile passes over them. What is in doubt
-- comes before what waits, however much that is. What a paused campaign has not begun to send stays.
with doubtful as materialized (
    select id from outreach_messages
    where delivery_status in ('sending', 'unknown') and channel = $1 and next_attempt_at <= now()
    order by next_attempt_at
    limit $2
    for update skip locked
), waiting as materialized (
    select o.id, o.customer_id, o.recipient, o.channel, o.purpose, c.state
    from outreach_messages o left join campaigns c on c.id = o.campaign_id
    where o.delivery_status = 'pending' and o.channel = $1 and o.next_attempt_at <= now() and c.state is distinct from 'paused'
    order by o.next_attempt_at
    limit $2 - (select count(*) from doubtful)
    for update of o skip locked
)
select id, null as why from doubtful
union all
select id, case when state = 'cancelled' then state else outreach_refusal(customer_id, recipient, channel, purpose) end from waiting

-- name: take_to_send
-- As replies are taken.
update outreach_messages o
set delivery_status = 'sending', attempts = o.attempts + 1,
    tried_at = case when was.delivery_status = 'pending' then clock_timestamp() else o.tried_at end,
    first_tried_at = coalesce(o.first_tried_at, case o.attempts when 0 then clock_timestamp() else o.released_at end),
    next_attempt_at = clock_timestamp() + make_interval(secs => $2)
from outreach_messages was, channel_configs config
where o.id = any($1::uuid[]) and was.id = o.id and config.channel = o.channel
returning o.id, was.delivery_status as previous_status, o.channel, o.recipient, o.content, o.subject, o.correlation_id, o.token,
          o.attempts, o.first_tried_at, o.tried_at, o.language, template_for(config, 'outreach') as template

-- name: mark_sending
-- As with replies; whether it may still be said.
update outreach_messages set tried_at = clock_timestamp()
where id = $1 and attempts = $2 and delivery_status = 'sending'
returning outreach_refusal(customer_id, recipient, channel, purpose) is null

-- name: attributed
select provider_message_id as id from outreach_messages where provider_message_id = any($1::text[])
union all
select provider_message_id from messages where provider_message_id = any($1::text[])

-- name: mark_sent
with sent as (
    update outreach_messages
    set delivery_status = 'sent', provider_message_id = $2, sent_at = clock_timestamp(), send_error = null,
        keep_until = clock_timestamp() + interval '3 years'
    where id = $1 and delivery_status in ('sending', 'unknown')
    returning id, customer_id, campaign_id, recipient_id, step, follows, sent_at
), contacted as (
    update campaign_recipients r
    set state = 'contacted', step = s.step + 1, keep_until = clock_timestamp() + interval '3 years'
    from sent s where r.id = s.recipient_id and r.state in ('waiting', 'contacted', 'no_reply')
)
select s.id, s.customer_id, s.sent_at, s.follows, next.working_days
from sent s left join campaign_steps next on next.campaign_id = s.campaign_id and next.step = s.step + 1

-- name: mark_retry
-- As with replies.
update outreach_messages
set delivery_status = $2, send_error = $3, next_attempt_at = clock_timestamp() + make_interval(secs => $4)
where id = $1 and delivery_status = 'sending' and attempts = $5

-- name: mark_failed
-- $3 says in which states it may still fail.
with failed as (
    update outreach_messages set delivery_status = 'failed', send_error = $2, keep_until = clock_timestamp() + interval '3 years'
    where id = $1 and delivery_status = any($3::text[])
    returning id, recipient_id, channel, recipient
), gone as (
    update campaign_recipients r set state = 'failed', reason = $2, keep_until = clock_timestamp() + interval '3 years'
    from failed f where r.id = f.recipient_id and r.state in ('waiting', 'contacted')
), silent as (
    update reminders m set state = 'cancelled', reason = $2, decided_at = clock_timestamp()
    from failed f where m.message_id = f.id and m.state = 'waiting'
)
select id, channel, recipient from failed

-- name: of_correlation
select id, customer_id, channel, recipient from outreach_messages where correlation_id = $1

-- name: of_provider
select id from outreach_messages where provider_message_id = $1 or correlation_id = $2

-- name: advance
-- As of replies: a status only moves forward. With our own id it also tells of what we did not hear.
update outreach_messages
set delivery_status = $2, provider_message_id = coalesce(provider_message_id, $3)
where id = $1
  and array_position(array['pending', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read'], delivery_status)
      < array_position(array['pending', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read'], $2)
returning true

-- name: suppress
insert into suppressions (digest, channel, reason, source) values (address_digest($1), $2, $3, $4)
on conflict do nothing

-- name: opt_out
-- Gives who goes by it.
with named as (
    select identifier_type, identifier_value, customer_id from customer_identifiers where identifier_value = $1
), noted as (
    insert into opt_outs (identifier_type, identifier_value, channel)
    select distinct identifier_type, identifier_value, $2 from named
    on conflict do nothing
)
select distinct customer_id from named

-- name: waiting_for
-- What has not begun to leave for whom of $1 may no longer be written to, and why.
select id, why
from (select id, outreach_refusal(customer_id, recipient, channel, purpose) as why
      from outreach_messages where delivery_status = 'pending' and customer_id = any($1::uuid[])) waiting
where why is not null

-- name: call_off
-- Those of $1, each for what stands in its place in $2, with what would follow; nothing of what has begun to leave meanwhile.
with dropped as (
    update outreach_messages o set delivery_status = 'rejected', send_error = r.why
    from unnest($1::uuid[], $2::text[]) as r (id, why) where o.id = r.id and o.delivery_status = 'pending'
    returning o.id, o.recipient_id, r.why
), stopped as (
    update campaign_recipients c set state = 'stopped', reason = d.why, keep_until = clock_timestamp() + interval '3 years'
    from dropped d where c.id = d.recipient_id
)
select id from dropped

-- name: remind
insert into reminders (customer_id, message_id, interaction_id, since, due_at) values ($1, $2, $3, $4, $5)
on conflict do nothing

-- name: calendar
select * from customer_calendars where customer_id = $1
