-- name: campaigns
-- Those in reach of $1; $3 are words to look for.
select id, name, product_id, channel, purpose, state, sought as audience, unattended, steps, starts_at, started_at, finished_at, owner_id, team,
       created_at, updated_at
from campaign_records
where deleted_at is null and in_scope($1::caller_scope, owner_id, team)
  and ($2::text[] is null or state = any($2))
  and ($3::text is null or strpos(lower(name), lower($3)) > 0)

-- name: one
select id, name, product_id, channel, purpose, state, sought as audience, unattended, steps, starts_at, started_at, finished_at, owner_id, team,
       created_at, updated_at
from campaign_records where id = $2 and deleted_at is null and in_scope($1::caller_scope, owner_id, team)

-- name: hold
select c.id, c.name, c.product_id, c.channel, c.purpose, c.state, audience_of(c) as audience, c.unattended, c.owner_id, c.team,
       c.updated_at, r.steps
from campaigns c join campaign_records r on r.id = c.id
where c.id = $2 and in_scope($1::caller_scope, c.owner_id, c.team)
  and case when $3::interval is null then c.deleted_at is null else c.deleted_at > clock_timestamp() - $3 end
for update of c

-- name: insert
insert into campaigns (name, product_id, channel, purpose, audience, sought, unattended, owner_id, team)
values ($1, $2, $3, $4, audience_for_older($5), $5, $6, $7, $8) returning id

-- name: update
update campaigns
set name = $2, product_id = $3, channel = $4, purpose = $5, audience = audience_for_older($6), sought = $6, unattended = $7, owner_id = $8,
    team = $9
where id = $1

-- name: drop
-- Nothing more leaves of it.
update campaigns set deleted_at = now(), state = case when state = 'finished' then state else 'cancelled' end where id = $1

-- name: restore
update campaigns set deleted_at = null where id = $1

-- name: stands
-- It hangs on nothing.
select where $1::bigint is not null

-- name: purge
delete from campaigns where deleted_at < clock_timestamp() - $1::interval

-- name: write_steps
with gone as (
    delete from campaign_steps where campaign_id = $1 and step >= jsonb_array_length($2::jsonb)
)
insert into campaign_steps (campaign_id, step, subject, text, working_days)
select $1, place - 1, step ->> 'subject', step ->> 'text', (step ->> 'working_days')::smallint
from jsonb_array_elements($2::jsonb) with ordinality as given(step, place)
on conflict (campaign_id, step) do update
set subject = excluded.subject, text = excluded.text, working_days = excluded.working_days

-- name: dismiss
-- An audience that is another one is drawn up again.
delete from campaign_recipients where campaign_id = $1

-- name: keep
-- As it is until the transaction ends.
select state, audience_of(c) as audience, channel, purpose from campaigns c where id = $1 for share

-- name: enlist
-- The contacts $2, whom the audience names. Of several with one address, the first.
with batch as materialized (
    select c.id, c.number, case k.channel when 'email' then c.email else c.phone end as address, k.channel, k.purpose
    from campaigns k, customers c
    where k.id = $1 and c.number = any($2::bigint[]) and c.merged_into is null and c.deleted_at is null
), judged as (
    select id, number, address, channel,
           case when coalesce(address, '') = '' then 'no_address' else outreach_refusal(id, address, channel, purpose) end as why
    from batch
)
insert into campaign_recipients (campaign_id, customer_id, address, domain, state, reason)
select $1, id, coalesce(address, ''),
       case channel when 'email' then lower(split_part(coalesce(address, ''), '@', 2)) else channel end,
       case when why is null then 'waiting' else 'excluded' end, why
from judged order by number
on conflict do nothing

-- name: enlist_same
-- Of the same, whoever shares an address with somebody who gets it already.
insert into campaign_recipients (campaign_id, customer_id, address, domain, state, reason)
select $1, c.id, c.email, '', 'excluded', 'same_address'
from campaigns k, customers c
where k.id = $1 and c.number = any($2::bigint[]) and k.channel = 'email' and c.email <> ''
  and c.merged_into is null and c.deleted_at is null
on conflict do nothing

-- name: move
update campaigns
set state = $2, starts_at = coalesce($3, starts_at),
    started_at = case when $2 = 'running' then coalesce(started_at, clock_timestamp()) else started_at end,
    finished_at = case when $2 = 'cancelled' then clock_timestamp() end
where id = $1

-- name: pending
-- What was released and has not begun to leave.
select id from outreach_messages where campaign_id = $1 and delivery_status = 'pending'

-- name: recipients
-- Of the campaign $2, in reach of $1.
select r.id, c.number as contact_id, c.name as contact_name, r.address, r.step, r.state, r.reason, r.due_at, r.updated_at
from campaign_recipients r join customers_in_reach($1) c on c.id = r.customer_id
where r.campaign_id = $2
  and ($3::text[] is null or r.state = any($3))
  and ($4::text is null or strpos(lower(concat_ws(' ', c.name, r.address)), lower($4)) > 0)

-- name: progress
select (select coalesce(jsonb_object_agg(state, n), '{}') from
            (select state, count(*) as n from campaign_recipients where campaign_id = $1 group by state) by_state) as recipients,
       (select coalesce(jsonb_object_agg(reason, n), '{}') from
            (select coalesce(reason, '') as reason, count(*) as n from campaign_recipients
             where campaign_id = $1 and state = 'excluded' group by 1) by_reason) as excluded,
       (select coalesce(jsonb_object_agg(delivery_status, n), '{}') from
            (select delivery_status, count(*) as n from outreach_messages where campaign_id = $1 group by 1) by_status) as messages

-- name: begin_due
-- What is too late is asked about.
update campaigns c
set state = case when c.starts_at < $1 - s.start_grace then 'late' else 'running' end,
    started_at = case when c.starts_at < $1 - s.start_grace then null else $1 end
from outreach_settings s
where c.state = 'scheduled' and c.starts_at <= $1 and c.deleted_at is null
returning c.id, c.state

-- name: release_due
-- Up to $2 of those who are due at $1, as far as mailbox and domain have room: both are shared by all campaigns. Whoever else asks
-- at the same moment passes over them. Each with what is to be said, when they may be written to, and why not at all.
with recursive recent as materialized (
    select domain, count(*) as released from outreach_messages
    where released_at > now() - interval '1 minute' group by domain -- known before, so that the index is entered there
), open as (
    select id from campaigns where state = 'running' and deleted_at is null
), domains as ( -- a look into the index for each, however many recipients it has
    select id as campaign_id,
           (select min(r.domain) from campaign_recipients r where r.campaign_id = open.id and r.state = 'waiting') as domain
    from open
    union all
    select d.campaign_id, (select min(r.domain) from campaign_recipients r
                           where r.campaign_id = d.campaign_id and r.state = 'waiting' and r.domain > d.domain)
    from domains d where d.domain is not null
), next as (
    select r.id, r.due_at, o.per_domain_per_minute - coalesce(n.released, 0) as room,
           row_number() over (partition by d.domain order by r.due_at, r.id) as place
    from outreach_settings o
    cross join domains d
    left join recent n on n.domain = d.domain
    cross join lateral (
        select r.id, r.due_at from campaign_recipients r
        where r.campaign_id = d.campaign_id and r.domain = d.domain and r.state = 'waiting' and r.due_at <= $1
        order by r.due_at, r.id
        limit greatest(0, least($2, o.per_domain_per_minute - coalesce(n.released, 0)))
    ) r
), chosen as (
    select id from next where place <= room
    order by due_at, id
    limit greatest(0, least($2, (select per_minute from outreach_settings) - (select coalesce(sum(released), 0) from recent)))
)
select r.id, r.campaign_id, r.customer_id, r.address, r.step, c.channel, c.purpose, c.product_id, c.owner_id, w.name,
       s.subject, s.text, outreach_refusal(r.customer_id, r.address, c.channel, c.purpose) as refusal,
       (select o.id from outreach_messages o where o.recipient_id = r.id and o.step = r.step and o.delivery_status = 'draft') as draft,
       (select o.id from outreach_messages o where o.recipient_id = r.id and o.step < r.step and o.sent_at is not null
        order by o.step desc limit 1) as previous,
       l.time_zone, l.phone, l.company_zone, l.company_country, l.company_subdivision, l.closed_on, l.opens, l.closes
from campaign_recipients r
join campaigns c on c.id = r.campaign_id
join customers w on w.id = r.customer_id
join customer_calendars l on l.customer_id = r.customer_id
left join campaign_steps s on s.campaign_id = r.campaign_id and s.step = r.step
where r.id = any(array(select id from chosen)) and r.state = 'waiting' and r.due_at <= $1
order by r.due_at, r.id
for update of r skip locked

-- name: postpone
update campaign_recipients set due_at = $2 where id = $1

-- name: exclude
-- $2 is why: nothing was written to them, or nothing more.
update campaign_recipients
set state = case when step = 0 then 'excluded' else 'stopped' end, reason = $2, keep_until = clock_timestamp() + interval '3 years'
where id = $1

-- name: under_way
-- Their messages have left the house; the sender tells what becomes of them.
update campaign_recipients set due_at = 'infinity' where id = any($1::bigint[])

-- name: finish
-- One look into an index for each that runs, however many recipients it has.
update campaigns c set state = 'finished', finished_at = clock_timestamp()
where c.state = 'running'
  and (select id from campaign_recipients r where r.campaign_id = c.id and r.state = 'waiting' limit 1) is null
  and (select id from outreach_messages o where o.campaign_id = c.id
       and o.delivery_status in ('pending', 'sending', 'unknown') limit 1) is null
  and (select m.id from reminders m join outreach_messages o on o.id = m.message_id
       where o.campaign_id = c.id and m.state = 'waiting' limit 1) is null
