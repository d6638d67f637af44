-- Each statement deletes at most $2 rows that are older than $1, and nothing that is open.

-- name: words
-- What belongs to a conversation goes with it. The rest loses words and key, and its files by trigger. Dead letters may be
-- replayed.
with due as (
    select event_id, filed_under from ledger
    where settled_at < clock_timestamp() - $1::interval and envelope <> '{}' and conversation_id is null
      and state not in ('received', 'processing', 'dead')
    order by settled_at limit $2
    for update skip locked
)
update ledger m set envelope = '{}', key = 'forgotten'
from due where (m.event_id, m.filed_under) = (due.event_id, due.filed_under)

-- name: conversations
-- Open is what waits for us: a ticket, a draft, a reply on its way, a message that has not ended. Customers stay.
with due as (
    select c.id from conversations c
    where greatest(c.created_at, c.last_inbound_at) < clock_timestamp() - $1::interval
      and not exists (select 1 from tickets t
                      where t.conversation_id = c.id and t.status in ('open', 'in_progress', 'escalated'))
      and not exists (select 1 from messages m
                      where m.conversation_id = c.id
                        and (m.delivery_status in ('draft', 'pending', 'sending', 'unknown')
                             or m.created_at >= clock_timestamp() - $1::interval))
      and not exists (select 1 from inbound_messages i
                      where i.conversation_id = c.id and i.state in ('received', 'processing', 'dead'))
    limit $2
    for update skip locked
), forgotten as (
    update ledger set envelope = '{}', key = 'forgotten' where conversation_id in (select id from due)
)
delete from conversations c using due where c.id = due.id

-- name: used
delete from model_usage where ctid = any(array(
    select ctid from model_usage where day < (clock_timestamp() - $1::interval)::date limit $2))

-- name: submissions
delete from form_submissions where ctid = any(array(
    select ctid from form_submissions where submitted_at < clock_timestamp() - $1::interval limit $2))

-- name: codes
-- A right one is remembered for as long as the browser that it was typed in could have its session of the chat renewed.
delete from identity_codes where ctid = any(array(
    select ctid from identity_codes where expires_at < clock_timestamp() - $1::interval
      and (used_at is null or used_at < clock_timestamp() - interval '31 days') limit $2))

-- name: changes
delete from audit_changes where ctid = any(array(
    select c.ctid from audit_changes c join audit_log l on l.id = c.id
    where l.at < clock_timestamp() - $1::interval limit $2))

-- name: spilled
-- What was published and never arrived is kept: it is the only copy.
delete from intake_spill where ctid = any(array(
    select s.ctid from intake_spill s
    where s.published_at < clock_timestamp() - $1::interval
      and ((convert_from(s.envelope, 'utf8')::jsonb) ->> 'type' <> 'inbound_message'
           or exists (select 1 from ledger m where m.event_id = s.event_id))
    limit $2))
