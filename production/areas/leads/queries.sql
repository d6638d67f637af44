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
insert into consents (customer_id, channel, purpose, basis, source, given_at) values ($1, $2, $3, $4, $5, $6)
on conflict (customer_id, channel, purpose) where withdrawn_at is null do nothing

-- name: has_template
select template_for(config, 'outreach') is not null from channel_configs config where channel = 'whatsapp'

-- name: read_until
select read_until from lead_forms where id = $1

-- name: have_read
insert into lead_forms (id, read_until) values ($1, $2)
on conflict (id) do update set read_until = greatest(lead_forms.read_until, excluded.read_until)
