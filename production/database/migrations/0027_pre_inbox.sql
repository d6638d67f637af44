-- The inbox. A ticket keeps the part of its smart score that stands still; what moves with the hour is added where it is read
-- (the formula: crm/support/scoring.py; the order: decision 28). Triggers keep that part, so that no writer can forget it.
-- Adds columns without touching rows: `score tickets` (areas/inbox/jobs.py) goes through those that are there.

alter table customers add column lifetime_value numeric(14, 2); -- in the base currency; null: unknown
alter table customers add column churn_risk double precision check (churn_risk between 0 and 1);

alter table tickets add column tags text[] not null default '{}';
alter table tickets add column snoozed_until timestamptz; -- null: is not asleep
alter table tickets add column waiting_since timestamptz; -- oldest message that nobody has answered; null: there is none
alter table tickets add column draft_waits boolean not null default false;
alter table tickets add column sentiment real check (sentiment between 0 and 1); -- of the customer's latest words
alter table tickets add column difficulty text check (difficulty in ('easy', 'hard')); -- null: neither
alter table tickets add column static_score double precision not null default 0;
alter table tickets add column slot integer not null default 0; -- in which six minutes waiting began; 0: more than a day ago

-- What the score is made with: the settings SCORING_* and TOPIC_ALERT_BOOST, as the scheduler found them.
create table scoring (
    only_row          boolean primary key default true check (only_row),
    churn_weight      double precision not null default 3,
    value_weight      double precision not null default 2,
    topic_alert_boost double precision not null default 5,
    min_wait_hours    double precision not null default 0.1,
    -- Tickets with a higher id may have a score by other weights, or none; null: all are done.
    rescored_up_to    uuid default '00000000-0000-0000-0000-000000000000'
);
insert into scoring default values;

create function static_score(weights scoring, churn_risk double precision, lifetime_value numeric, priority text, difficulty text, sentiment real)
returns double precision language sql immutable as $$
    select coalesce(churn_risk, 0) * (weights).churn_weight
         + greatest(coalesce(lifetime_value, 0), 0)::double precision / 1000 * (weights).value_weight
         + case priority when 'urgent' then 4.0 when 'high' then 3.0 when 'low' then 0.5 else 1.0 end::double precision * 1.5
         + case difficulty when 'hard' then -1.5 when 'easy' then 1.0 else 0 end::double precision
         + case when sentiment < 0.3 then 2.0 else 0 end::double precision
$$;

-- Hours of waiting make it less: 1/hours, at least 0.1 of them.
create function age_score(min_wait_hours double precision, waiting interval) returns double precision language sql immutable as $$
    select 1 / greatest(extract(epoch from waiting)::double precision / 3600, min_wait_hours)
$$;

-- The oldest message since our last one that went out.
create function unanswered_since(ticket uuid, conversation uuid) returns timestamptz language sql stable as $$
    select min(m.created_at) from messages m
    where m.conversation_id = conversation and m.ticket_id = ticket and m.direction = 'inbound'
      and m.created_at > coalesce(
          (select max(a.created_at) from messages a
           where a.conversation_id = conversation and a.ticket_id = ticket and a.direction = 'outbound'
             and a.delivery_status not in ('draft', 'rejected', 'failed')), '-infinity')
$$;

create function score_ticket() returns trigger language plpgsql as $$
declare
    weights scoring;
    who customers;
    since timestamptz;
begin
    if new.status in ('waiting_customer', 'resolved', 'closed') then
        new.waiting_since := null;
    elsif tg_op = 'UPDATE' and old.status in ('waiting_customer', 'resolved', 'closed') then
        new.waiting_since := unanswered_since(new.id, new.conversation_id); -- taken back, or it could not be sent
    end if;
    select * into weights from scoring;
    select * into who from customers where id = new.customer_id;
    new.static_score := static_score(weights, who.churn_risk, who.lifetime_value, new.priority, new.difficulty, new.sentiment);
    since := coalesce(new.waiting_since, new.created_at);
    new.slot := case when since > clock_timestamp() - interval '24 hours' then floor(extract(epoch from since) / 360) else 0 end;
    return new;
end $$;
create trigger tickets_score before insert or update on tickets for each row execute function score_ticket();

-- A score is nothing that happened to a ticket.
drop trigger touch on tickets;
create trigger touch before update of subject, category, priority, status, escalation_reason, assigned_team, assigned_to, customer_id,
    tags, snoozed_until, resolved_at on tickets for each row execute function touch_updated_at();

create function rescore_customer() returns trigger language plpgsql as $$
begin
    update tickets set static_score = static_score where customer_id = new.id;
    return null;
end $$;
create trigger customers_score after update of lifetime_value, churn_risk on customers for each row
when ((old.lifetime_value, old.churn_risk) is distinct from (new.lifetime_value, new.churn_risk)) execute function rescore_customer();

create index messages_drafts on messages (ticket_id) where direction = 'outbound' and delivery_status = 'draft';

-- Who writes, waits; who is answered by a person, does not. What the AI answers shows in the status.
create function follow_customer() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update tickets set waiting_since = coalesce(waiting_since, new.created_at) where id = new.ticket_id;
    else
        update tickets set sentiment = new.sentiment where id = new.ticket_id;
    end if;
    return null;
end $$;
create trigger messages_customer_wrote after insert on messages for each row
when (new.direction = 'inbound') execute function follow_customer();
create trigger messages_customer_rated after update of sentiment on messages for each row
when (new.direction = 'inbound' and new.sentiment is distinct from old.sentiment) execute function follow_customer();

create function follow_answer() returns trigger language plpgsql as $$
declare
    said messages := coalesce(new, old);
    answers boolean := tg_op <> 'DELETE' and said.role = 'human' and said.delivery_status not in ('draft', 'rejected', 'failed');
    waits boolean := exists (select from messages where ticket_id = said.ticket_id and direction = 'outbound' and delivery_status = 'draft');
begin
    update tickets set waiting_since = case when not answers then waiting_since end, draft_waits = waits
    where id = said.ticket_id and (draft_waits <> waits or answers and waiting_since is not null);
    return null;
end $$;
create trigger messages_answered after insert on messages for each row
when (new.direction = 'outbound') execute function follow_answer();
create trigger messages_answer_gone after delete on messages for each row
when (old.direction = 'outbound' and old.delivery_status = 'draft') execute function follow_answer();
create trigger messages_answer_decided after update of delivery_status on messages for each row
when (old.direction = 'outbound' and old.delivery_status = 'draft' and new.delivery_status <> 'draft') execute function follow_answer();

-- How many tickets there are of each kind; a tag counts its own. Rows are only added, so that no writer waits for another;
-- the scheduler folds them.
create table ticket_counts (
    status        text not null,
    channel       text not null,
    assigned_team text,
    assigned_to   uuid,
    snoozed       boolean not null,
    draft_waits   boolean not null,
    waiting       boolean not null,
    tag           text, -- null: the tickets themselves
    tickets       bigint not null
);

create function count_ticket(t tickets, n integer) returns void language sql as $$
    insert into ticket_counts
    select t.status, t.source_channel, t.assigned_team, t.assigned_to, t.snoozed_until is not null, t.draft_waits,
           t.waiting_since is not null, tag, n
    from unnest(array_append(t.tags, null)) tag
$$;
create function count_tickets() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform count_ticket(old, -1);
    end if;
    if tg_op <> 'DELETE' then
        perform count_ticket(new, 1);
    end if;
    return null;
end $$;
create trigger tickets_counted after insert or delete on tickets for each row execute function count_tickets();
create trigger tickets_recounted after update on tickets for each row
when ((old.status, old.source_channel, old.assigned_team, old.assigned_to, old.snoozed_until is null, old.draft_waits, old.waiting_since is null, old.tags)
      is distinct from
      (new.status, new.source_channel, new.assigned_team, new.assigned_to, new.snoozed_until is null, new.draft_waits, new.waiting_since is null, new.tags))
execute function count_tickets();
insert into ticket_counts
select status, source_channel, assigned_team, assigned_to, false, false, false, null, count(*) from tickets group by 1, 2, 3, 4;

-- What is wanted of the inbox; null does not matter. The same predicate chooses tickets and their counts. Simple enough for
-- Postgres to put it in the place of the call.
create type inbox_filter as (
    statuses text[], channels text[], assigned_to uuid, unassigned boolean, team text, snoozed boolean, draft_waits boolean, needs_person boolean
);
create function in_inbox(
    wanted inbox_filter, status text, channel text, assigned_to uuid, assigned_team text, snoozed boolean, draft_waits boolean, waiting boolean
) returns boolean language sql immutable as $$
    select ((wanted).statuses is null or status = any((wanted).statuses))
       and ((wanted).channels is null or channel = any((wanted).channels))
       and ((wanted).assigned_to is null or assigned_to = (wanted).assigned_to)
       and ((wanted).unassigned is null or (assigned_to is null) = (wanted).unassigned)
       and ((wanted).team is null or coalesce(assigned_team, 'support') = (wanted).team)
       and ((wanted).snoozed is null or snoozed = (wanted).snoozed)
       and ((wanted).draft_waits is null or draft_waits = (wanted).draft_waits)
       and ((wanted).needs_person is null
            or (status in ('in_progress', 'escalated') or assigned_to is not null or waiting) = (wanted).needs_person)
$$;

-- The same of a ticket, within somebody's reach; `tag` null does not matter.
create function is_wanted(t tickets, who caller_scope, wanted inbox_filter, tag text) returns boolean language sql immutable as $$
    select in_scope(who, t.assigned_to, t.assigned_team) and (tag is null or t.tags @> array[tag])
       and in_inbox(wanted, t.status, t.source_channel, t.assigned_to, t.assigned_team,
                    t.snoozed_until is not null, t.draft_waits, t.waiting_since is not null)
$$;

create function status_group(status text) returns text language sql immutable as $$
    select case when status = 'waiting_customer' then 'pending' when status in ('resolved', 'closed') then 'closed' else 'open' end
$$;
create index tickets_order on tickets (status_group(status), slot, static_score desc, coalesce(waiting_since, created_at) desc, id);
create index tickets_young on tickets (coalesce(waiting_since, created_at)) where slot <> 0;
create index tickets_tags on tickets using gin (tags);
create index tickets_team on tickets (coalesce(assigned_team, 'support'), source_channel, status);
create index tickets_snoozed on tickets (snoozed_until) where snoozed_until is not null;

-- Small letters without accents, words with one space between them.
create function plain_words(words text) returns text language sql immutable strict parallel safe as $$
    select btrim(regexp_replace(lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g') collate "pg_c_utf8"),
                                '[^[:alnum:]]+', ' ', 'g'))
$$;

-- What somebody watches for. Tickets in which it is said come first.
create table topic_alerts (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users (id) on delete cascade,
    phrases    text[] not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);
create index topic_alerts_user on topic_alerts (user_id);

-- The ticket of a number, also of a second one, or of an id.
create function ticket_named(name text) returns uuid language sql stable as $$
    select coalesce(
        (select id from tickets where ticket_number = coalesce((select s.ticket_number from second_numbers s where s.number = name), name)),
        (select id from tickets where id = case when name ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then name::uuid end))
$$;
