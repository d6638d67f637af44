-- name: drafts
-- Of contacts in reach of $1; $3 are words to look for.
select id, contact_id, contact_name, campaign_id, campaign, product, channel, recipient, subject, text, written_by, follows, refusal,
       created_at, updated_at
from outreach_drafts
where customer_id in (select id from customers_in_reach($1))
  and ($2::bigint is null or campaign_id = $2)
  and ($3::text is null or strpos(lower(concat_ws(' ', contact_name, subject, text)), lower($3)) > 0)

-- name: draft
select id, contact_id, contact_name, campaign_id, campaign, product, channel, recipient, subject, text, written_by, follows, refusal,
       created_at, updated_at
from outreach_drafts where id = $2 and customer_in_scope($1::caller_scope, customer_id)

-- name: hold
select o.id, o.customer_id, o.subject, o.content as text, o.updated_at from outreach_messages o
where o.id = $2 and o.delivery_status = 'draft' and customer_in_scope($1::caller_scope, o.customer_id)
for update

-- name: edit
-- What a person has written is a person's.
update outreach_messages
set subject = $2, content = $3, written_by = case when content = $3 then written_by else 'person' end
where id = $1

-- name: drop
update outreach_messages set delivery_status = 'rejected', send_error = 'a person dropped it' where id = $1

-- name: add_interaction
insert into interactions (customer_id, type, direction, status, content, happened_at, author_id)
values ($1, $2, $3, $4, $5, coalesce($6, clock_timestamp()), $7)
returning id, happened_at

-- name: contacted
update customers set last_contacted = greatest(last_contacted, $2) where id = $1

-- name: of_key
select id, customer_id, subject, recipient, content = $2 as same from outreach_messages where idempotency_key = $1

-- name: settings
select per_minute, per_domain_per_minute, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes, working_days,
       (extract(epoch from start_grace) / 60)::integer as start_grace_minutes
from outreach_settings

-- name: put_settings
update outreach_settings
set per_minute = $1, per_domain_per_minute = $2, opens = $3::text::time, closes = $4::text::time, working_days = $5, start_grace = make_interval(mins => $6)
