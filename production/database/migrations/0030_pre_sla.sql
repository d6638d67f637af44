-- By when a ticket needs what. The clocks are judged by the scheduler (areas/sla), in hours of business: these columns say what it
-- found, and when it has to look again. Rows that are there are pending without being touched.
create table sla_settings (
    only_row       boolean primary key default true check (only_row),
    settings       jsonb not null,
    changed_at     timestamptz not null default clock_timestamp(),
    -- Tickets with a higher id were not judged by these settings yet; null: all are.
    revisited_up_to uuid default '00000000-0000-0000-0000-000000000000'
);

alter table tickets add column sla_state text check (sla_state in ('ok', 'at_risk', 'breached', 'paused'));
alter table tickets add column sla_clock text check (sla_clock in ('first_response', 'next_response', 'resolution'));
alter table tickets add column sla_due_at timestamptz;
alter table tickets add column sla_look_at timestamptz; -- when time alone makes it another state
alter table tickets add column sla_raised_at timestamptz; -- a breach raises the priority once
alter table tickets add column sla_pending boolean not null default true;
create index tickets_sla_pending on tickets (id) where sla_pending;
create index tickets_sla_look on tickets (sla_look_at) where sla_look_at is not null;

-- While the customer's answer is awaited, or the ticket is resolved, no clock runs.
create table sla_pauses (
    ticket_id uuid not null references tickets (id) on delete cascade,
    began_at  timestamptz not null,
    ended_at  timestamptz
);
create index sla_pauses_ticket on sla_pauses (ticket_id);
insert into sla_pauses select id, updated_at from tickets where status in ('waiting_customer', 'resolved');

create function follow_sla() returns trigger language plpgsql as $$
declare
    paused boolean := new.status in ('waiting_customer', 'resolved', 'closed');
    was_paused boolean := old.status in ('waiting_customer', 'resolved', 'closed');
begin
    new.sla_pending := true;
    if paused and not was_paused then
        insert into sla_pauses values (new.id, clock_timestamp());
    elsif was_paused and not paused then
        update sla_pauses set ended_at = clock_timestamp() where ticket_id = new.id and ended_at is null;
    end if;
    return new;
end $$;
create trigger tickets_sla before update on tickets for each row
when ((old.status, old.priority, old.waiting_since) is distinct from (new.status, new.priority, new.waiting_since))
execute function follow_sla();

-- What somebody should know of, until they have read it. Of what is said again before that, the time is renewed.
create table notifications (
    id        bigint primary key generated always as identity,
    user_id   uuid not null references users (id) on delete cascade,
    kind      text not null check (kind in ('sla_breached')),
    ticket_id uuid not null references tickets (id) on delete cascade,
    at        timestamptz not null default clock_timestamp(),
    read_at   timestamptz
);
create unique index notifications_unread on notifications (user_id, kind, ticket_id) where read_at is null;
create index notifications_user on notifications (user_id, id desc);
create index notifications_ticket on notifications (ticket_id);
