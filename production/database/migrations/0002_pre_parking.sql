-- Keys whose messages wait in the ledger, while what they need is away.
create table parked_keys (
    key        text primary key,
    reason     text not null,
    -- How often it was tried in vain: the pause grows with it.
    attempts   integer not null default 1,
    until      timestamptz not null,
    woken_at   timestamptz,
    parked_at  timestamptz not null default clock_timestamp()
);
create index parked_keys_until on parked_keys (until);

-- Somebody looks after a message until then; later the watchdog hands it to a person.
alter table inbound_messages add column owned_until timestamptz not null default clock_timestamp() + interval '2 minutes';
create index inbound_messages_waiting on inbound_messages (key, received_at) where state in ('received', 'processing');
drop index inbound_messages_open;
create index inbound_messages_owned on inbound_messages (owned_until) where state in ('received', 'processing');

-- A spilled envelope stays until the ledger has it: a later message of the same sender must not overtake it.
alter table intake_spill add column published_at timestamptz;
create index intake_spill_key on intake_spill (key);
create index intake_spill_waiting on intake_spill (id) where published_at is null;

-- When the provider was last given a message; it is believed not to have it only some time after that.
alter table messages add column tried_at timestamptz;
