-- name: reminders
-- Of contacts in reach of $1; $4 are words to look for.
select m.id, c.number as contact_id, c.name as contact_name, k.id as campaign_id, k.name as campaign,
       coalesce(nullif(o.subject, ''), left(coalesce(o.content, n.content), 80), '') as subject,
       m.since, m.due_at, m.state, m.reason, m.task_id, m.draft_id
from reminders m
join customers_in_reach($1) c on c.id = m.customer_id
left join outreach_messages o on o.id = m.message_id
left join interactions n on n.id = m.interaction_id
left join campaigns k on k.id = o.campaign_id
where ($2::text[] is null or m.state = any($2))
  and ($3::bigint is null or c.number = $3)
  and ($4::text is null or strpos(lower(concat_ws(' ', c.name, o.subject, k.name)), lower($4)) > 0)

-- name: cancel
update reminders m set state = 'cancelled', reason = 'by_hand', decided_at = clock_timestamp()
where m.id = $2 and customer_in_scope($1::caller_scope, m.customer_id) and m.state = 'waiting'
returning m.customer_id

-- name: exists
select true from reminders m where m.id = $2 and customer_in_scope($1::caller_scope, m.customer_id)

-- name: take
-- The next one whose time has come at $1; whoever else looks at the same moment passes over it. A paused campaign waits.
select m.id, m.customer_id, m.message_id, m.interaction_id, m.since, m.due_at, c.name, c.owner_id, c.team,
       coalesce(o.channel, case when c.email is null then null else 'email' end) as channel,
       coalesce(o.recipient, c.email) as address, coalesce(o.subject, '') as subject, coalesce(o.purpose, 'marketing') as purpose,
       coalesce(o.author_id, n.author_id) as author_id, o.campaign_id, o.recipient_id, o.step, o.product_id, o.language, o.content,
       k.state as campaign_state, k.unattended, s.text as next_text, s.subject as next_subject
from reminders m
join customers c on c.id = m.customer_id
left join outreach_messages o on o.id = m.message_id
left join interactions n on n.id = m.interaction_id
left join campaigns k on k.id = o.campaign_id
left join campaign_steps s on s.campaign_id = o.campaign_id and s.step = o.step + 1
where m.state = 'waiting' and m.due_at <= $1 and coalesce(k.state, '') <> 'paused'
order by m.due_at, m.id
limit 1
for update of m skip locked

-- name: said_something
-- Whether a person did, on any channel, by any identifier of theirs: also what is still on its way to a conversation, and what
-- was noted down of a talk. Machines do not count, nor who only says that they are this person.
select exists (select from messages m join conversations c on c.id = m.conversation_id
               where c.customer_id = $1 and m.direction = 'inbound' and coalesce(m.stored_at, m.created_at) > $2)
    or exists (select from customer_identifiers i join ledger l on l.key = i.identifier_value
               where i.customer_id = $1 and l.received_at > $2 and coalesce(l.envelope ->> 'machine', 'none') = 'none'
               and l.reason_code is distinct from 'forged')
    or exists (select from customer_identifiers i join intake_spill s on s.key = i.identifier_value
               where i.customer_id = $1 and s.published_at is null
               and coalesce(convert_from(s.envelope, 'utf8')::jsonb ->> 'machine', 'none') = 'none')
    or exists (select from activities a where a.customer_id = $1 and a.direction = 'inbound' and a.deleted_at is null
               and a.happened_at > $2)
    or exists (select from interactions n where n.customer_id = $1 and (n.direction = 'incoming' or n.status = 'replied')
               and n.happened_at > $2)

-- name: won
select exists (select from deals where customer_id = $1 and status = 'won' and closed_at > $2 and deleted_at is null)

-- name: automatic_replies
select l.envelope ->> 'text' as text, coalesce(l.envelope ->> 'subject', '') as subject, l.received_at
from customer_identifiers i join ledger l on l.key = i.identifier_value
where i.customer_id = $1 and l.received_at > $2 and l.envelope ->> 'machine' = 'auto_reply'

-- name: decide
update reminders
set state = $2, reason = $3, task_id = $4, draft_id = $5, decided_at = clock_timestamp(),
    keep_until = clock_timestamp() + interval '3 years'
where id = $1

-- name: postpone
update reminders set due_at = $2, reason = $3 where id = $1

-- name: end_recipient
update campaign_recipients set state = $2, reason = $3, keep_until = clock_timestamp() + interval '3 years'
where id = $1 and state in ('contacted', 'no_reply')

-- name: go_on
-- The next step is due at $2, as if it were the first.
update campaign_recipients set state = 'waiting', due_at = $2 where id = $1 and state = 'contacted'

-- name: end_interaction
update interactions set status = $2 where id = $1 and status = 'sent'

-- name: add_task
insert into tasks (title, description, customer_id, due_date, remind_at, owner_id, team)
values ($1, $2, $3, $4, $4, $5, $6)
returning id
