-- name: admit
-- $1 key, then event ids, channels, envelopes and times of arrival.
select event_id, envelope, received_at from admit($1, $2, $3, $4, $5)

-- name: take_messages
-- A message that has ended stays ended: only what is still to do comes back. Event ids, channels, keys, envelopes, arrivals, and
-- the identifiers of the senders, which are locked first: first contacts and proofs of one identifier queue up.
with locked as materialized (
    select pg_advisory_xact_lock(hashtextextended(kind || ':' || value, 0))
    from (select kind, value from unnest($6::text[], $7::text[]) as sender (kind, value) order by kind, value) ordered
)
insert into inbound_messages (event_id, channel, key, state, envelope, received_at)
select event_id, channel, key, 'processing', envelope, received_at
from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
    as given (event_id, channel, key, envelope, received_at), (select count(*) from locked) held
order by event_id
on conflict (event_id) do update
    set state = 'processing', attempts = inbound_messages.attempts + 1, claimed_at = clock_timestamp(),
        owned_until = clock_timestamp() + interval '2 minutes'
    where inbound_messages.state in ('received', 'processing')
returning event_id

-- name: open_conversation
insert into conversations (customer_id, channel, thread_key, proof, subject, epoch, last_inbound_at, linked_to, line)
values ($1, $2, $3, $4, $5, 1, $6, $7, $8)
on conflict (channel, thread_key, customer_id) do update
    set epoch = conversations.epoch + 1, line = coalesce(excluded.line, conversations.line),
        last_inbound_at = greatest(conversations.last_inbound_at, excluded.last_inbound_at)
returning id, epoch, status, proof, subject

-- name: open_ticket
insert into tickets (ticket_number, conversation_id, customer_id, source_channel, subject, category, priority)
values ($1, $2, $3, $4, $5, $6, $7)
returning id, ticket_number, status

-- name: begin_turn
-- In one statement what a turn needs once its conversation ($1, of the epoch $2) is held: its ticket, its messages, and the words
-- before them, oldest first. $3 customer; $4 and $5 what a ticket becomes when its customer writes, by its status, where it goes
-- on at all (whoever hears from the customer is awake); $6 to $10 channel, number, subject, category, priority of a new one;
-- then the messages.
with latest as (
    select id, ticket_number, status from tickets
    where conversation_id = $1
    order by created_at desc, ticket_number desc
    limit 1
), goes_on as (
    select latest.id, latest.ticket_number, rule.becomes as status
    from latest join unnest($4::text[], $5::text[]) as rule (status, becomes) using (status)
), woken as (
    update tickets t set status = goes_on.status, snoozed_until = null from goes_on
    where t.id = goes_on.id and (t.status <> goes_on.status or t.snoozed_until is not null)
), opened as (
    insert into tickets (ticket_number, conversation_id, customer_id, source_channel, subject, category, priority, waiting_since)
    select $7, $1, $3, $6, $8, $9, $10, ($19::timestamptz[])[1] where not exists (select from goes_on)
    returning id, ticket_number, status
), ticket as (
    select * from goes_on union all select * from opened
), stored as (
    insert into messages (conversation_id, ticket_id, channel, direction, role, content, cut, subject, delivery_status,
                          attachments, event_id, provider_message_id, email_thread, created_at)
    select $1, ticket.id, m.channel, 'inbound', 'customer', m.content, m.cut, m.subject, 'received',
           m.attachments, m.event_id, m.provider_message_id, m.email_thread, m.created_at
    from ticket, unnest($11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[], $17::text[], $18::jsonb[],
                        $19::timestamptz[])
        as m (event_id, channel, content, cut, subject, attachments, provider_message_id, email_thread, created_at)
    on conflict (event_id, direction, role, part) do nothing
), bound as (
    update inbound_messages set conversation_id = $1, epoch = $2 where event_id = any($11::text[])
)
select ticket.id, ticket.ticket_number, ticket.status, (select name from customers where id = $3) as customer_name,
       (select coalesce(jsonb_agg(jsonb_build_array(role, content, created_at) order by created_at, part), '[]')
        from (select role, content, created_at, part from messages
              where conversation_id = $1 and is_said(delivery_status)
                and not (event_id = any($11::text[]) and direction = 'inbound') and event_id not like 'csat:%'
              order by created_at desc, part desc
              limit 20) recent) as history
from ticket

-- name: channel_rules
-- How freely we may write to this customer on this channel: thresholds, replies of the last hour, and their own wish.
-- What others write in somebody's name is counted by itself: it does not use up what is answered to the owner.
select send_threshold, draft_threshold, replies_per_hour, unproven_per_hour, always_draft,
       calibrations_of(channel) as calibrations,
       (select count(distinct m.event_id) from messages m join conversations c on c.id = m.conversation_id
        where $6 and m.channel = $1 and m.direction = 'outbound' and m.role = 'agent' and c.proof = 'claimed'
          and is_said(m.delivery_status)
          and m.created_at > clock_timestamp() - interval '1 hour') as recent_to_unproven,
       (select count(distinct m.event_id) from messages m join conversations c on c.id = m.conversation_id
        where c.customer_id = $2 and c.proof = $5 and m.channel = $1 and m.direction = 'outbound' and m.role = 'agent'
          and is_said(m.delivery_status) and m.created_at > clock_timestamp() - interval '1 hour') as recent_replies,
       exists (select 1 from opt_outs o where o.channel = $1 and (
           (o.identifier_type, o.identifier_value) = ($3, $4)
           or exists (select 1 from customer_identifiers i
                      where i.customer_id = $2 and i.proof = 'proven'
                        and (i.identifier_type, i.identifier_value) = (o.identifier_type, o.identifier_value)))) as opted_out
from channel_configs where channel = $1

-- name: opt_out
insert into opt_outs (identifier_type, identifier_value, channel) values ($1, $2, $3) on conflict do nothing

-- name: opt_in
-- Also what the same person said under a number or a user id that came earlier.
delete from opt_outs o where o.channel = $3 and (
    (o.identifier_type, o.identifier_value) = ($1, $2)
    or (o.identifier_type, o.identifier_value) in (
        select also.identifier_type, also.identifier_value
        from customer_identifiers i join customer_identifiers also using (customer_id)
        where (i.identifier_type, i.identifier_value) = ($1, $2) and i.proof = 'proven' and also.proof = 'proven'))

-- name: fence
-- Only the newest claim may settle; the row stays locked until the settlement is complete. Messages are locked before it, as a
-- claim does: two workers that want both in different order would wait for each other.
with mine as materialized (
    select event_id from inbound_messages where event_id = any($3::text[]) order by event_id for update
)
select c.status from conversations c, (select count(*) from mine) locked where c.id = $1 and c.epoch = $2 for update of c

-- name: left_behind
-- Messages of a claim that no newer one took and that have not ended.
select exists (select from inbound_messages where event_id = any($1::text[]) and epoch = $2 and state = 'processing')

-- name: settle_messages
-- Drafts of earlier turns answer what is not the customer's last word any more.
with ended as (
    update inbound_messages set state = $3, reason = $4, reason_code = $6, settled_at = clock_timestamp()
    where event_id = any($1::text[]) and epoch = $2 and state = 'processing'
    returning event_id
), rated as (
    update messages set sentiment = $5 where event_id = any($1::text[]) and direction = 'inbound'
), void as (
    update messages set delivery_status = 'rejected', send_error = 'the customer wrote again'
    where direction = 'outbound' and delivery_status = 'draft'
      and ticket_id in (select ticket_id from messages where event_id = any($1::text[]) and direction = 'inbound')
)
select event_id from ended

-- name: settle_ticket
-- In whose hands it was before, if those are others now. What waits for a person becomes no less pressing by a word more.
with conversation as (
    update conversations set status = $8, sentiment_score = coalesce($9, sentiment_score) where id = $7
), before as (
    select assigned_to, assigned_team from tickets where id = $1
), changed as (
    update tickets
    set status = $2, category = $3, escalation_reason = coalesce($5, escalation_reason),
        assigned_team = coalesce($6, assigned_team), resolved_at = case when $2 = 'resolved' then clock_timestamp() end,
        priority = case when status = 'escalated' and array_position(array['low', 'medium', 'high', 'urgent'], priority)
                             > array_position(array['low', 'medium', 'high', 'urgent'], $4::text) then priority else $4 end,
        difficulty = $10, auto_tags = array(select unnest(auto_tags) union select unnest($11::text[]) order by 1),
        tags = array(select unnest(tags) union (select unnest(tags_today($11)) except select unnest(tags_today(auto_tags))
                                                except select name from ticket_tags where dropped) order by 1)
    where id = $1
    returning assigned_team
)
select before.assigned_to, before.assigned_team from before, changed where before.assigned_team is distinct from changed.assigned_team

-- name: end_turn
-- The reply as rows to be sent, and the facts as events. Parts of one event count on, also after a replay: the fence has made sure
-- that this is no repetition. What the runs of the conversation have cost since an event last told it is told by the last fact, in
-- dollars, null where they have no price; not told again where $11 says that this turn used none. A run may end before midnight
-- and its turn after it.
with told as (
    update model_usage u set told_micros = u.cost_micros
    from model_usage before
    where $11 and u.conversation_id = $1
      and u.day = any(array[(now() at time zone 'utc')::date, (now() at time zone 'utc')::date - 1])
      and (before.day, before.conversation_id, before.model) = (u.day, u.conversation_id, u.model)
    returning u.cost_micros - before.told_micros as micros
), replied as (
    insert into messages (conversation_id, ticket_id, channel, direction, role, content, subject, delivery_status, confidence,
                          sources, event_id, recipient, correlation_id, email_thread, calibrated, why, part)
    select $1, $2, $3, 'outbound', 'agent', p.content, p.subject, $4, $5, $6, $7, p.recipient, p.correlation_id, p.email_thread,
           $8, $9, p.number - 1 + (select coalesce(max(part) + 1, 0) from messages
                                   where event_id = $7 and direction = 'outbound' and role = 'agent')
    from unnest($12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[]) with ordinality
        as p (content, subject, recipient, correlation_id, email_thread, number)
    order by p.number
)
insert into event_outbox (type, subject, key, conversation_id, channel, payload)
select f.type, $1::text, $1::text, $1, $3,
       hands_of($2) ||
       case when $11 and f.number = cardinality($10::text[])
            then f.payload || jsonb_build_object('cost_usd', (select nullif(sum(micros), 0)::float8 / 1e6 from told))
            else f.payload end
from unnest($10::text[], $17::jsonb[]) with ordinality as f (type, payload, number)
order by f.number

-- name: park_message
insert into inbound_messages (event_id, channel, key, state, reason, envelope, received_at, reason_code, settled_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())
on conflict (event_id) do update
    set state = excluded.state, reason = excluded.reason, reason_code = excluded.reason_code, settled_at = clock_timestamp()
    where inbound_messages.state in ('received', 'processing')
returning event_id

-- name: overheard
-- The conversation in which somebody else of ours talks with the customer, if we have one, and its newest ticket.
select c.id as conversation_id, t.id as ticket_id
from conversations c
cross join lateral (select id from tickets where conversation_id = c.id order by created_at desc, ticket_number desc limit 1) t
where c.channel = $1 and c.thread_key = $2
order by c.last_inbound_at desc nulls last
limit 1
for update of c

-- name: store_overheard
-- What the customer said there opens the window all the same.
with heard as (
    update conversations set last_inbound_at = greatest(last_inbound_at, $6) where id = $1
)
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, attachments, event_id,
                      provider_message_id, created_at)
values ($1, $2, $3, 'inbound', 'customer', $4, 'received', $7, $5, split_part($5, ':', 2), $6)
on conflict (event_id, direction, role, part) do nothing

-- name: echo_of_ours
-- A message of ours that comes back: known by its id, or by its words as long as we wait for that.
select m.id, m.provider_message_id is not null as known
from messages m
where m.conversation_id = $1 and m.direction = 'outbound'
  and (m.provider_message_id = $2
       or m.provider_message_id is null and m.delivery_status in ('sending', 'unknown') and m.content = $3)
order by known desc, m.created_at
limit 1

-- name: store_echo
insert into messages (conversation_id, ticket_id, channel, direction, role, content, delivery_status, attachments, event_id,
                      provider_message_id, recipient, correlation_id, created_at, sent_at)
values ($1, $2, $3, 'outbound', 'human', $4, 'sent', $8, $5, $7, $6, $5, $9, $9)
on conflict (event_id, direction, role, part) do nothing
returning id

-- name: enlist_original
-- What could not be read is fetched whole, though it has no conversation.
insert into attachments (event_id, position, channel, name, content_type, size_bytes, state, provider_ref)
values ($1, $2, $3, $4, $5, $6, 'pending', $7)
on conflict (event_id, position) do nothing

-- name: write_off
-- The channel is the beginning of the event id. Nothing of the message itself: it may be what cannot be stored.
insert into inbound_messages (event_id, channel, key, state, reason, reason_code, envelope, received_at, settled_at)
values ($1, split_part($1, ':', 1), $2, 'dead', $3, 'failed', '{}', $4, clock_timestamp())
on conflict (event_id) do update
    set state = excluded.state, reason = excluded.reason, reason_code = excluded.reason_code, settled_at = clock_timestamp()
    where inbound_messages.state in ('received', 'processing')

-- name: not_in_ledger
-- What is neither in the ledger nor on its way around a Kafka that is away.
select event_id from unnest($1::text[]) as listed(event_id)
where not exists (select 1 from ledger m where m.event_id = listed.event_id)
  and not exists (select 1 from intake_spill s where s.event_id = listed.event_id)

-- name: defer_key
insert into parked_keys (key, reason, until) values ($1, $2, clock_timestamp() + interval '15 seconds')
on conflict (key) do update
    set attempts = parked_keys.attempts + 1, reason = excluded.reason, woken_at = null,
        until = clock_timestamp() + least(interval '2 minutes', interval '15 seconds' * power(2, parked_keys.attempts))

-- name: delete_idle_keys
delete from parked_keys p
where until <= clock_timestamp()
  and not exists (select 1 from inbound_messages m where m.key = p.key and m.state in ('received', 'processing'))

-- name: due_deferred
-- One stored message of every key whose pause is over; published again, it brings a worker to look at the whole key.
with due as (
    select key from parked_keys
    where until <= clock_timestamp() and (woken_at is null or woken_at < clock_timestamp() - interval '1 minute')
    order by until limit $1
    for update skip locked
)
update parked_keys p set woken_at = clock_timestamp()
from due, lateral (
    select envelope from inbound_messages m
    where m.key = due.key and m.state in ('received', 'processing')
    order by received_at limit 1
) oldest
where p.key = due.key
returning oldest.envelope

-- name: unowned
-- What nobody has looked after for a minute. A parked key is looked after for ten.
select envelope from inbound_messages m
where state in ('received', 'processing')
  and owned_until < clock_timestamp() - interval '1 minute'
  and not exists (
      select 1 from parked_keys p where p.key = m.key and p.parked_at > clock_timestamp() - interval '10 minutes'
  )
order by received_at
limit $1

-- name: requeue
update inbound_messages
set state = 'received', reason = null, reason_code = null, settled_at = null, owned_until = clock_timestamp() + interval '2 minutes'
where event_id = $1 and state = 'dead'
returning event_id

-- name: dead_letters_among
select event_id from inbound_messages where event_id = any($1::text[]) and state = 'dead'

-- name: ledger_states
-- Filed messages are counted already.
select state, sum(count)::bigint as count
from (select state, count(*) from inbound_messages group by state union all select state, count from ledger_totals) counted
group by state

-- name: oldest_unowned
select extract(epoch from clock_timestamp() - min(received_at))::float8 as age_s
from inbound_messages
where state in ('received', 'processing')

-- name: ticket
-- With its words in one statement: a reply must not show beside the status from before it. While a person can take a reply back,
-- neither shows.
select t.ticket_number,
       coalesce((select p.before ->> 'status' from ticket_posts p join messages m on m.id = p.item_id
                 where p.ticket_id = t.id and can_be_taken_back(m) order by p.created_at limit 1), t.status) as status,
       t.category, t.priority, t.source_channel, t.subject, t.created_at, t.updated_at,
       m.role, m.content, m.created_at as said_at, m.cut, (
           select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'media_type', a.content_type, 'size', a.size_bytes)
                            order by a.created_at, a.position, a.id)
           from attachments a
           where a.state = 'stored' and (a.event_id = case m.direction when 'inbound' then m.event_id end
                                         or a.id = any(array(select f.id from reply_files f where f.message_id = m.id)))
       ) as files
from tickets t
left join messages m on m.ticket_id = t.id and is_said(m.delivery_status) and not can_be_taken_back(m)
where t.ticket_number = coalesce((select ticket_number from second_numbers where number = $1), $1)
order by m.created_at, m.part

-- name: file
-- As the ticket shows it.
select a.name, a.content_type, a.content
from attachments a
where a.id = $2 and a.state = 'stored' and exists (
    select from tickets t
    join messages m on m.ticket_id = t.id and is_said(m.delivery_status) and not can_be_taken_back(m)
    where t.ticket_number = coalesce((select ticket_number from second_numbers where number = $1), $1)
      and (m.direction = 'inbound' and m.event_id = a.event_id
           or exists (select from reply_files f where f.id = a.id and f.message_id = m.id)))

-- name: lease_ticket_numbers
select nextval('ticket_number_seq')::bigint as number from generate_series(1, $1)

-- name: number_of_submission
insert into form_submissions (submission, ticket_number, digest) values ($1, $2, $3)
on conflict (submission) do update set submission = excluded.submission
returning ticket_number, digest

-- name: past_tickets
-- Only what the same person is known to have written: a typed address opens nothing.
select t.ticket_number, t.source_channel, subject_of(t) as subject, t.status, t.created_at,
       t.category, last.content as last_reply
from tickets t
join conversations c on c.id = t.conversation_id and c.proof = 'proven'
left join lateral (
    select content from messages m where m.ticket_id = t.id and m.direction = 'outbound' and is_said(m.delivery_status)
                                         and not can_be_taken_back(m)
    order by m.created_at desc limit 1
) last on true
where t.customer_id = $1
order by t.created_at desc
limit $2

-- name: outcome
select state, reason from ledger where event_id = $1

-- name: event_of_ticket
select m.event_id from messages m join tickets t on t.id = m.ticket_id
where t.ticket_number = $1 and m.direction = 'inbound'
order by m.created_at
limit 1
