-- name: spill
insert into intake_spill (event_id, topic, key, envelope) values ($1, $2, $3, $4)
on conflict (event_id) do nothing

-- name: spilled
select id, topic, key, envelope from intake_spill where published_at is null order by id limit $1

-- name: mark_published
update intake_spill set published_at = clock_timestamp() where id = $1

-- name: drop_known
-- A hint about a mailbox is done once it is published, a message once the ledger has it.
delete from intake_spill s
where published_at is not null
  and ((convert_from(envelope, 'utf8')::jsonb) ->> 'type' <> 'inbound_message'
       or exists (select 1 from ledger m where m.event_id = s.event_id))
