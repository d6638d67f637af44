-- name: notice
insert into lead_notices (id, form_id, created_at) values ($1, $2, $3) on conflict do nothing

-- name: due
-- Ours for a minute; whoever dies leaves it to the next.
with next as (
    select id from lead_notices where outcome is null and due_at <= clock_timestamp()
    order by due_at limit $1 for update skip locked
)
update lead_notices n
set attempts = attempts + 1, due_at = clock_timestamp() + least(interval '1 hour', interval '1 minute' * power(2, attempts))
from next where n.id = next.id
returning n.id, n.form_id

-- name: end
update lead_notices set outcome = $2, reason = $3 where id = $1 and outcome is null
returning id

-- name: give_up
update lead_notices set outcome = $2, reason = $3 where id = $1 and outcome is null and created_at < $4

-- name: back_again
-- Who was deleted and writes again is there again.
update customers set deleted_at = null where id = $1 and deleted_at is not null

-- name: holder_of_number
-- Whoever goes by this number, if that is one person.
select min(i.customer_id::text)::uuid from customer_identifiers i join customers c on c.id = i.customer_id
where i.identifier_type = 'phone' and i.identifier_value = $1 and c.merged_into is null and c.deleted_at is null
having count(distinct i.customer_id) = 1

-- name: filled_in
select exists (select from leads where customer_id = $1 and form_id = $2 and created_at > $3::timestamptz - interval '1 day')

-- name: store
insert into leads (id, customer_id, form_id, form_name, answers, agreed_to, created_at, deal_id, answered_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: pipeline
select id from pipelines where deleted_at is null order by id limit 1 for no key update

-- name: top
select min(position) from deals where pipeline_id = $1 and status = 'lead'

-- name: open_deal
with opened as (
    insert into deals (title, description, status, pipeline_id, customer_id, position, tags)
    values ($1, $2, 'lead', $3, $4, $5, '{"lead ad"}')
    returning id
), moved as (
    insert into deal_moves (deal_id, to_status, actor) select id, 'lead', $6 from opened
)
select id from opened

-- name: agree
insert into consents (customer_id, channel, purpose, basis, source, given_at)
select $1, $2::text, $3::text, $4::text, $5::text, $6::timestamptz
where not exists (select from consents no where no.customer_id = $1 and no.channel = $2 and no.withdrawn_at is not null)
  and ($4 = 'contract' or not exists (select from customer_identifiers i where i.customer_id = $1 and i.proof = 'proven'))
on conflict (customer_id, channel, purpose) where withdrawn_at is null do nothing

-- name: has_template
select template_for(config, 'outreach') is not null from channel_configs config where channel = 'whatsapp'

-- name: leads
-- What came of each form that was filled in, of customers in reach of $1; nobody is known behind a test, or what Meta does not give.
-- $2 are outcomes, $3 words to look for.
select n.id, n.created_at, coalesce(n.outcome, 'waiting') as outcome, n.reason, coalesce(l.form_name, n.form_id) as form,
       coalesce(l.agreed_to, '{}') as agreed_to, c.number as contact_id, coalesce(c.name, c.email, c.phone) as contact_name,
       d.id as deal_id, d.title as deal_title, d.pipeline_id,
       o.channel as answered_by, o.sent_at as answered_at, o.delivery_status as answer_status, o.send_error as answer_error
from lead_notices n
left join leads l on l.id = n.id
left join customers c on c.id = l.customer_id and c.merged_into is null and c.deleted_at is null
left join deals d on d.id = l.deal_id and d.deleted_at is null and in_scope($1::caller_scope, d.owner_id, d.team)
left join outreach_messages o on o.idempotency_key = 'lead:' || n.id
where (l.id is null or customer_in_scope($1::caller_scope, l.customer_id))
  and ($2::text[] is null or coalesce(n.outcome, 'waiting') = any($2))
  and ($3::text is null or strpos(lower(concat_ws(' ', l.form_name, c.name, c.email, c.phone)), lower($3)) > 0)

-- name: read_until
select read_until from lead_forms where id = $1

-- name: have_read
insert into lead_forms (id, read_until) values ($1, $2)
on conflict (id) do update set read_until = greatest(lead_forms.read_until, excluded.read_until)
