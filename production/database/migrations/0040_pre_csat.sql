-- How satisfied a customer is: asked once after each resolution of a ticket. `resolved_at` tells which one.
alter table channel_configs add column csat boolean not null default true;

create table csat_questions (
    id           uuid primary key default gen_random_uuid(),
    customer_id  uuid not null references customers (id) on delete cascade,
    ticket_id    uuid not null references tickets (id) on delete cascade,
    channel      text not null references channel_configs (channel),
    resolved_at  timestamptz not null,
    recipient    text, -- in a chat, where a number is the answer
    token        bytea, -- digest of what the link in a mail carries
    state        text not null default 'asked' check (state in ('asked', 'answered', 'void')),
    asked_at     timestamptz not null default clock_timestamp(),
    score        smallint check (score between 1 and 5),
    words        text not null default '',
    answered_at  timestamptz,
    answered_by  text, -- the message whose number it is
    unique (ticket_id, resolved_at),
    check ((state = 'answered') = (score is not null) and (score is null) = (answered_at is null))
);
create index csat_questions_customer on csat_questions (customer_id, asked_at);
create index csat_questions_recipient on csat_questions (channel, recipient, asked_at) where recipient is not null;
create index csat_questions_answered on csat_questions (answered_at) where state = 'answered';
create index tickets_resolved on tickets (resolved_at) where status = 'resolved';

-- Whoever opens a ticket again makes its question pointless, and keeps it from leaving if it has not.
create function void_csat() returns trigger language plpgsql as $$
begin
    update messages m set delivery_status = 'rejected', send_error = 'the ticket was opened again'
    from csat_questions q
    where q.ticket_id = new.id and q.state = 'asked' and m.event_id = 'csat:' || q.id and m.direction = 'outbound'
      and m.delivery_status = 'pending' and m.attempts = 0;
    update csat_questions set state = 'void' where ticket_id = new.id and state = 'asked';
    return null;
end $$;
create trigger void_csat after update of status on tickets for each row
    when (old.status in ('resolved', 'closed') and new.status not in ('resolved', 'closed')) execute function void_csat();
