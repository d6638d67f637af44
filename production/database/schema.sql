CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

COMMENT ON EXTENSION vector IS 'vector data type and ivfflat and hnsw access methods';

CREATE TYPE public.caller_scope AS (
	reach text,
	user_id uuid,
	teams text[]
);

CREATE TYPE public.inbox_filter AS (
	statuses text[],
	channels text[],
	assigned_to uuid,
	unassigned boolean,
	team text,
	snoozed boolean,
	draft_waits boolean,
	needs_person boolean
);

CREATE FUNCTION public.add_up_sums(source text, begins timestamp with time zone[], target text) RETURNS void
    LANGUAGE sql
    AS $$
    with chosen as (
        select case target when 'quarter' then date_bin('6 hours', at, 'epoch') else at end as at, kind, label, channel, team, person, bucket,
               n, valued, total
        from insight_rollups where grain = source and at = any(begins)
    ), found as (
        select case grouping(channel, team) when 3 then 'all' when 1 then 'channel' else 'team' end as level, at, kind, label, channel, team,
               null::uuid as person, bucket, sum(n) as n, sum(valued) as valued, sum(total) as total
        from chosen group by at, kind, label, bucket, grouping sets ((), (channel), (channel, team))
        union all
        select 'person', at, kind, label, null, team, person, bucket, sum(n), sum(valued), sum(total)
        from chosen where source <> 'hour' group by at, kind, label, team, person, bucket
    )
    insert into insight_sums
    select level, target, at, kind, label, channel, team, person, n, valued, total, null, null from found where bucket = 0
    union all
    select level, target, at, kind, label, channel, team, person, sum(n), sum(valued), sum(total), array_agg(bucket), array_agg(n::integer)
    from found where bucket > 0
    group by level, at, kind, label, channel, team, person
$$;

CREATE FUNCTION public.mailbox_of(address text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    select case when split_part(address, '@', 2) in ('gmail.com', 'googlemail.com')
                then replace(split_part(split_part(address, '@', 1), '+', 1), '.', '') || '@gmail.com'
                else split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2) end
$$;

CREATE FUNCTION public.address_digest(address text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN sha256(convert_to(CASE WHEN (address ~~ '%@%'::text) THEN public.mailbox_of(lower(address)) ELSE address END, 'UTF8'::name));

CREATE FUNCTION public.admit(of_key text, event_ids text[], channels text[], envelopes jsonb[], arrivals timestamp with time zone[]) RETURNS TABLE(event_id text, envelope jsonb, received_at timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
begin
    -- A key that moves to another worker is for a moment with both. What the other is just writing cannot be seen yet, and what
    -- came after it would be answered first. Each statement of this function sees what was there when it began.
    perform pg_advisory_xact_lock(hashtextextended('admit:' || of_key, 0));
    return query
    with waiting as (
        select id, max((envelope ->> 'received_at')::timestamptz) over (order by id) as reached
        from (select id, convert_from(envelope, 'utf8')::jsonb as envelope from intake_spill where key = of_key) kept
        where envelope ->> 'type' = 'inbound_message'
    ), spilled as (
        delete from intake_spill s using waiting
        where s.id = waiting.id and reached <= (select max(arrival) from unnest(arrivals) as arrival)
        returning s.id, convert_from(envelope, 'utf8')::jsonb as envelope
    ), told as (
        select event_id, channel, envelope, received_at, place, false as spilled
        from unnest(event_ids, channels, envelopes, arrivals)
            with ordinality as fresh (event_id, channel, envelope, received_at, place)
        union all
        select envelope ->> 'event_id', envelope ->> 'channel', envelope, (envelope ->> 'received_at')::timestamptz, id, true
        from spilled
    ), arriving as (
        select *, max(received_at) over (partition by spilled order by place) as reached from told
    ), stored as (
        insert into inbound_messages (event_id, channel, key, state, envelope, received_at, attempts)
        select event_id, channel, of_key, 'received', envelope, received_at, 0
        from arriving order by reached, spilled, place
        on conflict (event_id) do nothing
        returning event_id, envelope, received_at, admitted
    ), renumbered as (
        insert into second_numbers (number, ticket_number)
        select again.envelope #>> '{form,ticket_number}', first.envelope #>> '{form,ticket_number}'
        from arriving again
        join (select event_id, envelope from inbound_messages union all select event_id, envelope from stored) first
            using (event_id)
        where again.envelope #>> '{form,ticket_number}' <> first.envelope #>> '{form,ticket_number}'
        on conflict do nothing
    )
    select event_id, envelope, received_at
    from (
        select event_id, envelope, received_at, admitted from stored
        union all
        select event_id, envelope, received_at, admitted from inbound_messages
        where key = of_key and state in ('received', 'processing')
    ) open
    where not exists (select 1 from parked_keys where key = of_key and until > clock_timestamp())
    order by admitted nulls first, received_at, event_id;
end $$;

CREATE FUNCTION public.age_score(min_wait_hours double precision, waiting interval) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    AS $$
    select 1 / greatest(extract(epoch from waiting)::double precision / 3600, min_wait_hours)
$$;

CREATE FUNCTION public.attachment_in_scope(who public.caller_scope, event text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select (who).reach = 'all'
        or exists (select from messages m where m.event_id = event and conversation_in_scope(who, m.conversation_id))
        or exists (select from reply_files f join tickets t on t.id = f.ticket_id
                   where f.event_id = event and in_scope(who, t.assigned_to, t.assigned_team))
        or (who).reach = 'team' and not exists (select from messages m where m.event_id = event)
                                and not exists (select from reply_files f where f.event_id = event)
$$;

CREATE FUNCTION public.audience_for_older(given jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when given - array['tags', 'contact_ids'] = '{}' then given else '{"contact_ids": [0]}' end
$$;

CREATE TABLE public.campaigns (
    id bigint NOT NULL,
    name text NOT NULL,
    product_id uuid,
    channel text DEFAULT 'email'::text NOT NULL,
    purpose text DEFAULT 'marketing'::text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    audience jsonb DEFAULT '{}'::jsonb NOT NULL,
    unattended boolean DEFAULT false NOT NULL,
    starts_at timestamp with time zone,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    owner_id uuid,
    team text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    sought jsonb,
    CONSTRAINT campaigns_name_check CHECK ((name <> ''::text)),
    CONSTRAINT campaigns_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'late'::text, 'running'::text, 'paused'::text, 'finished'::text, 'cancelled'::text])))
);

CREATE FUNCTION public.audience_of(campaign public.campaigns) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select case campaign.audience when audience_for_older(campaign.sought) then campaign.sought else campaign.audience end
$$;

CREATE FUNCTION public.base_currency() RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select coalesce((select currency from plans order by name limit 1), (select currency from churn_models order by id desc limit 1))
$$;

CREATE FUNCTION public.beside(first tsvector, second tsvector) RETURNS tsvector
    LANGUAGE sql IMMUTABLE
    AS $$
    select ts_delete(first || to_tsvector('simple', 'betweentwotexts') || second, 'betweentwotexts')
$$;

CREATE FUNCTION public.calibrations_of(on_channel text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select coalesce(jsonb_agg(to_jsonb(c)), '[]') from calibrations c where c.channel in ('', on_channel)
$$;

CREATE TABLE public.messages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    conversation_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    channel text NOT NULL,
    direction text NOT NULL,
    role text NOT NULL,
    content text NOT NULL,
    subject text,
    delivery_status text NOT NULL,
    sentiment real,
    confidence real,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    attachments jsonb DEFAULT '[]'::jsonb NOT NULL,
    event_id text NOT NULL,
    part smallint DEFAULT 0 NOT NULL,
    recipient text,
    correlation_id text,
    provider_message_id text,
    email_thread jsonb,
    attempts smallint DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    send_error text,
    sent_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tried_at timestamp with time zone,
    cut text DEFAULT ''::text NOT NULL,
    author_id uuid,
    stored_at timestamp with time zone DEFAULT clock_timestamp(),
    calibrated real,
    why jsonb,
    cc text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT messages_check CHECK (((direction = 'inbound'::text) OR ((recipient IS NOT NULL) AND (correlation_id IS NOT NULL)))),
    CONSTRAINT messages_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT messages_delivery_status_check CHECK ((delivery_status = ANY (ARRAY['received'::text, 'draft'::text, 'rejected'::text, 'pending'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'unknown'::text]))),
    CONSTRAINT messages_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
    CONSTRAINT messages_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'agent'::text, 'human'::text]))),
    CONSTRAINT messages_sentiment_check CHECK (((sentiment >= (0)::double precision) AND (sentiment <= (1)::double precision)))
);

CREATE FUNCTION public.can_be_taken_back(m public.messages) RETURNS boolean
    LANGUAGE sql
    AS $$
    select m.direction = 'outbound' and m.role = 'human' and m.delivery_status = 'pending' and m.attempts = 0
           and m.next_attempt_at > clock_timestamp()
$$;

CREATE FUNCTION public.cancel_scheduled() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    waiting uuid[] := array(select t.id from tickets t join scheduled_replies s on s.ticket_id = t.id
                            where t.conversation_id = new.conversation_id);
begin
    if waiting <> '{}' then
        perform return_scheduled(waiting, true);
    end if;
    return null;
end $$;

CREATE FUNCTION public.carry_decisions(owned regclass, row_id text, to_id uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    if owned = 'preferences'::regclass then
        update preferences kept set struck_at = gone.struck_at, struck_by = gone.struck_by
        from preferences gone
        where gone.id = row_id::bigint and gone.struck_at is not null and kept.struck_at is null
          and (kept.customer_id, kept.topic, kept.value) = (to_id, gone.topic, gone.value);
    elsif owned = 'opportunities'::regclass then
        update opportunities kept set outcome = gone.outcome, closed_at = gone.closed_at, closed_by = gone.closed_by
        from opportunities gone
        where gone.id = row_id::bigint and gone.outcome in ('done', 'dismissed') and coalesce(kept.outcome, 'over') = 'over'
          and (kept.customer_id, kept.rule, kept.subject) = (to_id, gone.rule, gone.subject);
    end if;
end $$;

CREATE FUNCTION public.churn_is_due() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into churn_scores (customer_id) values (new.customer_id)
    on conflict (customer_id) do update set scored_at = '-infinity' where churn_scores.scored_at <> '-infinity';
    if tg_op = 'UPDATE' then
        update churn_scores set scored_at = '-infinity' where customer_id = old.customer_id and customer_id <> new.customer_id;
    end if;
    return null;
end $$;

CREATE FUNCTION public.company_in_scope(who public.caller_scope, firm bigint) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select (who).reach = 'all'
        or exists (select from companies o where o.id = firm and (o.owner_id is not null or o.team is not null)
                   and in_scope(who, o.owner_id, o.team))
        or exists (select from customers c where c.company_id = firm and customer_in_scope(who, c.id))
$$;

CREATE FUNCTION public.conversation_in_scope(who public.caller_scope, conversation uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select (who).reach = 'all'
        or exists (select from tickets t
                   where t.conversation_id = conversation and in_scope(who, t.assigned_to, t.assigned_team))
$$;

CREATE FUNCTION public.count_knowledge_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update knowledge_version set version = version + 1;
    return null;
end $$;

CREATE TABLE public.tickets (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    ticket_number text NOT NULL,
    conversation_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    source_channel text NOT NULL,
    subject text,
    category text DEFAULT 'general'::text NOT NULL,
    priority text DEFAULT 'medium'::text NOT NULL,
    status text DEFAULT 'open'::text NOT NULL,
    escalation_reason text,
    assigned_team text,
    resolved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    assigned_to uuid,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    snoozed_until timestamp with time zone,
    waiting_since timestamp with time zone,
    draft_waits boolean DEFAULT false NOT NULL,
    sentiment real,
    difficulty text,
    static_score double precision DEFAULT 0 NOT NULL,
    slot integer DEFAULT 0 NOT NULL,
    sla_state text,
    sla_clock text,
    sla_due_at timestamp with time zone,
    sla_look_at timestamp with time zone,
    sla_raised_at timestamp with time zone,
    sla_pending boolean DEFAULT true NOT NULL,
    auto_tags text[] DEFAULT '{}'::text[] NOT NULL,
    leaving_raised_at timestamp with time zone,
    merged_into uuid,
    merged_from text,
    given_tags text[] DEFAULT '{}'::text[] NOT NULL,
    begun_as text,
    CONSTRAINT tickets_category_check CHECK ((category = ANY (ARRAY['general'::text, 'technical'::text, 'billing'::text, 'bug_report'::text, 'feedback'::text, 'how_to'::text]))),
    CONSTRAINT tickets_difficulty_check CHECK ((difficulty = ANY (ARRAY['easy'::text, 'hard'::text]))),
    CONSTRAINT tickets_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'urgent'::text]))),
    CONSTRAINT tickets_sentiment_check CHECK (((sentiment >= (0)::double precision) AND (sentiment <= (1)::double precision))),
    CONSTRAINT tickets_sla_clock_check CHECK ((sla_clock = ANY (ARRAY['first_response'::text, 'next_response'::text, 'resolution'::text]))),
    CONSTRAINT tickets_sla_state_check CHECK ((sla_state = ANY (ARRAY['ok'::text, 'at_risk'::text, 'breached'::text, 'paused'::text]))),
    CONSTRAINT tickets_status_check CHECK ((status = ANY (ARRAY['open'::text, 'in_progress'::text, 'waiting_customer'::text, 'escalated'::text, 'resolved'::text, 'closed'::text]))),
    CONSTRAINT tickets_ticket_number_check CHECK ((ticket_number ~ '^TKT-[0-9]{4,}$'::text))
);

CREATE FUNCTION public.count_ticket(t public.tickets, n integer) RETURNS void
    LANGUAGE sql
    AS $$
    insert into ticket_counts
    select t.status, t.source_channel, t.assigned_team, t.assigned_to, t.snoozed_until is not null, t.draft_waits,
           t.waiting_since is not null, tag, n
    from unnest(array_append(t.tags, null)) tag
$$;

CREATE FUNCTION public.count_tickets() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op <> 'INSERT' then
        perform count_ticket(old, -1);
    end if;
    if tg_op <> 'DELETE' then
        perform count_ticket(new, 1);
    end if;
    return null;
end $$;

CREATE FUNCTION public.customer_in_scope(who public.caller_scope, customer uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select (who).reach = 'all'
        or exists (select from tickets t where t.customer_id = customer and in_scope(who, t.assigned_to, t.assigned_team))
        or exists (select from customers c where c.id = customer and (c.owner_id is not null or c.team is not null)
                   and in_scope(who, c.owner_id, c.team))
$$;

CREATE FUNCTION public.plain_words(words text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
    select btrim(regexp_replace(lower(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g') collate "pg_c_utf8"),
                                '[^[:alnum:]]+', ' ', 'g'))
$$;

CREATE FUNCTION public.words_of(text text, weight "char") RETURNS tsvector
    LANGUAGE sql IMMUTABLE
    RETURN setweight(to_tsvector('simple'::regconfig, "left"(public.plain_words("left"(COALESCE(text, ''::text), 50000)), 100000)), weight);

CREATE FUNCTION public.customer_words(name text, email text, phone text, company text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE
    RETURN public.words_of(((((((COALESCE(name, ''::text) || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(phone, ''::text)) || ' '::text) || COALESCE(company, ''::text)), 'A'::"char");

CREATE TABLE public.customers (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email text,
    name text,
    phone text,
    company text,
    plan text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    merged_into uuid,
    lifetime_value numeric(14,2),
    churn_risk double precision,
    number bigint NOT NULL,
    first_name text,
    last_name text,
    "position" text,
    notes text DEFAULT ''::text NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    time_zone text,
    company_id bigint,
    owner_id uuid,
    team text,
    deleted_at timestamp with time zone,
    meta jsonb DEFAULT '{}'::jsonb NOT NULL,
    last_contacted timestamp with time zone,
    country text,
    subdivision text,
    words tsvector GENERATED ALWAYS AS (public.customer_words(name, email, phone, company)) STORED,
    CONSTRAINT customers_check CHECK ((merged_into <> id)),
    CONSTRAINT customers_churn_risk_check CHECK (((churn_risk >= (0)::double precision) AND (churn_risk <= (1)::double precision))),
    CONSTRAINT customers_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT customers_subdivision_check CHECK ((subdivision ~ '^[A-Z0-9]{1,3}$'::text))
);

CREATE FUNCTION public.customers_in_reach(who public.caller_scope) RETURNS SETOF public.customers
    LANGUAGE sql STABLE
    AS $$
    select * from customers c
    where (who).reach = 'all'
       or (c.owner_id is not null or c.team is not null) and in_scope(who, c.owner_id, c.team)
       or c.id in (
           select customer_id from tickets
           where assigned_to = (who).user_id and in_scope(who, assigned_to, assigned_team)
           union all
           select customer_id from tickets
           where coalesce(assigned_team, 'support') = any((who).teams) and in_scope(who, assigned_to, assigned_team))
$$;

CREATE TABLE public.deals (
    id bigint NOT NULL,
    title text NOT NULL,
    description text,
    value numeric(14,2) DEFAULT 0 NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    status text DEFAULT 'lead'::text NOT NULL,
    pipeline_id bigint NOT NULL,
    customer_id uuid NOT NULL,
    "position" text NOT NULL COLLATE pg_catalog."C",
    status_since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expected_close date,
    closed_at timestamp with time zone,
    lost_reason text,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    owner_id uuid,
    team text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT deals_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT deals_status_check CHECK ((status = ANY (ARRAY['lead'::text, 'qualified'::text, 'proposal'::text, 'negotiation'::text, 'won'::text, 'lost'::text]))),
    CONSTRAINT deals_title_check CHECK ((title <> ''::text)),
    CONSTRAINT deals_value_check CHECK (((value >= (0)::numeric) AND (value <> 'NaN'::numeric)))
);

CREATE FUNCTION public.deal_worth(deal public.deals) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when deal.id is not null and deal.deleted_at is null
        then jsonb_build_object('status', deal.status, 'value', deal.value, 'currency', deal.currency, 'pipeline', deal.pipeline_id) end
$$;

CREATE FUNCTION public.derive_name() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if coalesce(new.first_name, new.last_name) is not null then
        new.name := concat_ws(' ', new.first_name, new.last_name);
    end if;
    return new;
end $$;

CREATE FUNCTION public.documents_of(sources jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select coalesce(jsonb_agg(distinct source ->> 'document'), '[]') from jsonb_array_elements(sources) source
$$;

CREATE FUNCTION public.draft_of(event text) RETURNS TABLE(text text, begins smallint)
    LANGUAGE sql STABLE
    AS $$
    select string_agg(content, E'\n\n' order by part), min(part) from messages where event_id = event and delivery_status = 'draft'
$$;

CREATE FUNCTION public.drop_months(whole regclass, ended_by timestamp with time zone) RETURNS SETOF date
    LANGUAGE plpgsql
    SET lock_timeout TO '1s'
    AS $_$
declare
    part record;
begin
    for part in
        select c.oid::regclass as name, to_date(right(c.relname, 7), 'YYYY_MM') as month
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = whole and c.relname ~ '_\d{4}_\d{2}$'
        order by 2
    loop
        exit when (part.month + interval '1 month') at time zone 'utc' > ended_by;
        execute format('drop table %s', part.name);
        return next part.month;
    end loop;
end $_$;

CREATE FUNCTION public.drop_sums() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform drop_sums_of(grain, array_agg(distinct at)) from gone group by grain;
    return null;
end $$;

CREATE FUNCTION public.drop_sums_of(source text, begins timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    delete from insight_sums where level = any(array['all', 'channel', 'team', 'person']) and grain = source and at = any(begins);
    if source = 'day' then
        perform drop_sums_of('quarter', hours_of(begins));
    end if;
end $$;

CREATE FUNCTION public.follow_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    said messages := coalesce(new, old);
    answers boolean := tg_op <> 'DELETE' and said.role = 'human' and said.delivery_status not in ('draft', 'rejected', 'failed');
    waits boolean := exists (select from messages where ticket_id = said.ticket_id and direction = 'outbound' and delivery_status = 'draft');
begin
    update tickets set waiting_since = case when not answers then waiting_since end, draft_waits = waits
    where id = said.ticket_id and (draft_waits <> waits or answers and waiting_since is not null);
    return null;
end $$;

CREATE FUNCTION public.follow_customer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'INSERT' then
        update tickets set waiting_since = new.created_at where id = new.ticket_id and waiting_since is null;
    else
        update tickets set sentiment = new.sentiment where id = new.ticket_id and sentiment is distinct from new.sentiment;
    end if;
    return null;
end $$;

CREATE FUNCTION public.follow_sla() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.follow_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_table_name = 'tickets' then
        perform index_subject(new);
    elsif new.delivery_status in ('draft', 'rejected') then
        delete from inbox_words where message_id = new.id;
    else
        perform index_message(new);
    end if;
    return null;
end $$;

CREATE FUNCTION public.forget_attachments() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from attachments where event_id = old.event_id;
    return old;
end $$;

CREATE FUNCTION public.forget_chat_turn() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from chat_turns where id = old.turn_id;
    return null;
end $$;

CREATE FUNCTION public.forget_embedding() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if (new.title, new.description, new.markers, new.tags) is distinct from (old.title, old.description, old.markers, old.tags) then
        new.embedding := null;
    end if;
    return new;
end $$;

CREATE FUNCTION public.forget_expired(most integer) RETURNS integer
    LANGUAGE plpgsql
    AS $_$
declare
    owned regclass;
    gone integer;
    done integer := 0;
begin
    for owned in select name from customer_tables where expires loop
        execute format('delete from %1$s where id = any(array(
                            select id from %1$s where keep_until < clock_timestamp() limit $1 for update skip locked))', owned)
        using most - done;
        get diagnostics gone = row_count;
        done := done + gone;
    end loop;
    return done;
end $_$;

CREATE FUNCTION public.forget_fact_owner() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update insight_facts set who = null, ticket_id = null, deal_id = null where who in (select id from gone);
    return null;
end $$;

CREATE FUNCTION public.forget_rows(customers uuid[]) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
declare
    owned regclass;
    gone bigint;
    counts jsonb := '{}';
begin
    for owned in select name from customer_tables where name <> 'audit_changes'::regclass loop
        execute format('delete from %s where customer_id = any($1)', owned) using customers;
        get diagnostics gone = row_count;
        counts := counts || jsonb_build_object(owned::text, gone);
    end loop;
    return counts;
end $_$;

CREATE FUNCTION public.forget_sent_code() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    new.content := 'A confirmation code was sent.';
    return new;
end $$;

CREATE FUNCTION public.hands_of(ticket uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select coalesce((select jsonb_strip_nulls(jsonb_build_object('team', assigned_team, 'person', assigned_to, 'customer', customer_id))
                     from tickets where id = ticket), '{}')
$$;

CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    may_send boolean DEFAULT false NOT NULL,
    password text,
    sample boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    disabled_at timestamp with time zone,
    CONSTRAINT users_email_check CHECK ((email = lower(email))),
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'rep'::text])))
);

CREATE FUNCTION public.has_joined(somebody public.users) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select somebody.password is not null or somebody.sample
        or exists (select from oidc_identities i where i.user_id = somebody.id)
$$;

CREATE FUNCTION public.hours_of(days timestamp with time zone[]) RETURNS timestamp with time zone[]
    LANGUAGE sql IMMUTABLE
    AS $$
    select array_agg(day + make_interval(hours => hour)) from unnest(days) as day, generate_series(0, 23) as hour
$$;

CREATE FUNCTION public.in_inbox(wanted public.inbox_filter, status text, channel text, assigned_to uuid, assigned_team text, snoozed boolean, draft_waits boolean, waiting boolean) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
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

CREATE FUNCTION public.in_scope(who public.caller_scope, assigned_to uuid, assigned_team text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select (who).reach = 'all' or assigned_to = (who).user_id
        or coalesce(assigned_team, 'support') = any((who).teams) and ((who).reach = 'team' or assigned_to is null)
$$;

CREATE FUNCTION public.index_message(m public.messages) RETURNS void
    LANGUAGE sql
    AS $$
    insert into inbox_words (ticket_id, message_id, said_at, words)
    select m.ticket_id, m.id, m.created_at, message_words(m)
    where m.delivery_status not in ('draft', 'rejected')
    on conflict (message_id) do update set words = excluded.words
$$;

CREATE FUNCTION public.index_subject(t public.tickets) RETURNS void
    LANGUAGE sql
    AS $$
    insert into inbox_words (ticket_id, said_at, words)
    select t.id, t.created_at, words_of(t.subject, 'A') where t.subject is not null
    on conflict (ticket_id) where message_id is null do update set words = excluded.words
$$;

CREATE FUNCTION public.interaction_in_scope(who public.caller_scope, ticket uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select (who).reach = 'all' or ticket is null
        or exists (select from tickets t where t.id = ticket and in_scope(who, t.assigned_to, t.assigned_team))
$$;

CREATE FUNCTION public.interests_of(c public.customers) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN NULLIF(concat_ws(' '::text, NULLIF(array_to_string((c).tags, ', '::text), ''::text), (c)."position", (c).company, NULLIF("left"((c).notes, 1000), ''::text)), ''::text);

CREATE FUNCTION public.is_said(delivery_status text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select delivery_status not in ('draft', 'rejected')
$$;

CREATE FUNCTION public.is_wanted(t public.tickets, who public.caller_scope, wanted public.inbox_filter, tag text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select in_scope(who, t.assigned_to, t.assigned_team) and (tag is null or t.tags @> array[tag])
       and in_inbox(wanted, t.status, t.source_channel, t.assigned_to, t.assigned_team,
                    t.snoozed_until is not null, t.draft_waits, t.waiting_since is not null)
$$;

CREATE FUNCTION public.keep_sums() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform keep_sums_of(grain, array_agg(distinct at)) from added group by grain;
    return null;
end $$;

CREATE FUNCTION public.keep_sums_of(source text, begins timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform add_up_sums(source, begins, source);
    if source = 'day' then
        perform add_up_sums('hour', hours_of(begins), 'quarter');
    end if;
end $$;

CREATE FUNCTION public.keep_variants(product uuid, variants jsonb) RETURNS void
    LANGUAGE sql
    AS $$
    delete from product_variants where product_id = product and position > jsonb_array_length(variants);
    insert into product_variants (product_id, position, source_id, title, sku, price_minor, currency, stock)
    select product, place, v ->> 'source_id', v ->> 'title', v ->> 'sku', (v ->> 'price_minor')::bigint, v ->> 'currency',
           (v ->> 'stock')::integer
    from jsonb_array_elements(variants) with ordinality as given (v, place)
    on conflict (product_id, position) do update
    set source_id = excluded.source_id, title = excluded.title, sku = excluded.sku, price_minor = excluded.price_minor,
        currency = excluded.currency, stock = excluded.stock;
$$;

CREATE FUNCTION public.kept_values(c public.customers) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    RETURN jsonb_build_object('name', (c).name, 'first_name', (c).first_name, 'last_name', (c).last_name, 'email', (c).email, 'phone', (c).phone, 'company', (c).company, 'position', (c)."position", 'notes', (c).notes, 'tags', (c).tags, 'time_zone', (c).time_zone, 'owner_id', (c).owner_id, 'team', (c).team, 'custom', (c).custom);

CREATE FUNCTION public.lowered(words text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY(SELECT lower(word.word) AS lower FROM unnest(lowered.words) word(word));

CREATE FUNCTION public.make_month(whole regclass, month date) RETURNS boolean
    LANGUAGE plpgsql
    SET lock_timeout TO '1s'
    AS $_$
declare
    part text := whole || to_char(month, '_YYYY_MM');
    clock text := substring(pg_get_partkeydef(whole) from '\((.*)\)');
    begins timestamptz := month::timestamp at time zone 'utc';
    ends timestamptz := (month + interval '1 month') at time zone 'utc';
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    -- Whoever inserts waits before it chooses a part: it would otherwise fail when it comes to the rest too late.
    execute format('lock table only %1$s in share row exclusive mode', whole);
    execute format('lock table %1$s_rest in access exclusive mode', whole);
    execute format('create table %1$s (like %2$s_rest including all)', part, whole);
    execute format('with misplaced as (delete from %2$s_rest where %3$s >= %4$L and %3$s < %5$L returning *)
                    insert into %1$s select * from misplaced', part, whole, clock, begins, ends);
    execute format('alter table %2$s attach partition %1$s for values from (%3$L) to (%4$L)', part, whole, begins, ends);
    return true;
end $_$;

CREATE FUNCTION public.make_months(whole regclass, today timestamp with time zone) RETURNS SETOF date
    LANGUAGE plpgsql
    AS $_$
declare
    clock text := substring(pg_get_partkeydef(whole) from '\((.*)\)');
    this_month timestamp := date_trunc('month', today at time zone 'utc');
    month date;
begin
    -- One process at a time: the others find nothing left to make.
    perform pg_advisory_xact_lock(7351003);
    for month in execute format(
        'select (%3$L::timestamp + make_interval(months => n))::date from generate_series(0, 2) n
         union
         select date_trunc(''month'', %2$s at time zone ''utc'')::date from %1$s_rest
         where %2$s < (%3$L::timestamp + interval ''3 months'') at time zone ''utc''
         order by 1', whole, clock, this_month)
    loop
        if make_month(whole, month) then
            return next month;
        end if;
    end loop;
end $_$;

CREATE TABLE public.products (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    markers text[] DEFAULT '{}'::text[] NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    url text,
    source text,
    source_id text,
    source_version text,
    source_time timestamp with time zone,
    embedding public.vector(1536),
    embedded_by text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT products_check CHECK (((source IS NULL) = (source_id IS NULL))),
    CONSTRAINT products_check1 CHECK (((source IS NULL) = (source_time IS NULL))),
    CONSTRAINT products_check2 CHECK (((source IS NULL) = (source_version IS NULL))),
    CONSTRAINT products_title_check CHECK ((title <> ''::text))
);

CREATE FUNCTION public.meaning_of(p public.products) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN concat_ws('. '::text, (p).title, "left"((p).description, 2000), NULLIF(array_to_string(((p).markers || (p).tags), ', '::text), ''::text));

CREATE FUNCTION public.message_words(m public.messages) RETURNS tsvector
    LANGUAGE sql IMMUTABLE
    AS $$
    select beside(words_of(m.subject, 'D'), words_of(m.content, case m.direction when 'inbound' then 'B' else 'C' end::"char"))
$$;

CREATE FUNCTION public.move_rows(from_id uuid, to_id uuid) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
declare
    owned regclass;
    row_id text;
    moved jsonb := '{}';
    ids text[];
begin
    for owned in select name from customer_tables where name <> 'churn_scores'::regclass order by name::text loop
        ids := '{}';
        for row_id in execute format('select id::text from %s where customer_id = %L for update', owned, from_id) loop
            begin
                execute format('update %s set customer_id = %L where id = %L', owned, to_id, row_id);
                ids := ids || row_id;
            exception when unique_violation then
                perform carry_decisions(owned, row_id, to_id); -- The other record has the same already: this one stays where it is.
            end;
        end loop;
        if ids <> '{}' then
            moved := moved || jsonb_build_object(owned::text, ids);
        end if;
    end loop;
    return moved;
end $$;

CREATE FUNCTION public.noted_sought(markers text[]) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT to_tsquery('simple'::regconfig, string_agg((('('::text || replace(public.plain_words(marker.marker), ' '::text, ' <-> '::text)) || ':*)'::text), ' | '::text)) AS to_tsquery FROM unnest(noted_sought.markers) marker(marker) WHERE (public.plain_words(marker.marker) <> ''::text));

CREATE FUNCTION public.noted_words(notes text, job text, company text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector('simple'::regconfig, "left"(public.plain_words(((((COALESCE(notes, ''::text) || ' '::text) || COALESCE(job, ''::text)) || ' '::text) || COALESCE(company, ''::text))), 100000));

CREATE FUNCTION public.order_counts(status text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select status not in ('cancelled', 'refunded')
$$;

CREATE FUNCTION public.outlook_is_due() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into customer_outlooks (id) values (new.id) on conflict (id) do update set judged_at = '-infinity';
    return null;
end $$;

CREATE FUNCTION public.outlooks_are_due() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into customer_outlooks (id) select id from added;
    return null;
end $$;

CREATE FUNCTION public.outreach_refusal(customer uuid, address text, on_channel text, for_purpose text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select case
        when not exists (select from customers c where c.id = customer and c.merged_into is null and c.deleted_at is null) then 'gone'
        when not exists (select from customers c where c.id = customer and address in (c.email, c.phone))
             and not exists (select from customer_identifiers i where i.customer_id = customer and i.identifier_value = address) then 'gone'
        when exists (select from suppressions s where s.digest = address_digest(address) and s.channel = on_channel) then 'suppressed'
        when exists (select from customer_identifiers i join suppressions s on s.digest = address_digest(i.identifier_value)
                     where i.customer_id = customer and s.channel = on_channel and s.reason <> 'bounced')
            then 'suppressed'
        when exists (select from customer_identifiers i join opt_outs o using (identifier_type, identifier_value)
                     where i.customer_id = customer and o.channel = on_channel) then 'suppressed'
        when not exists (select from consents n where n.customer_id = customer and n.channel = on_channel
                         and n.purpose = for_purpose and n.withdrawn_at is null
                         and not exists (select from consents w where w.customer_id = customer and w.channel = on_channel
                                         and w.purpose = for_purpose and w.withdrawn_at > n.given_at)) then 'no_consent'
    end
$$;

CREATE FUNCTION public.phrases_sought(phrases text[]) RETURNS tsquery
    LANGUAGE sql IMMUTABLE
    AS $$
    select to_tsquery('simple', string_agg('(' || replace(plain_words(phrase), ' ', ':AB <-> ') || ':*AB)', ' | '))
    from unnest(phrases) phrase where plain_words(phrase) <> ''
$$;

CREATE FUNCTION public.refuse_audit_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'customer_id' = to_jsonb(old) - 'customer_id' and old.customer_id is not null
       and new.customer_id is not null then
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.customer_id is not null and not exists (select from customers where id = old.customer_id)
        or exists (select from audit_log where id = old.id and at < clock_timestamp() - interval '30 days')) then
        return old;
    end if;
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

CREATE FUNCTION public.refuse_filed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform from inbound_messages where event_id = new.event_id for key share;
    if not found and exists (select from ledger where event_id = new.event_id and filed_under < 'infinity') then
        return null;
    end if;
    return new;
end $$;

CREATE FUNCTION public.rescore_customer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update tickets set static_score = static_score where customer_id = new.id;
    return null;
end $$;

CREATE FUNCTION public.return_rows(moved jsonb, from_id uuid, to_id uuid) RETURNS void
    LANGUAGE plpgsql
    AS $_$
declare
    owned record;
begin
    for owned in select key::regclass as name, array(select jsonb_array_elements_text(value)) as ids from jsonb_each(moved) loop
        execute format('update %s set customer_id = %L where customer_id = %L and id::text = any($1)', owned.name, to_id, from_id)
        using owned.ids;
    end loop;
end $_$;

CREATE FUNCTION public.return_scheduled(tickets_of uuid[], told boolean) RETURNS SETOF uuid
    LANGUAGE sql
    AS $$
    with gone as (
        delete from scheduled_replies where ticket_id = any(tickets_of) returning *
    ), kept as (
        insert into composer_drafts as mine (customer_id, ticket_id, user_id, kind, content, last_seen_message_id, cc)
        select customer_id, ticket_id, author_id, 'reply', content, last_seen_message_id, cc from gone
        on conflict (ticket_id, user_id) do update
            set content = concat_ws(E'\n\n', nullif(mine.content, ''), excluded.content), kind = 'reply', cc = excluded.cc,
                updated_at = clock_timestamp()
    ), awake as (
        update tickets t set snoozed_until = null from gone where t.id = gone.ticket_id and t.snoozed_until = gone.send_at
    ), for_a_week as (
        update reply_files f set keep_until = clock_timestamp() + interval '7 days' from gone where f.id = any(gone.files)
    ), heard as (
        insert into notifications (user_id, kind, ticket_id) select author_id, 'scheduled_not_sent', ticket_id from gone where told
        on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at
    )
    select ticket_id from gone
$$;

CREATE FUNCTION public.rows_of(customers uuid[]) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $_$
declare
    owned regclass;
    found jsonb;
    everything jsonb := '{}';
begin
    for owned in select name from customer_tables loop
        execute format('select coalesce(jsonb_agg(to_jsonb(o) order by o.id), ''[]'') from %s o where o.customer_id = any($1)', owned)
        into found using customers;
        everything := everything || jsonb_build_object(owned::text, found);
    end loop;
    return everything;
end $_$;

CREATE FUNCTION public.score_ticket() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.set_ticket_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    number bigint;
begin
    if new.ticket_number is null then
        number := nextval('ticket_number_seq');
        new.ticket_number := 'TKT-' || lpad(number::text, greatest(4, length(number::text)), '0');
    end if;
    return new;
end $$;

CREATE TABLE public.scoring (
    only_row boolean DEFAULT true NOT NULL,
    churn_weight double precision DEFAULT 3 NOT NULL,
    value_weight double precision DEFAULT 2 NOT NULL,
    topic_alert_boost double precision DEFAULT 5 NOT NULL,
    min_wait_hours double precision DEFAULT 0.1 NOT NULL,
    rescored_up_to uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid,
    CONSTRAINT scoring_only_row_check CHECK (only_row)
);

CREATE FUNCTION public.static_score(weights public.scoring, churn_risk double precision, lifetime_value numeric, priority text, difficulty text, sentiment real) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    AS $$
    select coalesce(churn_risk, 0) * (weights).churn_weight
         + greatest(coalesce(lifetime_value, 0), 0)::double precision / 1000 * (weights).value_weight
         + case priority when 'urgent' then 4.0 when 'high' then 3.0 when 'low' then 0.5 else 1.0 end::double precision * 1.5
         + case difficulty when 'hard' then -1.5 when 'easy' then 1.0 else 0 end::double precision
         + case when sentiment < 0.3 then 2.0 else 0 end::double precision
$$;

CREATE FUNCTION public.status_group(status text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when status = 'waiting_customer' then 'pending' when status in ('resolved', 'closed') then 'closed' else 'open' end
$$;

CREATE FUNCTION public.subject_of(t public.tickets) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select coalesce(nullif(btrim(t.subject), ''), (
        select nullif(btrim(left(regexp_replace(left(m.content, 400), '\s+', ' ', 'g'), 80)), '') from messages m
        where m.conversation_id = t.conversation_id and m.ticket_id = t.id and m.direction = 'inbound'
        order by m.created_at limit 1
    ), t.ticket_number)
$$;

CREATE FUNCTION public.suggest_draft() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into reply_suggestions (customer_id, ticket_id, message_id, draft_id, channel, content, confidence, calibrated)
    select t.customer_id, t.id, asked.id,
           coalesce((select id from messages where event_id = new.event_id and direction = 'outbound'
                     and delivery_status = 'draft' and part < new.part order by part limit 1), new.id),
           new.channel, new.content, round(new.confidence::numeric, 4), round(new.calibrated::numeric, 4)
    from tickets t
    join messages asked on asked.event_id = new.event_id and asked.direction = 'inbound'
    where t.id = new.ticket_id
    on conflict (draft_id) do update set content = reply_suggestions.content || E'\n\n' || excluded.content;
    return null;
end $$;

CREATE FUNCTION public.tags_go_by_their_names() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from ticket_tags where (becomes is not null or following) and name = any(new.tags)) then
        new.tags := tags_today(new.tags);
    end if;
    return new;
end $$;

CREATE FUNCTION public.tags_today(given text[]) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    select array(select distinct coalesce(known.becomes, tag) from unnest(given) tag left join ticket_tags known on known.name = tag
                 where (known.dropped and known.following) is not true order by 1)
$$;

CREATE FUNCTION public.tell_deal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    about deals := coalesce(new, old);
    told jsonb := jsonb_build_object('deal', about.id, 'team', about.team, 'person', about.owner_id, 'added', tg_op = 'INSERT',
        'before', case when tg_op <> 'INSERT' then deal_worth(old) end, 'after', case when tg_op <> 'DELETE' then deal_worth(new) end,
        'seconds', floor(extract(epoch from clock_timestamp() - about.created_at)),
        'source', (select c.channel from conversations c where c.customer_id = about.customer_id and c.created_at <= about.created_at
                   order by c.created_at limit 1));
begin
    if told -> 'before' is distinct from told -> 'after' then
        insert into event_outbox (type, subject, key, payload) values ('worth_changed', about.id::text, about.id::text, jsonb_strip_nulls(told));
    end if;
    return null;
end $$;

CREATE FUNCTION public.tell_first_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if not exists (select from messages m where m.conversation_id = new.conversation_id and m.ticket_id = new.ticket_id
                   and m.direction = 'outbound' and m.sent_at is not null and m.id <> new.id) then
        perform tell_of_ticket('ticket_answered', new.ticket_id, jsonb_build_object('by', new.role, 'author', new.author_id,
            'seconds', floor(extract(epoch from new.sent_at - (
                select min(m.created_at) from messages m
                where m.conversation_id = new.conversation_id and m.ticket_id = new.ticket_id and m.direction = 'inbound')))));
    end if;
    return null;
end $$;

CREATE FUNCTION public.tell_of_ticket(kind text, about uuid, told jsonb) RETURNS void
    LANGUAGE sql
    AS $$
    insert into event_outbox (type, subject, key, conversation_id, channel, payload)
    select kind, id::text, conversation_id::text, conversation_id, source_channel,
           jsonb_build_object('ticket', id) || hands_of(id) || jsonb_strip_nulls(told)
    from tickets where id = about
$$;

CREATE FUNCTION public.tell_rating() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform tell_of_ticket('ticket_rated', new.ticket_id, jsonb_build_object('score', new.score));
    return null;
end $$;

CREATE FUNCTION public.tell_suggestion() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform tell_of_ticket('suggestion_judged', new.ticket_id, jsonb_build_object(
        'outcome', new.outcome, 'edit_distance', new.edit_distance, 'documents', documents_of(new.sources)));
    return null;
end $$;

CREATE FUNCTION public.tell_ticket() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'INSERT' then
        perform tell_of_ticket('ticket_opened', new.id, '{}');
    elsif new.status in ('resolved', 'closed') then
        perform tell_of_ticket('ticket_resolved', new.id, jsonb_build_object(
            'seconds', floor(extract(epoch from clock_timestamp() - new.created_at)),
            'kept', (select new.sla_raised_at is null from sla_settings where settings -> 'policies' ? new.priority)));
    else
        perform tell_of_ticket('ticket_reopened', new.id, '{}');
    end if;
    return null;
end $$;

CREATE FUNCTION public.tell_wrong_answer() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform tell_of_ticket('answer_called_wrong', new.ticket_id, jsonb_build_object('reason', new.reason, 'documents', (
        select documents_of(m.sources) from messages m
        where m.event_id = new.event_id and m.direction = 'outbound' and m.role = 'agent' order by m.part limit 1)));
    return null;
end $$;

CREATE TABLE public.channel_configs (
    channel text NOT NULL,
    tone text NOT NULL,
    max_response_length integer NOT NULL,
    send_threshold real DEFAULT 0.90 NOT NULL,
    draft_threshold real DEFAULT 0.60 NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    templates jsonb DEFAULT '{}'::jsonb NOT NULL,
    replies_per_hour integer DEFAULT 20 NOT NULL,
    unproven_per_hour integer DEFAULT 60 NOT NULL,
    always_draft text[] DEFAULT '{}'::text[] NOT NULL,
    csat boolean DEFAULT true NOT NULL,
    CONSTRAINT channel_configs_always_draft_check CHECK ((always_draft <@ ARRAY['general'::text, 'technical'::text, 'billing'::text, 'bug_report'::text, 'feedback'::text, 'how_to'::text])),
    CONSTRAINT channel_configs_channel_check CHECK ((channel ~ '^[a-z][a-z0-9_]{0,31}$'::text)),
    CONSTRAINT channel_configs_check CHECK (((draft_threshold >= (0)::double precision) AND (draft_threshold <= send_threshold))),
    CONSTRAINT channel_configs_max_response_length_check CHECK ((max_response_length > 0)),
    CONSTRAINT channel_configs_replies_per_hour_check CHECK ((replies_per_hour > 0)),
    CONSTRAINT channel_configs_send_threshold_check CHECK (((send_threshold >= (0)::double precision) AND (send_threshold <= (1)::double precision))),
    CONSTRAINT channel_configs_unproven_per_hour_check CHECK ((unproven_per_hour > 0))
);

CREATE FUNCTION public.template_for(config public.channel_configs, purpose text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select t.value
    from (select config.templates -> purpose as value) t
    where t.value is not null and not exists (
        select from message_templates known
        where known.name = t.value ->> 'name' and known.language = coalesce(t.value ->> 'language', 'en')
          and known.status <> 'approved')
$$;

CREATE FUNCTION public.ticket_named(name text) RETURNS uuid
    LANGUAGE sql STABLE
    AS $_$
    select coalesce(
        (select id from tickets where ticket_number = coalesce((select s.ticket_number from second_numbers s where s.number = name), name)),
        (select id from tickets where id = case when name ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then name::uuid end))
$_$;

CREATE FUNCTION public.touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    new.updated_at := clock_timestamp();
    return new;
end $$;

CREATE FUNCTION public.unanswered_since(ticket uuid, conversation uuid) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
    select min(m.created_at) from messages m
    where m.conversation_id = conversation and m.ticket_id = ticket and m.direction = 'inbound'
      and m.created_at > coalesce(
          (select max(a.created_at) from messages a
           where a.conversation_id = conversation and a.ticket_id = ticket and a.direction = 'outbound'
             and a.delivery_status not in ('draft', 'rejected', 'failed')), '-infinity')
$$;

CREATE FUNCTION public.void_csat() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update messages m set delivery_status = 'rejected', send_error = 'the ticket was opened again'
    from csat_questions q
    where q.ticket_id = new.id and q.state = 'asked' and m.event_id = 'csat:' || q.id and m.direction = 'outbound'
      and m.delivery_status = 'pending' and m.attempts = 0;
    update csat_questions set state = 'void' where ticket_id = new.id and state = 'asked';
    return null;
end $$;

CREATE FUNCTION public.words_sought(sought text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT
    AS $$
    select case when plain_words(sought) <> '' then to_tsquery('simple', replace(plain_words(sought), ' ', ' & ') || ':*') end
$$;

CREATE TABLE public.activities (
    id bigint NOT NULL,
    kind text NOT NULL,
    customer_id uuid NOT NULL,
    deal_id bigint,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    minutes integer,
    direction text,
    outcome text,
    text text DEFAULT ''::text NOT NULL,
    author_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    ticket_id uuid,
    CONSTRAINT activities_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
    CONSTRAINT activities_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'meeting'::text, 'note'::text]))),
    CONSTRAINT activities_minutes_check CHECK ((minutes >= 0))
);

ALTER TABLE public.activities ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.activities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW public.activity_records AS
 SELECT a.id,
    a.kind,
    a.customer_id,
    c.number AS contact_id,
    c.name AS contact_name,
    a.deal_id,
    a.happened_at,
    a.minutes,
    a.direction,
    a.outcome,
    a.text,
    a.author_id,
    u.name AS author_name,
    a.created_at,
    a.updated_at,
    a.deleted_at,
    t.ticket_number AS ticket,
    t.assigned_to,
    t.assigned_team
   FROM (((public.activities a
     JOIN public.customers c ON (((c.id = a.customer_id) AND (c.deleted_at IS NULL))))
     LEFT JOIN public.users u ON ((u.id = a.author_id)))
     LEFT JOIN public.tickets t ON ((t.id = a.ticket_id)));

CREATE TABLE public.ledger (
    event_id text CONSTRAINT inbound_messages_event_id_not_null NOT NULL,
    channel text CONSTRAINT inbound_messages_channel_not_null NOT NULL,
    key text CONSTRAINT inbound_messages_key_not_null NOT NULL,
    state text CONSTRAINT inbound_messages_state_not_null NOT NULL,
    reason text,
    conversation_id uuid,
    epoch bigint,
    envelope jsonb CONSTRAINT inbound_messages_envelope_not_null NOT NULL,
    attempts smallint DEFAULT 1 CONSTRAINT inbound_messages_attempts_not_null NOT NULL,
    received_at timestamp with time zone CONSTRAINT inbound_messages_received_at_not_null NOT NULL,
    claimed_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT inbound_messages_claimed_at_not_null NOT NULL,
    settled_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT inbound_messages_updated_at_not_null NOT NULL,
    owned_until timestamp with time zone DEFAULT (clock_timestamp() + '00:02:00'::interval) CONSTRAINT inbound_messages_owned_until_not_null NOT NULL,
    filed_under timestamp with time zone DEFAULT 'infinity'::timestamp with time zone CONSTRAINT inbound_messages_filed_under_not_null NOT NULL,
    reason_code text,
    admitted bigint,
    CONSTRAINT inbound_messages_state_check CHECK ((state = ANY (ARRAY['received'::text, 'processing'::text, 'replied'::text, 'drafted'::text, 'escalated'::text, 'parked'::text, 'ignored'::text, 'dead'::text])))
)
PARTITION BY RANGE (filed_under);

CREATE TABLE public.inbound_messages (
    event_id text NOT NULL,
    channel text NOT NULL,
    key text NOT NULL,
    state text NOT NULL,
    reason text,
    conversation_id uuid,
    epoch bigint,
    envelope jsonb NOT NULL,
    attempts smallint DEFAULT 1 NOT NULL,
    received_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    settled_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    owned_until timestamp with time zone DEFAULT (clock_timestamp() + '00:02:00'::interval) NOT NULL,
    filed_under timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    reason_code text,
    admitted bigint,
    CONSTRAINT inbound_messages_state_check CHECK ((state = ANY (ARRAY['received'::text, 'processing'::text, 'replied'::text, 'drafted'::text, 'escalated'::text, 'parked'::text, 'ignored'::text, 'dead'::text])))
);

CREATE SEQUENCE public.admissions
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.admissions OWNED BY public.inbound_messages.admitted;

CREATE TABLE public.agent_metrics (
    metric_type text CONSTRAINT agent_metrics_metric_type_not_null1 NOT NULL,
    channel text CONSTRAINT agent_metrics_channel_not_null1 NOT NULL,
    value double precision CONSTRAINT agent_metrics_value_not_null1 NOT NULL,
    recorded_at timestamp with time zone CONSTRAINT agent_metrics_recorded_at_not_null1 NOT NULL,
    source_event uuid CONSTRAINT agent_metrics_source_event_not_null1 NOT NULL
)
PARTITION BY RANGE (recorded_at);

CREATE TABLE public.agent_metrics_rest (
    metric_type text CONSTRAINT agent_metrics_metric_type_not_null1 NOT NULL,
    channel text CONSTRAINT agent_metrics_channel_not_null1 NOT NULL,
    value double precision CONSTRAINT agent_metrics_value_not_null1 NOT NULL,
    recorded_at timestamp with time zone CONSTRAINT agent_metrics_recorded_at_not_null1 NOT NULL,
    source_event uuid CONSTRAINT agent_metrics_source_event_not_null1 NOT NULL
);

CREATE TABLE public.answer_replays (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    event_id text NOT NULL,
    model text NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    result jsonb,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    keep_until timestamp with time zone DEFAULT (clock_timestamp() + '7 days'::interval) NOT NULL
);

CREATE TABLE public.api_tokens (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    digest bytea NOT NULL,
    actions text[] NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone
);

CREATE TABLE public.article_suggestions (
    id bigint NOT NULL,
    ticket_id uuid NOT NULL,
    question_id uuid NOT NULL,
    same_as bigint,
    status text NOT NULL,
    title text NOT NULL,
    question text NOT NULL,
    body text NOT NULL,
    reason text,
    document text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT article_suggestions_check CHECK (((status = 'rejected'::text) = (reason IS NOT NULL))),
    CONSTRAINT article_suggestions_check1 CHECK (((status = 'waiting'::text) = (decided_at IS NULL))),
    CONSTRAINT article_suggestions_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text])))
);

ALTER TABLE public.article_suggestions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.article_suggestions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.attachments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    event_id text NOT NULL,
    "position" smallint NOT NULL,
    channel text NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    size_bytes integer,
    sha256 bytea,
    content bytea,
    state text NOT NULL,
    reason text,
    provider_ref text,
    attempts smallint DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT attachments_check CHECK (((state = 'stored'::text) = (content IS NOT NULL))),
    CONSTRAINT attachments_check1 CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
    CONSTRAINT attachments_check2 CHECK (((content IS NULL) OR ((sha256 IS NOT NULL) AND (size_bytes = length(content))))),
    CONSTRAINT attachments_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'stored'::text, 'refused'::text])))
);
ALTER TABLE ONLY public.attachments ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE public.audit_changes (
    id bigint NOT NULL,
    customer_id uuid,
    before jsonb,
    after jsonb
);

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    address text,
    act text NOT NULL,
    subject text NOT NULL,
    subject_id text NOT NULL,
    CONSTRAINT audit_log_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'token'::text, 'ai'::text, 'system'::text])))
);

ALTER TABLE public.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calendar_feeds (
    user_id uuid NOT NULL,
    digest bytea NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.calibrations (
    channel text DEFAULT ''::text NOT NULL,
    intent text DEFAULT ''::text NOT NULL,
    slope double precision NOT NULL,
    intercept double precision NOT NULL,
    judged integer NOT NULL,
    fitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT calibrations_check CHECK (((channel <> ''::text) OR (intent = ''::text))),
    CONSTRAINT calibrations_slope_check CHECK ((slope >= (0)::double precision))
);

CREATE TABLE public.campaign_recipients (
    id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    customer_id uuid NOT NULL,
    address text NOT NULL,
    domain text NOT NULL,
    step smallint DEFAULT 0 NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    reason text,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    keep_until timestamp with time zone,
    CONSTRAINT campaign_recipients_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'contacted'::text, 'replied'::text, 'no_reply'::text, 'stopped'::text, 'excluded'::text, 'failed'::text])))
);

ALTER TABLE public.campaign_recipients ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.campaign_recipients_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.campaign_steps (
    id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    step smallint NOT NULL,
    working_days smallint DEFAULT 3 NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    text text NOT NULL,
    CONSTRAINT campaign_steps_step_check CHECK ((step >= 0)),
    CONSTRAINT campaign_steps_text_check CHECK ((text <> ''::text)),
    CONSTRAINT campaign_steps_working_days_check CHECK (((working_days >= 1) AND (working_days <= 60)))
);

CREATE VIEW public.campaign_records AS
 SELECT id,
    name,
    product_id,
    channel,
    purpose,
    state,
    audience,
    unattended,
    starts_at,
    started_at,
    finished_at,
    owner_id,
    team,
    created_at,
    updated_at,
    deleted_at,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('subject', s.subject, 'text', s.text, 'working_days', s.working_days) ORDER BY s.step), '[]'::jsonb) AS "coalesce"
           FROM public.campaign_steps s
          WHERE (s.campaign_id = c.id)) AS steps,
    public.audience_of(c.*) AS sought
   FROM public.campaigns c;

ALTER TABLE public.campaign_steps ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.campaign_steps_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.campaigns ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.campaigns_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_sources (
    name text NOT NULL,
    heard_at timestamp with time zone,
    polled_at timestamp with time zone,
    watermark timestamp with time zone,
    failed_at timestamp with time zone,
    failure text,
    reconciled_at timestamp with time zone,
    differed integer,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.chat_actions (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    batch uuid NOT NULL,
    tool text NOT NULL,
    record jsonb NOT NULL,
    before jsonb,
    after jsonb,
    customer_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    undone_at timestamp with time zone
);

CREATE TABLE public.chat_mentions (
    id bigint NOT NULL,
    turn_id bigint NOT NULL,
    customer_id uuid NOT NULL
);

ALTER TABLE public.chat_mentions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.chat_mentions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.chat_pending (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    call jsonb NOT NULL,
    records integer NOT NULL,
    text text NOT NULL,
    run jsonb,
    call_id text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT chat_pending_records_check CHECK ((records > 0))
);

CREATE TABLE public.chat_sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    title text NOT NULL,
    state jsonb DEFAULT '{}'::jsonb NOT NULL,
    busy_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.chat_turns (
    id bigint NOT NULL,
    session_id uuid NOT NULL,
    message text NOT NULL,
    response text NOT NULL,
    tool text NOT NULL,
    records jsonb DEFAULT '[]'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE public.chat_turns ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.chat_turns_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.churn_models (
    id bigint NOT NULL,
    fitted_at timestamp with time zone NOT NULL,
    horizon_days integer NOT NULL,
    customers integer NOT NULL,
    gone integer NOT NULL,
    judged jsonb NOT NULL,
    chosen text,
    parameters jsonb,
    currency text,
    CONSTRAINT churn_models_check CHECK (((chosen IS NULL) = (parameters IS NULL))),
    CONSTRAINT churn_models_chosen_check CHECK ((chosen = ANY (ARRAY['recency'::text, 'bg_nbd'::text, 'logistic'::text]))),
    CONSTRAINT churn_models_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT churn_models_horizon_days_check CHECK ((horizon_days > 0))
);

ALTER TABLE public.churn_models ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.churn_models_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.churn_scores (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    model_id bigint,
    probability double precision,
    factors jsonb DEFAULT '[]'::jsonb NOT NULL,
    orders integer DEFAULT 0 NOT NULL,
    last_order_at timestamp with time zone,
    turned_at timestamp with time zone,
    scored_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    CONSTRAINT churn_scores_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
);

CREATE TABLE public.companies (
    id bigint NOT NULL,
    name text NOT NULL,
    match_name text NOT NULL,
    domain text,
    phone text,
    notes text DEFAULT ''::text NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    owner_id uuid,
    team text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT companies_domain_check CHECK ((domain = lower(domain))),
    CONSTRAINT companies_name_check CHECK ((name <> ''::text))
);

ALTER TABLE public.companies ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.companies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.component_health (
    component text NOT NULL,
    status text NOT NULL,
    detail text,
    checked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT component_health_status_check CHECK ((status = ANY (ARRAY['healthy'::text, 'degraded'::text, 'unhealthy'::text])))
);

CREATE TABLE public.composer_drafts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    content text NOT NULL,
    last_seen_message_id uuid,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    cc text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT composer_drafts_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text])))
);

CREATE TABLE public.consents (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    channel text NOT NULL,
    purpose text DEFAULT 'marketing'::text NOT NULL,
    basis text NOT NULL,
    source text NOT NULL,
    given_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by text,
    recorded_by uuid,
    keep_until timestamp with time zone,
    CONSTRAINT consents_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'legitimate_interest'::text, 'contract'::text]))),
    CONSTRAINT consents_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
    CONSTRAINT consents_purpose_check CHECK ((purpose ~ '^[a-z][a-z_]{0,39}$'::text)),
    CONSTRAINT consents_source_check CHECK ((source <> ''::text))
);

ALTER TABLE public.consents ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.consents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW public.sought_contacts AS
 SELECT number AS id,
    id AS customer_id,
        CASE
            WHEN (last_name IS NULL) THEN name
            ELSE first_name
        END AS first_name,
    last_name,
    name,
    email,
    phone,
    company,
    ( SELECT o.id
           FROM public.companies o
          WHERE ((o.id = c.company_id) AND (o.deleted_at IS NULL))) AS company_id,
    "position",
    notes,
    tags,
    time_zone,
    owner_id,
    team,
    custom,
    created_at,
    updated_at,
    words,
    company_id AS kept_company_id
   FROM public.customers c
  WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE VIEW public.contacts AS
 SELECT id,
    customer_id,
    first_name,
    last_name,
    name,
    email,
    phone,
    company,
    company_id,
    "position",
    notes,
    tags,
    time_zone,
    owner_id,
    team,
    custom,
    created_at,
    updated_at
   FROM public.sought_contacts;

CREATE TABLE public.conversations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    channel text NOT NULL,
    thread_key text NOT NULL,
    status text DEFAULT 'active'::text NOT NULL,
    proof text NOT NULL,
    subject text,
    sentiment_score real,
    epoch bigint DEFAULT 0 NOT NULL,
    last_inbound_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    linked_to uuid,
    line text,
    addressee jsonb,
    CONSTRAINT conversations_proof_check CHECK ((proof = ANY (ARRAY['claimed'::text, 'proven'::text]))),
    CONSTRAINT conversations_sentiment_score_check CHECK (((sentiment_score >= (0)::double precision) AND (sentiment_score <= (1)::double precision))),
    CONSTRAINT conversations_status_check CHECK ((status = ANY (ARRAY['active'::text, 'escalated'::text, 'closed'::text])))
);

CREATE TABLE public.csat_questions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    channel text NOT NULL,
    resolved_at timestamp with time zone NOT NULL,
    recipient text,
    token bytea,
    state text DEFAULT 'asked'::text NOT NULL,
    asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    score smallint,
    words text DEFAULT ''::text NOT NULL,
    answered_at timestamp with time zone,
    answered_by text,
    CONSTRAINT csat_questions_check CHECK ((((state = 'answered'::text) = (score IS NOT NULL)) AND ((score IS NULL) = (answered_at IS NULL)))),
    CONSTRAINT csat_questions_score_check CHECK (((score >= 1) AND (score <= 5))),
    CONSTRAINT csat_questions_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'void'::text])))
);

CREATE TABLE public.custom_fields (
    id bigint NOT NULL,
    object text NOT NULL,
    name text NOT NULL,
    label text NOT NULL,
    kind text NOT NULL,
    choices text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT custom_fields_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'boolean'::text, 'choice'::text]))),
    CONSTRAINT custom_fields_name_check CHECK ((name ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
    CONSTRAINT custom_fields_object_check CHECK ((object = ANY (ARRAY['contact'::text, 'company'::text, 'deal'::text, 'task'::text])))
);

ALTER TABLE public.custom_fields ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.custom_fields_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.outreach_settings (
    only_row boolean DEFAULT true NOT NULL,
    per_minute integer DEFAULT 30 NOT NULL,
    per_domain_per_minute integer DEFAULT 10 NOT NULL,
    opens time without time zone DEFAULT '08:00:00'::time without time zone NOT NULL,
    closes time without time zone DEFAULT '20:00:00'::time without time zone NOT NULL,
    working_days smallint DEFAULT 3 NOT NULL,
    start_grace interval DEFAULT '01:00:00'::interval NOT NULL,
    CONSTRAINT outreach_settings_check CHECK ((opens < closes)),
    CONSTRAINT outreach_settings_only_row_check CHECK (only_row),
    CONSTRAINT outreach_settings_per_domain_per_minute_check CHECK ((per_domain_per_minute > 0)),
    CONSTRAINT outreach_settings_per_minute_check CHECK ((per_minute > 0)),
    CONSTRAINT outreach_settings_start_grace_check CHECK ((start_grace > '00:00:00'::interval)),
    CONSTRAINT outreach_settings_working_days_check CHECK (((working_days >= 1) AND (working_days <= 60)))
);

CREATE TABLE public.sla_settings (
    only_row boolean DEFAULT true NOT NULL,
    settings jsonb NOT NULL,
    changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    revisited_up_to uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid,
    CONSTRAINT sla_settings_only_row_check CHECK (only_row)
);

CREATE VIEW public.customer_calendars AS
 SELECT c.id AS customer_id,
    c.time_zone,
    c.phone,
    COALESCE((s.settings #>> '{hours,time_zone}'::text[]), 'UTC'::text) AS company_zone,
    (s.settings #>> '{hours,country}'::text[]) AS company_country,
    (s.settings #>> '{hours,subdivision}'::text[]) AS company_subdivision,
    ARRAY( SELECT (day.value)::date AS day
           FROM jsonb_array_elements_text(COALESCE((s.settings #> '{hours,closed_on}'::text[]), '[]'::jsonb)) day(value)) AS closed_on,
    o.opens,
    o.closes,
    o.working_days
   FROM ((public.customers c
     CROSS JOIN public.outreach_settings o)
     LEFT JOIN public.sla_settings s ON (true));

CREATE TABLE public.customer_identifiers (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    identifier_type text NOT NULL,
    identifier_value text NOT NULL,
    channel text NOT NULL,
    proof text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT customer_identifiers_identifier_type_check CHECK ((identifier_type ~ '^[a-z][a-z0-9_]{0,31}$'::text)),
    CONSTRAINT customer_identifiers_identifier_value_check CHECK ((identifier_value <> ''::text)),
    CONSTRAINT customer_identifiers_proof_check CHECK ((proof = ANY (ARRAY['claimed'::text, 'proven'::text])))
);

CREATE TABLE public.customer_interests (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    words text NOT NULL,
    embedding public.vector(1536) NOT NULL,
    embedded_by text NOT NULL,
    looked_at timestamp with time zone NOT NULL
);

CREATE TABLE public.customer_merges (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kept_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    evidence jsonb NOT NULL,
    actor text NOT NULL,
    conversations uuid[] NOT NULL,
    identifiers uuid[] NOT NULL,
    promoted uuid[] NOT NULL,
    demoted uuid[] NOT NULL,
    filled jsonb NOT NULL,
    merged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    undone_at timestamp with time zone,
    undone_by text,
    moved jsonb DEFAULT '{}'::jsonb NOT NULL,
    replaced jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT customer_merges_actor_check CHECK ((actor <> ''::text)),
    CONSTRAINT customer_merges_check CHECK ((kept_id <> merged_id)),
    CONSTRAINT customer_merges_check1 CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
);

CREATE TABLE public.customer_outlooks (
    id uuid NOT NULL,
    judged_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);

CREATE VIEW public.customer_tables AS
 SELECT (c.conrelid)::regclass AS name,
    (EXISTS ( SELECT
           FROM pg_attribute k
          WHERE ((k.attrelid = c.conrelid) AND (k.attname = 'keep_until'::name)))) AS expires
   FROM (pg_constraint c
     JOIN pg_attribute a ON (((a.attrelid = c.conrelid) AND (a.attnum = c.conkey[1]))))
  WHERE ((c.contype = 'f'::"char") AND (c.conparentid = (0)::oid) AND (c.confrelid = ('public.customers'::regclass)::oid) AND (a.attname = 'customer_id'::name) AND (NOT (c.conrelid = ANY ((ARRAY['public.customer_identifiers'::regclass, 'public.conversations'::regclass, 'public.tickets'::regclass])::oid[]))));

ALTER TABLE public.customers ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.customers_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.deal_moves (
    id bigint NOT NULL,
    deal_id bigint NOT NULL,
    from_status text,
    to_status text NOT NULL,
    moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL
);

ALTER TABLE public.deal_moves ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deal_moves_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pipelines (
    id bigint NOT NULL,
    name text NOT NULL,
    description text,
    stages jsonb DEFAULT '{}'::jsonb NOT NULL,
    rotting_days integer,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT pipelines_name_check CHECK ((name <> ''::text)),
    CONSTRAINT pipelines_rotting_days_check CHECK ((rotting_days > 0))
);

CREATE VIEW public.deal_records AS
 SELECT d.id,
    d.title,
    d.description,
    d.value,
    d.currency,
    d.status,
    d.pipeline_id,
    d.customer_id,
    c.number AS contact_id,
    c.name AS contact_name,
    c.company_id,
    d."position",
    d.status_since,
    d.expected_close,
    d.closed_at,
    d.lost_reason,
    d.tags,
    d.custom,
    d.owner_id,
    d.team,
    d.created_at,
    d.updated_at,
    d.deleted_at,
    ((d.status <> ALL (ARRAY['won'::text, 'lost'::text])) AND COALESCE((d.status_since < (now() - make_interval(days => p.rotting_days))), false)) AS rotting
   FROM ((public.deals d
     JOIN public.customers c ON ((c.id = d.customer_id)))
     JOIN public.pipelines p ON ((p.id = d.pipeline_id)));

ALTER TABLE public.deals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.digests (
    user_id uuid NOT NULL,
    every text NOT NULL,
    time_zone text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT digests_every_check CHECK ((every = ANY (ARRAY['hourly'::text, 'daily'::text])))
);

CREATE TABLE public.embedded_texts (
    model text NOT NULL,
    digest bytea NOT NULL,
    vector bytea NOT NULL,
    made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.event_outbox (
    id bigint CONSTRAINT event_outbox_id_not_null1 NOT NULL,
    event_id uuid DEFAULT gen_random_uuid() CONSTRAINT event_outbox_event_id_not_null1 NOT NULL,
    type text CONSTRAINT event_outbox_type_not_null1 NOT NULL,
    conversation_id uuid,
    channel text,
    payload jsonb CONSTRAINT event_outbox_payload_not_null1 NOT NULL,
    occurred_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT event_outbox_occurred_at_not_null1 NOT NULL,
    published_at timestamp with time zone,
    subject text,
    key text
)
PARTITION BY RANGE (occurred_at);

CREATE SEQUENCE public.event_outbox_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.event_outbox_number OWNED BY public.event_outbox.id;

CREATE TABLE public.event_outbox_rest (
    id bigint DEFAULT nextval('public.event_outbox_number'::regclass) CONSTRAINT event_outbox_id_not_null1 NOT NULL,
    event_id uuid DEFAULT gen_random_uuid() CONSTRAINT event_outbox_event_id_not_null1 NOT NULL,
    type text CONSTRAINT event_outbox_type_not_null1 NOT NULL,
    conversation_id uuid,
    channel text,
    payload jsonb CONSTRAINT event_outbox_payload_not_null1 NOT NULL,
    occurred_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT event_outbox_occurred_at_not_null1 NOT NULL,
    published_at timestamp with time zone,
    subject text,
    key text
);

CREATE TABLE public.filing_corrections (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    field text NOT NULL,
    before text[] NOT NULL,
    after text[] NOT NULL,
    user_id uuid,
    user_name text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT filing_corrections_field_check CHECK ((field = ANY (ARRAY['category'::text, 'tags'::text])))
);

ALTER TABLE public.filing_corrections ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.filing_corrections_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.form_submissions (
    submission text NOT NULL,
    ticket_number text NOT NULL,
    submitted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    digest bytea
);

CREATE TABLE public.fulfilments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid NOT NULL,
    source_id text NOT NULL,
    status text NOT NULL,
    carrier text,
    tracking_number text,
    tracking_url text,
    shipped_at timestamp with time zone,
    CONSTRAINT fulfilments_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'shipped'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text])))
);

CREATE TABLE public.identity_codes (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    email text NOT NULL,
    digest bytea NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.import_pieces (
    import_id bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL
);

CREATE TABLE public.import_rows (
    id bigint NOT NULL,
    import_id bigint NOT NULL,
    "row" integer NOT NULL,
    outcome text NOT NULL,
    reason text,
    customer_id uuid,
    cells jsonb NOT NULL,
    before jsonb DEFAULT '{}'::jsonb NOT NULL,
    after jsonb DEFAULT '{}'::jsonb NOT NULL,
    undone text,
    undone_reason text,
    keep_until timestamp with time zone DEFAULT (clock_timestamp() + '30 days'::interval) NOT NULL,
    record_id bigint,
    CONSTRAINT import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'skipped'::text, 'failed'::text]))),
    CONSTRAINT import_rows_undone_check CHECK ((undone = ANY (ARRAY['removed'::text, 'restored'::text, 'refused'::text])))
);

ALTER TABLE public.import_rows ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.import_rows_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports (
    id bigint NOT NULL,
    object text NOT NULL,
    file_name text NOT NULL,
    shape jsonb NOT NULL,
    total integer NOT NULL,
    sample jsonb NOT NULL,
    mapping jsonb NOT NULL,
    on_match text DEFAULT 'update'::text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    reason text,
    "position" integer DEFAULT 0 NOT NULL,
    created integer DEFAULT 0 NOT NULL,
    updated integer DEFAULT 0 NOT NULL,
    skipped integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    removed integer DEFAULT 0 NOT NULL,
    restored integer DEFAULT 0 NOT NULL,
    refused integer DEFAULT 0 NOT NULL,
    owner_id uuid,
    undone_by uuid,
    team text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    under_way text,
    CONSTRAINT imports_object_check CHECK ((object = ANY (ARRAY['contact'::text, 'company'::text, 'deal'::text, 'task'::text]))),
    CONSTRAINT imports_on_match_check CHECK ((on_match = ANY (ARRAY['update'::text, 'skip'::text]))),
    CONSTRAINT imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'running_records'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undoing_records'::text, 'undone'::text]))),
    CONSTRAINT imports_total_check CHECK ((total >= 0)),
    CONSTRAINT imports_under_way_check CHECK ((under_way = ANY (ARRAY['running'::text, 'undoing'::text])))
);

ALTER TABLE public.imports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.inbox_words (
    id bigint NOT NULL,
    ticket_id uuid NOT NULL,
    message_id uuid,
    said_at timestamp with time zone NOT NULL,
    words tsvector NOT NULL
);

ALTER TABLE public.inbox_words ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.inbox_words_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.insight_facts (
    event_id uuid NOT NULL,
    kind text NOT NULL,
    label text DEFAULT ''::text NOT NULL,
    at timestamp with time zone NOT NULL,
    channel text,
    team text,
    person uuid,
    value bigint,
    bucket smallint DEFAULT 0 NOT NULL,
    ticket_id uuid,
    deal_id bigint,
    who uuid,
    followed_at timestamp with time zone,
    confirmed_at timestamp with time zone
);

CREATE TABLE public.insight_mails (
    user_id uuid NOT NULL,
    page text NOT NULL,
    every text NOT NULL,
    time_zone text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT insight_mails_every_check CHECK ((every = ANY (ARRAY['daily'::text, 'weekly'::text])))
);

CREATE VIEW public.insight_measures AS
 SELECT insight_facts.event_id,
    insight_facts.at,
    insight_facts.kind,
    insight_facts.label,
    insight_facts.channel,
    insight_facts.team,
    insight_facts.person,
    insight_facts.bucket,
    insight_facts.value,
    1 AS n,
    ((insight_facts.value IS NOT NULL))::integer AS valued,
    COALESCE(insight_facts.value, (0)::bigint) AS total,
    insight_facts.ticket_id,
    insight_facts.deal_id,
    '-infinity'::timestamp with time zone AS known_at
   FROM public.insight_facts
UNION ALL
 SELECT f.event_id,
    f.at,
    judged.kind,
    ''::text AS label,
    f.channel,
    f.team,
    f.person,
    0 AS bucket,
    (judged.held)::integer AS value,
    1 AS n,
    1 AS valued,
    (judged.held)::integer AS total,
    f.ticket_id,
    NULL::bigint AS deal_id,
    ((date_trunc('hour'::text, f.at, 'UTC'::text) + '01:00:00'::interval) + judged.after) AS known_at
   FROM (public.insight_facts f
     CROSS JOIN LATERAL ( VALUES ('quiet'::text,'1 day'::interval,((f.followed_at IS NULL) OR (f.followed_at > (f.at + '1 day'::interval)))), ('durable'::text,'7 days'::interval,((f.followed_at IS NULL) OR (f.followed_at > (f.at + '7 days'::interval)))), ('confirmed'::text,'7 days'::interval,COALESCE((f.confirmed_at <= LEAST((f.at + '7 days'::interval), f.followed_at)), false))) judged(kind, after, held))
  WHERE ((f.kind = 'replied'::text) AND (f.label = ''::text));

CREATE TABLE public.insight_past_deals (
    id bigint NOT NULL,
    deal_id bigint NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamp with time zone NOT NULL
);

ALTER TABLE public.insight_past_deals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.insight_past_deals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.insight_rollups (
    grain text NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    channel text,
    team text,
    person uuid,
    bucket smallint NOT NULL,
    n bigint NOT NULL,
    valued bigint NOT NULL,
    total bigint NOT NULL,
    CONSTRAINT insight_rollups_grain_check CHECK ((grain = ANY (ARRAY['hour'::text, 'day'::text, 'month'::text])))
);

CREATE TABLE public.insight_stale (
    id bigint NOT NULL,
    hour timestamp with time zone NOT NULL
);

ALTER TABLE public.insight_stale ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.insight_stale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.insight_state (
    only_row boolean DEFAULT true NOT NULL,
    as_of timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    past_read bigint DEFAULT 0 NOT NULL,
    past_until bigint NOT NULL,
    past_ticket uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
    told_since timestamp with time zone NOT NULL,
    CONSTRAINT insight_state_only_row_check CHECK (only_row)
);

CREATE TABLE public.insight_sums (
    level text NOT NULL,
    grain text NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    channel text,
    team text,
    person uuid,
    n bigint NOT NULL,
    valued bigint NOT NULL,
    total bigint NOT NULL,
    buckets smallint[],
    counts integer[]
);

CREATE TABLE public.intake_spill (
    id bigint NOT NULL,
    event_id text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    envelope bytea NOT NULL,
    spilled_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    published_at timestamp with time zone
);

ALTER TABLE public.intake_spill ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.intake_spill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interactions (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    type text NOT NULL,
    direction text NOT NULL,
    status text NOT NULL,
    content text DEFAULT ''::text NOT NULL,
    happened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    author_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT interactions_direction_check CHECK ((direction = ANY (ARRAY['outgoing'::text, 'incoming'::text]))),
    CONSTRAINT interactions_status_check CHECK ((status = ANY (ARRAY['sent'::text, 'replied'::text, 'no_reply'::text]))),
    CONSTRAINT interactions_type_check CHECK ((type = ANY (ARRAY['email'::text, 'call'::text, 'meeting'::text, 'message'::text, 'note'::text])))
);

CREATE TABLE public.outreach_messages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    campaign_id bigint,
    recipient_id bigint,
    step smallint DEFAULT 0 NOT NULL,
    follows uuid,
    product_id uuid,
    purpose text DEFAULT 'marketing'::text NOT NULL,
    channel text NOT NULL,
    recipient text NOT NULL,
    domain text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    content text NOT NULL,
    language text,
    delivery_status text NOT NULL,
    written_by text DEFAULT 'person'::text NOT NULL,
    token text NOT NULL,
    correlation_id text NOT NULL,
    provider_message_id text,
    idempotency_key text,
    attempts smallint DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    tried_at timestamp with time zone,
    released_at timestamp with time zone,
    contacted_before timestamp with time zone,
    sent_at timestamp with time zone,
    send_error text,
    author_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    keep_until timestamp with time zone,
    first_tried_at timestamp with time zone,
    CONSTRAINT outreach_messages_content_check CHECK ((content <> ''::text)),
    CONSTRAINT outreach_messages_delivery_status_check CHECK ((delivery_status = ANY (ARRAY['draft'::text, 'rejected'::text, 'pending'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'unknown'::text]))),
    CONSTRAINT outreach_messages_written_by_check CHECK ((written_by = ANY (ARRAY['person'::text, 'composer'::text, 'model'::text])))
);

CREATE TABLE public.reminders (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    message_id uuid,
    interaction_id bigint,
    since timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    reason text,
    task_id bigint,
    draft_id uuid,
    decided_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    keep_until timestamp with time zone,
    CONSTRAINT reminders_check CHECK (((message_id IS NULL) <> (interaction_id IS NULL))),
    CONSTRAINT reminders_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'cancelled'::text])))
);

CREATE VIEW public.interaction_records AS
 SELECT ('interaction:'::text || interactions.id) AS id,
    interactions.customer_id,
    NULL::uuid AS ticket_id,
    interactions.type,
    interactions.direction,
    interactions.content,
    interactions.happened_at,
    interactions.status
   FROM public.interactions
UNION ALL
 SELECT ('outreach:'::text || o.id) AS id,
    o.customer_id,
    NULL::uuid AS ticket_id,
        CASE o.channel
            WHEN 'email'::text THEN 'email'::text
            ELSE 'message'::text
        END AS type,
    'outgoing'::text AS direction,
    o.content,
    COALESCE(o.sent_at, o.released_at) AS happened_at,
        CASE
            WHEN (r.state = 'done'::text) THEN 'no_reply'::text
            WHEN (r.reason = 'replied'::text) THEN 'replied'::text
            ELSE 'sent'::text
        END AS status
   FROM (public.outreach_messages o
     LEFT JOIN public.reminders r ON ((r.message_id = o.id)))
  WHERE (o.delivery_status <> ALL (ARRAY['draft'::text, 'rejected'::text, 'failed'::text]))
UNION ALL
 SELECT ('message:'::text || m.id) AS id,
    t.customer_id,
    t.id AS ticket_id,
        CASE m.channel
            WHEN 'email'::text THEN 'email'::text
            ELSE 'message'::text
        END AS type,
        CASE m.direction
            WHEN 'inbound'::text THEN 'incoming'::text
            ELSE 'outgoing'::text
        END AS direction,
    m.content,
    m.created_at AS happened_at,
        CASE m.direction
            WHEN 'inbound'::text THEN 'replied'::text
            ELSE 'sent'::text
        END AS status
   FROM (public.messages m
     JOIN public.tickets t ON ((t.id = m.ticket_id)))
  WHERE (m.delivery_status <> ALL (ARRAY['draft'::text, 'rejected'::text, 'failed'::text]))
UNION ALL
 SELECT ('activity:'::text || activities.id) AS id,
    activities.customer_id,
    NULL::uuid AS ticket_id,
    activities.kind AS type,
        CASE activities.direction
            WHEN 'inbound'::text THEN 'incoming'::text
            ELSE 'outgoing'::text
        END AS direction,
    activities.text AS content,
    activities.happened_at,
        CASE activities.direction
            WHEN 'inbound'::text THEN 'replied'::text
            ELSE 'sent'::text
        END AS status
   FROM public.activities
  WHERE (activities.deleted_at IS NULL);

ALTER TABLE public.interactions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.interactions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.knowledge_base (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    document text NOT NULL,
    "position" integer NOT NULL,
    title text NOT NULL,
    content text NOT NULL,
    category text NOT NULL,
    content_hash text NOT NULL,
    model text NOT NULL,
    embedding public.vector(1536) NOT NULL,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, content), 'B'::"char"))) STORED NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.knowledge_version (
    version bigint NOT NULL
);

CREATE TABLE public.knowledge_words (
    word text NOT NULL,
    passages integer NOT NULL,
    CONSTRAINT knowledge_words_passages_check CHECK ((passages > 0))
);

CREATE TABLE public.known_questions (
    document text NOT NULL,
    "position" integer NOT NULL,
    place integer NOT NULL,
    text text NOT NULL,
    answer text,
    model text NOT NULL,
    embedding public.vector(1536) NOT NULL
);

CREATE TABLE public.lead_forms (
    id text NOT NULL,
    read_until timestamp with time zone NOT NULL
);

CREATE TABLE public.lead_notices (
    id text NOT NULL,
    form_id text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    noticed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    outcome text,
    reason text,
    CONSTRAINT lead_notices_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'again'::text, 'test'::text, 'unusable'::text, 'gone'::text])))
);

CREATE TABLE public.leads (
    id text NOT NULL,
    customer_id uuid NOT NULL,
    form_id text NOT NULL,
    form_name text NOT NULL,
    answers jsonb NOT NULL,
    agreed_to text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    deal_id bigint,
    answered_by text
);

CREATE TABLE public.learned_articles (
    document text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.ledger_rest (
    event_id text CONSTRAINT inbound_messages_event_id_not_null NOT NULL,
    channel text CONSTRAINT inbound_messages_channel_not_null NOT NULL,
    key text CONSTRAINT inbound_messages_key_not_null NOT NULL,
    state text CONSTRAINT inbound_messages_state_not_null NOT NULL,
    reason text,
    conversation_id uuid,
    epoch bigint,
    envelope jsonb CONSTRAINT inbound_messages_envelope_not_null NOT NULL,
    attempts smallint DEFAULT 1 CONSTRAINT inbound_messages_attempts_not_null NOT NULL,
    received_at timestamp with time zone CONSTRAINT inbound_messages_received_at_not_null NOT NULL,
    claimed_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT inbound_messages_claimed_at_not_null NOT NULL,
    settled_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT clock_timestamp() CONSTRAINT inbound_messages_updated_at_not_null NOT NULL,
    owned_until timestamp with time zone DEFAULT (clock_timestamp() + '00:02:00'::interval) CONSTRAINT inbound_messages_owned_until_not_null NOT NULL,
    filed_under timestamp with time zone DEFAULT 'infinity'::timestamp with time zone CONSTRAINT inbound_messages_filed_under_not_null NOT NULL,
    reason_code text,
    admitted bigint,
    CONSTRAINT inbound_messages_state_check CHECK ((state = ANY (ARRAY['received'::text, 'processing'::text, 'replied'::text, 'drafted'::text, 'escalated'::text, 'parked'::text, 'ignored'::text, 'dead'::text])))
);

CREATE TABLE public.ledger_totals (
    month date NOT NULL,
    state text NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT ledger_totals_count_check CHECK ((count > 0))
);

CREATE TABLE public.macros (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    actions jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.mailboxes (
    address text NOT NULL,
    history_id bigint NOT NULL,
    watch_expires_at timestamp with time zone,
    synced_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    being_read_at timestamp with time zone
);

CREATE TABLE public.message_templates (
    provider text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    status text NOT NULL,
    reason text,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.model_usage (
    day date DEFAULT ((now() AT TIME ZONE 'utc'::text))::date NOT NULL,
    conversation_id uuid NOT NULL,
    model text NOT NULL,
    calls integer NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_micros bigint NOT NULL,
    told_micros bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.notification_webhook (
    only_row boolean DEFAULT true NOT NULL,
    url text NOT NULL,
    secret text NOT NULL,
    changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT notification_webhook_only_row_check CHECK (only_row)
);

CREATE TABLE public.notifications (
    id bigint NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    ticket_id uuid,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    read_at timestamp with time zone,
    task_id bigint,
    mailed_at timestamp with time zone,
    handed_at timestamp with time zone,
    CONSTRAINT notifications_kind_check CHECK ((kind ~ '^[a-z_]{1,40}$'::text)),
    CONSTRAINT notifications_subject_check CHECK (((ticket_id IS NULL) <> (task_id IS NULL)))
);

ALTER TABLE public.notifications ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.oidc_identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    bound_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.oidc_sign_ins (
    digest bytea NOT NULL,
    next text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.opportunities (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    rule text NOT NULL,
    subject text NOT NULL,
    ticket_id uuid,
    deal_id bigint,
    order_id uuid,
    score smallint NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    said text,
    proven boolean DEFAULT true NOT NULL,
    found_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    outcome text,
    closed_at timestamp with time zone,
    closed_by uuid,
    CONSTRAINT opportunities_check CHECK (((outcome IS NULL) = (closed_at IS NULL))),
    CONSTRAINT opportunities_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'dismissed'::text, 'over'::text]))),
    CONSTRAINT opportunities_score_check CHECK (((score >= 0) AND (score <= 100)))
);

ALTER TABLE public.opportunities ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.opportunities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.opt_outs (
    identifier_type text NOT NULL,
    identifier_value text NOT NULL,
    channel text NOT NULL,
    opted_out_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.order_lines (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid NOT NULL,
    "position" integer NOT NULL,
    product_id uuid,
    source_product_id text,
    title text NOT NULL,
    sku text,
    quantity integer NOT NULL,
    price_minor bigint NOT NULL,
    CONSTRAINT order_lines_price_minor_check CHECK ((price_minor >= 0)),
    CONSTRAINT order_lines_quantity_check CHECK ((quantity > 0))
);

CREATE TABLE public.orders (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    source_version text NOT NULL,
    source_time timestamp with time zone NOT NULL,
    number text NOT NULL,
    email text,
    status text NOT NULL,
    total_minor bigint NOT NULL,
    currency text NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT orders_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT orders_status_check CHECK ((status = ANY (ARRAY['open'::text, 'paid'::text, 'fulfilled'::text, 'cancelled'::text, 'refunded'::text]))),
    CONSTRAINT orders_total_minor_check CHECK ((total_minor >= 0))
);

CREATE VIEW public.order_records AS
 SELECT id,
    customer_id,
    number,
    email,
    status,
    total_minor,
    currency,
    placed_at,
    ARRAY( SELECT ((l.quantity || ' x '::text) || l.title)
           FROM public.order_lines l
          WHERE (l.order_id = o.id)
          ORDER BY l."position") AS lines,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('status', f.status, 'carrier', f.carrier, 'tracking_number', f.tracking_number, 'tracking_url', f.tracking_url) ORDER BY f.shipped_at, f.source_id), '[]'::jsonb) AS "coalesce"
           FROM public.fulfilments f
          WHERE (f.order_id = o.id)) AS parcels
   FROM public.orders o;

CREATE VIEW public.outreach_drafts AS
 SELECT o.id,
    o.customer_id,
    c.number AS contact_id,
    c.name AS contact_name,
    k.id AS campaign_id,
    k.name AS campaign,
    p.title AS product,
    o.channel,
    o.recipient,
    o.subject,
    o.content AS text,
    o.written_by,
    o.follows,
    o.created_at,
    o.updated_at,
    public.outreach_refusal(o.customer_id, o.recipient, o.channel, o.purpose) AS refusal
   FROM (((public.outreach_messages o
     JOIN public.customers c ON ((c.id = o.customer_id)))
     LEFT JOIN public.campaigns k ON ((k.id = o.campaign_id)))
     LEFT JOIN public.products p ON ((p.id = o.product_id)))
  WHERE (o.delivery_status = 'draft'::text);

CREATE TABLE public.parked_keys (
    key text NOT NULL,
    reason text NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    until timestamp with time zone NOT NULL,
    woken_at timestamp with time zone,
    parked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE public.pipelines ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.pipelines_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.plans (
    name text NOT NULL,
    monthly numeric(14,2) NOT NULL,
    currency text NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT plans_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT plans_monthly_check CHECK ((monthly >= (0)::numeric)),
    CONSTRAINT plans_name_check CHECK (((name = lower(btrim(name))) AND (name <> ''::text)))
);

CREATE TABLE public.preferences (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    topic text NOT NULL,
    value text NOT NULL,
    said text,
    proven boolean NOT NULL,
    message_id uuid,
    order_id uuid,
    learnt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    struck_at timestamp with time zone,
    struck_by uuid,
    CONSTRAINT preferences_check CHECK (((message_id IS NULL) <> (order_id IS NULL))),
    CONSTRAINT preferences_check1 CHECK (((message_id IS NULL) = (said IS NULL))),
    CONSTRAINT preferences_value_check CHECK ((value <> ''::text))
);

ALTER TABLE public.preferences ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.preferences_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.product_markers (
    product_id uuid NOT NULL,
    texts text NOT NULL,
    markers text[] NOT NULL
);

CREATE TABLE public.product_variants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    product_id uuid NOT NULL,
    source_id text,
    "position" integer NOT NULL,
    title text NOT NULL,
    sku text,
    price_minor bigint,
    currency text,
    stock integer,
    CONSTRAINT product_variants_check CHECK (((price_minor IS NULL) = (currency IS NULL))),
    CONSTRAINT product_variants_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT product_variants_price_minor_check CHECK ((price_minor >= 0))
);

CREATE VIEW public.product_records AS
 SELECT id,
    title,
    description,
    markers,
    tags,
    url,
    source,
    source_id,
    source_version,
    source_time,
    embedding,
    embedded_by,
    created_at,
    updated_at,
    deleted_at,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('title', v.title, 'sku', v.sku, 'price_minor', v.price_minor, 'currency', v.currency, 'stock', v.stock) ORDER BY v."position"), '[]'::jsonb) AS "coalesce"
           FROM public.product_variants v
          WHERE (v.product_id = p.id)) AS variants
   FROM public.products p;

CREATE TABLE public.profile_progress (
    one boolean DEFAULT true NOT NULL,
    tickets_up_to timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    orders_up_to timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    CONSTRAINT profile_progress_one_check CHECK (one)
);

CREATE TABLE public.refresh_tokens (
    digest bytea NOT NULL,
    session_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.refused_mails (
    mailbox text NOT NULL,
    gmail_id text NOT NULL,
    tries integer DEFAULT 1 NOT NULL,
    refused_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_at timestamp with time zone NOT NULL
);

ALTER TABLE public.reminders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.reminders_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reply_files (
    id uuid NOT NULL,
    event_id text NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    author_id uuid NOT NULL,
    message_id uuid,
    keep_until timestamp with time zone DEFAULT (clock_timestamp() + '7 days'::interval)
);

CREATE TABLE public.reply_suggestions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    message_id uuid NOT NULL,
    draft_id uuid,
    channel text NOT NULL,
    instruction text,
    content text,
    reasoning text DEFAULT ''::text NOT NULL,
    confidence double precision,
    sources jsonb DEFAULT '[]'::jsonb NOT NULL,
    sentences jsonb DEFAULT '[]'::jsonb NOT NULL,
    missing text[] DEFAULT '{}'::text[] NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    written_at timestamp with time zone,
    outcome text,
    edit_distance real,
    reason text,
    ended_at timestamp with time zone,
    calibrated double precision,
    CONSTRAINT reply_suggestions_calibrated_check CHECK (((calibrated >= (0)::double precision) AND (calibrated <= (1)::double precision))),
    CONSTRAINT reply_suggestions_check CHECK (((written_at IS NULL) OR (content IS NOT NULL))),
    CONSTRAINT reply_suggestions_check1 CHECK (((outcome IS NULL) = (ended_at IS NULL))),
    CONSTRAINT reply_suggestions_check2 CHECK (((edit_distance IS NULL) OR (outcome = ANY (ARRAY['unchanged'::text, 'edited'::text, 'rejected'::text])))),
    CONSTRAINT reply_suggestions_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT reply_suggestions_edit_distance_check CHECK (((edit_distance >= (0)::double precision) AND (edit_distance <= (1)::double precision))),
    CONSTRAINT reply_suggestions_instruction_check CHECK ((instruction <> ''::text)),
    CONSTRAINT reply_suggestions_outcome_check CHECK ((outcome = ANY (ARRAY['unchanged'::text, 'edited'::text, 'rejected'::text, 'void'::text])))
);

CREATE TABLE public.saved_views (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    owner_id uuid NOT NULL,
    page text NOT NULL,
    name text NOT NULL,
    team text,
    search jsonb NOT NULL,
    columns text[],
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT saved_views_page_check CHECK ((page = ANY (ARRAY['contacts'::text, 'companies'::text, 'deals'::text, 'inbox'::text])))
);

CREATE TABLE public.scheduled_replies (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    author_id uuid NOT NULL,
    content text NOT NULL,
    cc text[] DEFAULT '{}'::text[] NOT NULL,
    files uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    resolve boolean NOT NULL,
    last_seen_message_id uuid,
    send_at timestamp with time zone NOT NULL
);

CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.second_numbers (
    number text NOT NULL,
    ticket_number text NOT NULL
);

CREATE TABLE public.sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_because text
);

CREATE TABLE public.sign_in_links (
    digest bytea NOT NULL,
    user_id uuid,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.sla_pauses (
    ticket_id uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);

CREATE TABLE public.staff_letters (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    correlation_id text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone DEFAULT (clock_timestamp() + '01:00:00'::interval) NOT NULL,
    once boolean DEFAULT false NOT NULL,
    files jsonb DEFAULT '[]'::jsonb NOT NULL
);

CREATE TABLE public.suppressions (
    id bigint NOT NULL,
    digest bytea NOT NULL,
    channel text NOT NULL,
    reason text NOT NULL,
    source text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT suppressions_reason_check CHECK ((reason = ANY (ARRAY['unsubscribed'::text, 'complained'::text, 'bounced'::text, 'by_hand'::text])))
);

ALTER TABLE public.suppressions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.suppressions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tasks (
    id bigint NOT NULL,
    title text NOT NULL,
    description text,
    priority text DEFAULT 'medium'::text NOT NULL,
    status text DEFAULT 'todo'::text NOT NULL,
    customer_id uuid,
    deal_id bigint,
    ticket_id uuid,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    due_date timestamp with time zone,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone,
    repeats text,
    repeats_from timestamp with time zone,
    follows bigint,
    completed_at timestamp with time zone,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    custom jsonb DEFAULT '{}'::jsonb NOT NULL,
    owner_id uuid,
    team text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT tasks_check CHECK (((repeats IS NULL) OR (due_date IS NOT NULL))),
    CONSTRAINT tasks_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'urgent'::text]))),
    CONSTRAINT tasks_repeats_check CHECK ((repeats = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'yearly'::text]))),
    CONSTRAINT tasks_status_check CHECK ((status = ANY (ARRAY['todo'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))),
    CONSTRAINT tasks_title_check CHECK ((title <> ''::text))
);

CREATE VIEW public.task_records AS
 SELECT t.id,
    t.title,
    t.description,
    t.priority,
    t.status,
    t.customer_id,
    c.number AS contact_id,
    c.name AS contact_name,
    t.deal_id,
    k.ticket_number AS ticket,
    t.ticket_id,
    t.time_zone,
    t.due_date,
    t.remind_at,
    t.repeats,
    t.repeats_from,
    t.completed_at,
    t.tags,
    t.custom,
    t.owner_id,
    t.team,
    t.created_at,
    t.updated_at,
    t.deleted_at
   FROM ((public.tasks t
     LEFT JOIN public.customers c ON ((c.id = t.customer_id)))
     LEFT JOIN public.tickets k ON ((k.id = t.ticket_id)));

ALTER TABLE public.tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.team_members (
    user_id uuid NOT NULL,
    team text NOT NULL
);

CREATE TABLE public.teams (
    name text NOT NULL,
    CONSTRAINT teams_name_check CHECK ((name ~ '^[a-z][a-z0-9_]{0,31}$'::text))
);

CREATE TABLE public.ticket_counts (
    status text NOT NULL,
    channel text NOT NULL,
    assigned_team text,
    assigned_to uuid,
    snoozed boolean NOT NULL,
    draft_waits boolean NOT NULL,
    waiting boolean NOT NULL,
    tag text,
    tickets bigint NOT NULL
);

CREATE TABLE public.ticket_links (
    ticket_id uuid NOT NULL,
    other_id uuid NOT NULL,
    CONSTRAINT ticket_links_check CHECK ((ticket_id < other_id))
);

CREATE TABLE public.ticket_notes (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    author_id uuid,
    author_name text NOT NULL,
    content text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE SEQUENCE public.ticket_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.ticket_posts (
    id text NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    item_id uuid NOT NULL,
    digest bytea NOT NULL,
    content text NOT NULL,
    before jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    keep_until timestamp with time zone DEFAULT (clock_timestamp() + '7 days'::interval) NOT NULL
);

CREATE TABLE public.ticket_tags (
    name text NOT NULL,
    colour text,
    becomes text,
    dropped boolean DEFAULT false NOT NULL,
    following boolean DEFAULT false NOT NULL,
    CONSTRAINT ticket_tags_check CHECK ((becomes <> name)),
    CONSTRAINT ticket_tags_colour_check CHECK ((colour = ANY (ARRAY['gray'::text, 'red'::text, 'orange'::text, 'yellow'::text, 'green'::text, 'teal'::text, 'blue'::text, 'violet'::text, 'pink'::text])))
);

CREATE UNLOGGED TABLE public.ticket_viewers (
    ticket_id uuid NOT NULL,
    user_id uuid NOT NULL,
    typing boolean NOT NULL,
    seen_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    kind text,
    CONSTRAINT ticket_viewers_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text])))
);

CREATE TABLE public.topic_alerts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    phrases text[] NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.unanswered_questions (
    message_id uuid NOT NULL,
    model text NOT NULL,
    embedding public.vector(1536) NOT NULL,
    asked_at timestamp with time zone NOT NULL
);

CREATE TABLE public.web_chat_letters (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    customer_id uuid NOT NULL,
    message_id uuid NOT NULL,
    written_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.webhook_deliveries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    ticket_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    delivered_at timestamp with time zone,
    problem text
);

CREATE TABLE public.words_backfill (
    only_row boolean DEFAULT true NOT NULL,
    up_to uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid,
    CONSTRAINT words_backfill_only_row_check CHECK (only_row)
);

CREATE TABLE public.wrong_answers (
    id bigint NOT NULL,
    customer_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    event_id text NOT NULL,
    reason text NOT NULL,
    right_answer text,
    user_id uuid,
    user_name text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT wrong_answers_reason_check CHECK ((reason = ANY (ARRAY['untrue'::text, 'beside_the_point'::text, 'incomplete'::text, 'outdated'::text, 'needs_person'::text]))),
    CONSTRAINT wrong_answers_right_answer_check CHECK ((right_answer <> ''::text))
);

ALTER TABLE public.wrong_answers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.wrong_answers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.agent_metrics ATTACH PARTITION public.agent_metrics_rest DEFAULT;

ALTER TABLE ONLY public.event_outbox ATTACH PARTITION public.event_outbox_rest DEFAULT;

ALTER TABLE ONLY public.ledger ATTACH PARTITION public.inbound_messages FOR VALUES FROM ('infinity') TO (MAXVALUE);

ALTER TABLE ONLY public.ledger ATTACH PARTITION public.ledger_rest DEFAULT;

ALTER TABLE ONLY public.event_outbox ALTER COLUMN id SET DEFAULT nextval('public.event_outbox_number'::regclass);

ALTER TABLE ONLY public.inbound_messages ALTER COLUMN admitted SET DEFAULT nextval('public.admissions'::regclass);

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agent_metrics
    ADD CONSTRAINT agent_metrics_pkey PRIMARY KEY (source_event, metric_type, recorded_at);

ALTER TABLE ONLY public.agent_metrics_rest
    ADD CONSTRAINT agent_metrics_rest_pkey PRIMARY KEY (source_event, metric_type, recorded_at);

ALTER TABLE ONLY public.answer_replays
    ADD CONSTRAINT answer_replays_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_ticket_id_key UNIQUE (ticket_id);

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_event_id_position_key UNIQUE (event_id, "position");

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_changes
    ADD CONSTRAINT audit_changes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.calibrations
    ADD CONSTRAINT calibrations_pkey PRIMARY KEY (channel, intent);

ALTER TABLE ONLY public.campaign_recipients
    ADD CONSTRAINT campaign_recipients_campaign_id_customer_id_key UNIQUE (campaign_id, customer_id);

ALTER TABLE ONLY public.campaign_recipients
    ADD CONSTRAINT campaign_recipients_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_steps
    ADD CONSTRAINT campaign_steps_campaign_id_step_key UNIQUE (campaign_id, step);

ALTER TABLE ONLY public.campaign_steps
    ADD CONSTRAINT campaign_steps_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sources
    ADD CONSTRAINT catalogue_sources_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.channel_configs
    ADD CONSTRAINT channel_configs_pkey PRIMARY KEY (channel);

ALTER TABLE ONLY public.chat_actions
    ADD CONSTRAINT chat_actions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.chat_mentions
    ADD CONSTRAINT chat_mentions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.chat_pending
    ADD CONSTRAINT chat_pending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.chat_sessions
    ADD CONSTRAINT chat_sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.chat_turns
    ADD CONSTRAINT chat_turns_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.churn_models
    ADD CONSTRAINT churn_models_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.churn_scores
    ADD CONSTRAINT churn_scores_customer_id_key UNIQUE (customer_id);

ALTER TABLE ONLY public.churn_scores
    ADD CONSTRAINT churn_scores_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.component_health
    ADD CONSTRAINT component_health_pkey PRIMARY KEY (component);

ALTER TABLE ONLY public.composer_drafts
    ADD CONSTRAINT composer_drafts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.composer_drafts
    ADD CONSTRAINT composer_drafts_ticket_id_user_id_key UNIQUE (ticket_id, user_id);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_channel_thread_key_customer_id_key UNIQUE (channel, thread_key, customer_id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.csat_questions
    ADD CONSTRAINT csat_questions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.csat_questions
    ADD CONSTRAINT csat_questions_ticket_id_resolved_at_key UNIQUE (ticket_id, resolved_at);

ALTER TABLE ONLY public.custom_fields
    ADD CONSTRAINT custom_fields_object_name_key UNIQUE (object, name);

ALTER TABLE ONLY public.custom_fields
    ADD CONSTRAINT custom_fields_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_identifiers
    ADD CONSTRAINT customer_identifiers_identifier_type_identifier_value_custo_key UNIQUE (identifier_type, identifier_value, customer_id);

ALTER TABLE ONLY public.customer_identifiers
    ADD CONSTRAINT customer_identifiers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_interests
    ADD CONSTRAINT customer_interests_customer_id_key UNIQUE (customer_id);

ALTER TABLE ONLY public.customer_interests
    ADD CONSTRAINT customer_interests_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_merges
    ADD CONSTRAINT customer_merges_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_outlooks
    ADD CONSTRAINT customer_outlooks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_number_key UNIQUE (number);

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deal_moves
    ADD CONSTRAINT deal_moves_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT digests_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.embedded_texts
    ADD CONSTRAINT embedded_texts_pkey PRIMARY KEY (model, digest);

ALTER TABLE ONLY public.event_outbox
    ADD CONSTRAINT event_outbox_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.event_outbox_rest
    ADD CONSTRAINT event_outbox_rest_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.filing_corrections
    ADD CONSTRAINT filing_corrections_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.form_submissions
    ADD CONSTRAINT form_submissions_pkey PRIMARY KEY (submission);

ALTER TABLE ONLY public.fulfilments
    ADD CONSTRAINT fulfilments_order_id_source_id_key UNIQUE (order_id, source_id);

ALTER TABLE ONLY public.fulfilments
    ADD CONSTRAINT fulfilments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_codes
    ADD CONSTRAINT identity_codes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_pieces
    ADD CONSTRAINT import_pieces_pkey PRIMARY KEY (import_id, number);

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_import_id_row_key UNIQUE (import_id, "row");

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.inbound_messages
    ADD CONSTRAINT inbound_messages_pkey PRIMARY KEY (event_id);

ALTER TABLE ONLY public.inbox_words
    ADD CONSTRAINT inbox_words_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.inbox_words
    ADD CONSTRAINT inbox_words_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.insight_facts
    ADD CONSTRAINT insight_facts_pkey PRIMARY KEY (event_id, kind, label);

ALTER TABLE ONLY public.insight_mails
    ADD CONSTRAINT insight_mails_pkey PRIMARY KEY (user_id, page);

ALTER TABLE ONLY public.insight_past_deals
    ADD CONSTRAINT insight_past_deals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.insight_stale
    ADD CONSTRAINT insight_stale_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.insight_state
    ADD CONSTRAINT insight_state_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.intake_spill
    ADD CONSTRAINT intake_spill_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.intake_spill
    ADD CONSTRAINT intake_spill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_base
    ADD CONSTRAINT knowledge_base_document_position_key UNIQUE (document, "position");

ALTER TABLE ONLY public.knowledge_base
    ADD CONSTRAINT knowledge_base_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.knowledge_words
    ADD CONSTRAINT knowledge_words_pkey PRIMARY KEY (word);

ALTER TABLE ONLY public.known_questions
    ADD CONSTRAINT known_questions_pkey PRIMARY KEY (document, "position", place);

ALTER TABLE ONLY public.lead_forms
    ADD CONSTRAINT lead_forms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.lead_notices
    ADD CONSTRAINT lead_notices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.learned_articles
    ADD CONSTRAINT learned_articles_pkey PRIMARY KEY (document);

ALTER TABLE ONLY public.ledger_totals
    ADD CONSTRAINT ledger_totals_pkey PRIMARY KEY (month, state);

ALTER TABLE ONLY public.macros
    ADD CONSTRAINT macros_name_key UNIQUE (name);

ALTER TABLE ONLY public.macros
    ADD CONSTRAINT macros_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailboxes
    ADD CONSTRAINT mailboxes_pkey PRIMARY KEY (address);

ALTER TABLE ONLY public.message_templates
    ADD CONSTRAINT message_templates_pkey PRIMARY KEY (provider, name, language);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_correlation_id_key UNIQUE (correlation_id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_event_id_direction_role_part_key UNIQUE (event_id, direction, role, part);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.model_usage
    ADD CONSTRAINT model_usage_pkey PRIMARY KEY (day, conversation_id, model);

ALTER TABLE ONLY public.notification_webhook
    ADD CONSTRAINT notification_webhook_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.oidc_identities
    ADD CONSTRAINT oidc_identities_pkey PRIMARY KEY (issuer, subject);

ALTER TABLE ONLY public.oidc_identities
    ADD CONSTRAINT oidc_identities_user_id_issuer_key UNIQUE (user_id, issuer);

ALTER TABLE ONLY public.oidc_sign_ins
    ADD CONSTRAINT oidc_sign_ins_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_customer_id_rule_subject_key UNIQUE (customer_id, rule, subject);

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.opt_outs
    ADD CONSTRAINT opt_outs_pkey PRIMARY KEY (identifier_type, identifier_value, channel);

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_order_id_position_key UNIQUE (order_id, "position");

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_source_source_id_key UNIQUE (source, source_id);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_correlation_id_key UNIQUE (correlation_id);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_idempotency_key_key UNIQUE (idempotency_key);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_recipient_id_step_key UNIQUE (recipient_id, step);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_token_key UNIQUE (token);

ALTER TABLE ONLY public.outreach_settings
    ADD CONSTRAINT outreach_settings_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.parked_keys
    ADD CONSTRAINT parked_keys_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.pipelines
    ADD CONSTRAINT pipelines_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_customer_id_topic_value_key UNIQUE (customer_id, topic, value);

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_markers
    ADD CONSTRAINT product_markers_pkey PRIMARY KEY (product_id);

ALTER TABLE ONLY public.product_variants
    ADD CONSTRAINT product_variants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_variants
    ADD CONSTRAINT product_variants_product_id_position_key UNIQUE (product_id, "position");

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_source_source_id_key UNIQUE (source, source_id);

ALTER TABLE ONLY public.profile_progress
    ADD CONSTRAINT profile_progress_pkey PRIMARY KEY (one);

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.refused_mails
    ADD CONSTRAINT refused_mails_pkey PRIMARY KEY (mailbox, gmail_id);

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_interaction_id_key UNIQUE (interaction_id);

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_draft_id_key UNIQUE (draft_id);

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_owner_id_page_name_key UNIQUE (owner_id, page, name);

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scheduled_replies
    ADD CONSTRAINT scheduled_replies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scheduled_replies
    ADD CONSTRAINT scheduled_replies_ticket_id_key UNIQUE (ticket_id);

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.scoring
    ADD CONSTRAINT scoring_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.second_numbers
    ADD CONSTRAINT second_numbers_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_links
    ADD CONSTRAINT sign_in_links_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.sla_settings
    ADD CONSTRAINT sla_settings_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.staff_letters
    ADD CONSTRAINT staff_letters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.suppressions
    ADD CONSTRAINT suppressions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_follows_key UNIQUE (follows);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_pkey PRIMARY KEY (user_id, team);

ALTER TABLE ONLY public.teams
    ADD CONSTRAINT teams_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.ticket_links
    ADD CONSTRAINT ticket_links_pkey PRIMARY KEY (ticket_id, other_id);

ALTER TABLE ONLY public.ticket_notes
    ADD CONSTRAINT ticket_notes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ticket_posts
    ADD CONSTRAINT ticket_posts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ticket_tags
    ADD CONSTRAINT ticket_tags_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.ticket_viewers
    ADD CONSTRAINT ticket_viewers_pkey PRIMARY KEY (ticket_id, user_id);

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_ticket_number_key UNIQUE (ticket_number);

ALTER TABLE ONLY public.topic_alerts
    ADD CONSTRAINT topic_alerts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.unanswered_questions
    ADD CONSTRAINT unanswered_questions_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key UNIQUE (email);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.web_chat_letters
    ADD CONSTRAINT web_chat_letters_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.web_chat_letters
    ADD CONSTRAINT web_chat_letters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.words_backfill
    ADD CONSTRAINT words_backfill_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.wrong_answers
    ADD CONSTRAINT wrong_answers_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.wrong_answers
    ADD CONSTRAINT wrong_answers_pkey PRIMARY KEY (id);

CREATE INDEX activities_customer ON public.activities USING btree (customer_id, happened_at DESC);

CREATE INDEX activities_deal ON public.activities USING btree (deal_id, happened_at DESC) WHERE (deal_id IS NOT NULL);

CREATE INDEX activities_ticket ON public.activities USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);

CREATE INDEX agent_metrics_time ON ONLY public.agent_metrics USING btree (recorded_at, channel, metric_type);

CREATE INDEX agent_metrics_rest_recorded_at_channel_metric_type_idx ON public.agent_metrics_rest USING btree (recorded_at, channel, metric_type);

CREATE INDEX answer_replays_customer ON public.answer_replays USING btree (customer_id);

CREATE INDEX answer_replays_over ON public.answer_replays USING btree (keep_until);

CREATE INDEX answer_replays_ticket ON public.answer_replays USING btree (ticket_id);

CREATE INDEX answer_replays_waiting ON public.answer_replays USING btree (created_at) WHERE (result IS NULL);

CREATE INDEX api_tokens_user ON public.api_tokens USING btree (user_id);

CREATE INDEX article_suggestions_question ON public.article_suggestions USING btree (question_id);

CREATE INDEX article_suggestions_same ON public.article_suggestions USING btree (same_as) WHERE (same_as IS NOT NULL);

CREATE INDEX article_suggestions_status ON public.article_suggestions USING btree (status, id) WHERE (same_as IS NULL);

CREATE INDEX attachments_pending ON public.attachments USING btree (next_attempt_at) WHERE (state = 'pending'::text);

CREATE INDEX audit_changes_customer ON public.audit_changes USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX audit_log_act ON public.audit_log USING btree (act, id);

CREATE INDEX audit_log_actor ON public.audit_log USING btree (actor_id, id);

CREATE INDEX audit_log_at ON public.audit_log USING brin (at);

CREATE INDEX audit_log_subject ON public.audit_log USING btree (subject, subject_id, id);

CREATE UNIQUE INDEX campaign_recipients_address ON public.campaign_recipients USING btree (campaign_id, public.address_digest(address)) WHERE (state <> 'excluded'::text);

CREATE INDEX campaign_recipients_customer ON public.campaign_recipients USING btree (customer_id);

CREATE INDEX campaign_recipients_due ON public.campaign_recipients USING btree (campaign_id, domain, due_at, id) WHERE (state = 'waiting'::text);

CREATE INDEX campaign_recipients_expiry ON public.campaign_recipients USING btree (keep_until) WHERE (keep_until IS NOT NULL);

CREATE INDEX campaign_recipients_state ON public.campaign_recipients USING btree (campaign_id, state);

CREATE INDEX campaigns_created ON public.campaigns USING btree (created_at DESC, id) WHERE (deleted_at IS NULL);

CREATE INDEX campaigns_starts ON public.campaigns USING btree (starts_at) WHERE (state = 'scheduled'::text);

CREATE INDEX chat_actions_customer ON public.chat_actions USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX chat_actions_session ON public.chat_actions USING btree (session_id, created_at DESC);

CREATE INDEX chat_mentions_customer ON public.chat_mentions USING btree (customer_id);

CREATE INDEX chat_mentions_turn ON public.chat_mentions USING btree (turn_id);

CREATE INDEX chat_pending_session ON public.chat_pending USING btree (session_id);

CREATE INDEX chat_sessions_rest ON public.chat_sessions USING btree (updated_at);

CREATE INDEX chat_sessions_user ON public.chat_sessions USING btree (user_id, updated_at DESC);

CREATE INDEX chat_turns_session ON public.chat_turns USING btree (session_id, id);

CREATE INDEX churn_scores_likely ON public.churn_scores USING btree (probability) WHERE (probability IS NOT NULL);

CREATE INDEX churn_scores_model ON public.churn_scores USING btree (model_id);

CREATE INDEX churn_scores_scored ON public.churn_scores USING btree (scored_at);

CREATE INDEX companies_created ON public.companies USING btree (created_at, id) WHERE (deleted_at IS NULL);

CREATE UNIQUE INDEX companies_domain ON public.companies USING btree (domain) WHERE ((deleted_at IS NULL) AND (domain IS NOT NULL));

CREATE UNIQUE INDEX companies_match_name ON public.companies USING btree (match_name) WHERE (deleted_at IS NULL);

CREATE INDEX companies_name ON public.companies USING btree (lower(name), id) WHERE (deleted_at IS NULL);

CREATE INDEX companies_owner ON public.companies USING btree (owner_id) WHERE (owner_id IS NOT NULL);

CREATE INDEX companies_updated ON public.companies USING btree (updated_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX companies_words ON public.companies USING gin (public.customer_words(name, domain, phone, NULL::text)) WHERE (deleted_at IS NULL);

CREATE INDEX composer_drafts_customer ON public.composer_drafts USING btree (customer_id);

CREATE INDEX composer_drafts_user ON public.composer_drafts USING btree (user_id);

CREATE INDEX consents_customer ON public.consents USING btree (customer_id, given_at);

CREATE INDEX consents_expiry ON public.consents USING btree (keep_until) WHERE (keep_until IS NOT NULL);

CREATE UNIQUE INDEX consents_standing ON public.consents USING btree (customer_id, channel, purpose) WHERE (withdrawn_at IS NULL);

CREATE INDEX contacts_alike ON public.customers USING gin (lower(name) public.gin_trgm_ops) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_company ON public.customers USING btree (lower(COALESCE(company, ''::text)), number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_created ON public.customers USING btree (created_at, number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_email ON public.customers USING btree (COALESCE(email, ''::text), number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_first_name ON public.customers USING btree (lower(COALESCE(
CASE
    WHEN (last_name IS NULL) THEN name
    ELSE first_name
END, ''::text)), number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_last_name ON public.customers USING btree (lower(COALESCE(last_name, ''::text)), number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_name ON public.customers USING btree (lower(COALESCE(name, ''::text)), number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX contacts_updated ON public.customers USING btree (updated_at, number) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX conversations_customer ON public.conversations USING btree (customer_id, created_at DESC);

CREATE INDEX conversations_linked_to ON public.conversations USING btree (linked_to) WHERE (linked_to IS NOT NULL);

CREATE INDEX conversations_of_visitors ON public.conversations USING btree (split_part(thread_key, '#'::text, 1)) WHERE (channel = 'web_chat'::text);

CREATE INDEX csat_questions_answered ON public.csat_questions USING btree (answered_at) WHERE (state = 'answered'::text);

CREATE INDEX csat_questions_customer ON public.csat_questions USING btree (customer_id, asked_at);

CREATE INDEX csat_questions_recipient ON public.csat_questions USING btree (channel, recipient, asked_at) WHERE (recipient IS NOT NULL);

CREATE INDEX customer_identifiers_customer ON public.customer_identifiers USING btree (customer_id);

CREATE INDEX customer_identifiers_mailbox ON public.customer_identifiers USING btree (public.mailbox_of(identifier_value)) WHERE (identifier_type = 'email'::text);

CREATE UNIQUE INDEX customer_identifiers_proven ON public.customer_identifiers USING btree (identifier_type, identifier_value) WHERE (proof = 'proven'::text);

CREATE UNIQUE INDEX customer_merges_active ON public.customer_merges USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE INDEX customer_merges_kept ON public.customer_merges USING btree (kept_id);

CREATE INDEX customer_outlooks_due ON public.customer_outlooks USING btree (judged_at);

CREATE INDEX customers_company ON public.customers USING btree (company_id) WHERE (company_id IS NOT NULL);

CREATE INDEX customers_deleted ON public.customers USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX customers_email ON public.customers USING btree (email) WHERE (email IS NOT NULL);

CREATE INDEX customers_merged_into ON public.customers USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX customers_noted ON public.customers USING gin (public.noted_words(notes, "position", company));

CREATE INDEX customers_outlook ON public.customers USING btree (lifetime_value) WHERE ((lifetime_value IS NOT NULL) AND (churn_risk IS NOT NULL));

CREATE INDEX customers_owner ON public.customers USING btree (owner_id) INCLUDE (id, team, merged_into, deleted_at) WHERE (owner_id IS NOT NULL);

CREATE INDEX customers_phone ON public.customers USING btree (phone) WHERE (phone IS NOT NULL);

CREATE INDEX customers_reach ON public.customers USING btree (COALESCE(team, 'support'::text), owner_id) INCLUDE (id, team) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL) AND ((owner_id IS NOT NULL) OR (team IS NOT NULL)));

CREATE INDEX customers_tags ON public.customers USING gin (tags);

CREATE INDEX customers_tags_lowered ON public.customers USING gin (public.lowered(tags));

CREATE INDEX customers_team ON public.customers USING btree (team) WHERE (team IS NOT NULL);

CREATE INDEX customers_words ON public.customers USING gin (words) WHERE ((merged_into IS NULL) AND (deleted_at IS NULL));

CREATE INDEX deal_moves_deal ON public.deal_moves USING btree (deal_id, moved_at);

CREATE UNIQUE INDEX deals_column ON public.deals USING btree (pipeline_id, status, "position");

CREATE INDEX deals_customer ON public.deals USING btree (customer_id);

CREATE INDEX digests_due ON public.digests USING btree (due_at);

CREATE INDEX event_outbox_reasons ON ONLY public.event_outbox USING btree (conversation_id) WHERE (payload ? 'reason'::text);

CREATE INDEX event_outbox_rest_conversation_id_idx ON public.event_outbox_rest USING btree (conversation_id) WHERE (payload ? 'reason'::text);

CREATE INDEX event_outbox_unpublished ON ONLY public.event_outbox USING btree (id) WHERE (published_at IS NULL);

CREATE INDEX event_outbox_rest_id_idx ON public.event_outbox_rest USING btree (id) WHERE (published_at IS NULL);

CREATE INDEX event_outbox_time ON ONLY public.event_outbox USING brin (occurred_at);

CREATE INDEX event_outbox_rest_occurred_at_idx ON public.event_outbox_rest USING brin (occurred_at);

CREATE INDEX filing_corrections_customer ON public.filing_corrections USING btree (customer_id);

CREATE INDEX filing_corrections_ticket ON public.filing_corrections USING btree (ticket_id);

CREATE INDEX form_submissions_time ON public.form_submissions USING brin (submitted_at);

CREATE INDEX fulfilments_customer ON public.fulfilments USING btree (customer_id);

CREATE INDEX identity_codes_email ON public.identity_codes USING btree (email, created_at DESC);

CREATE INDEX import_rows_customer ON public.import_rows USING btree (customer_id, import_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX import_rows_expiry ON public.import_rows USING brin (keep_until);

CREATE INDEX import_rows_record ON public.import_rows USING btree (import_id, record_id) WHERE (record_id IS NOT NULL);

CREATE INDEX import_rows_to_undo ON public.import_rows USING btree (import_id, "row") WHERE ((undone IS NULL) AND (outcome = ANY (ARRAY['created'::text, 'updated'::text])));

CREATE INDEX import_rows_undone ON public.import_rows USING btree (import_id, undone, "row") WHERE (undone IS NOT NULL);

CREATE INDEX imports_at_work ON public.imports USING btree (id) WHERE ((state = ANY (ARRAY['running'::text, 'undoing'::text])) OR (under_way IS NOT NULL));

CREATE INDEX imports_owner ON public.imports USING btree (owner_id, id);

CREATE INDEX ledger_conversation ON ONLY public.ledger USING btree (conversation_id, received_at);

CREATE INDEX inbound_messages_conversation ON public.inbound_messages USING btree (conversation_id, received_at);

CREATE INDEX inbound_messages_ended ON public.inbound_messages USING btree (settled_at) WHERE (state <> ALL (ARRAY['received'::text, 'processing'::text, 'dead'::text]));

CREATE INDEX ledger_key ON ONLY public.ledger USING btree (key);

CREATE INDEX inbound_messages_key_idx ON public.inbound_messages USING btree (key);

CREATE INDEX inbound_messages_owned ON public.inbound_messages USING btree (owned_until) WHERE (state = ANY (ARRAY['received'::text, 'processing'::text]));

CREATE INDEX ledger_replied ON ONLY public.ledger USING btree (settled_at) WHERE (state = 'replied'::text);

CREATE INDEX inbound_messages_replied ON public.inbound_messages USING btree (settled_at) WHERE (state = 'replied'::text);

CREATE INDEX ledger_words ON ONLY public.ledger USING btree (settled_at) WHERE ((envelope <> '{}'::jsonb) AND (conversation_id IS NULL));

CREATE INDEX inbound_messages_settled_at_idx ON public.inbound_messages USING btree (settled_at) WHERE ((envelope <> '{}'::jsonb) AND (conversation_id IS NULL));

CREATE INDEX inbound_messages_state ON public.inbound_messages USING btree (state);

CREATE INDEX inbound_messages_waiting ON public.inbound_messages USING btree (key, received_at) WHERE (state = ANY (ARRAY['received'::text, 'processing'::text]));

CREATE INDEX ledger_with_person ON ONLY public.ledger USING btree (settled_at) WHERE (state = ANY (ARRAY['drafted'::text, 'escalated'::text]));

CREATE INDEX inbound_messages_with_person ON public.inbound_messages USING btree (settled_at) WHERE (state = ANY (ARRAY['drafted'::text, 'escalated'::text]));

CREATE INDEX inbox_words_latest ON public.inbox_words USING btree (said_at DESC, id);

CREATE INDEX inbox_words_search ON public.inbox_words USING gin (words);

CREATE UNIQUE INDEX inbox_words_subject ON public.inbox_words USING btree (ticket_id) WHERE (message_id IS NULL);

CREATE INDEX inbox_words_ticket ON public.inbox_words USING btree (ticket_id);

CREATE INDEX insight_facts_time ON public.insight_facts USING btree (at, kind);

CREATE INDEX insight_facts_who ON public.insight_facts USING btree (who, at) WHERE (who IS NOT NULL);

CREATE INDEX insight_mails_due ON public.insight_mails USING btree (due_at);

CREATE INDEX insight_rollups_time ON public.insight_rollups USING btree (grain, at, kind);

CREATE INDEX insight_sums_time ON public.insight_sums USING btree (level, grain, at, kind);

CREATE INDEX intake_spill_key ON public.intake_spill USING btree (key);

CREATE INDEX intake_spill_waiting ON public.intake_spill USING btree (id) WHERE (published_at IS NULL);

CREATE INDEX interactions_customer ON public.interactions USING btree (customer_id, happened_at DESC);

CREATE INDEX knowledge_base_embedding ON public.knowledge_base USING hnsw (embedding public.vector_cosine_ops);

CREATE INDEX knowledge_base_filter ON public.knowledge_base USING btree (model, category);

CREATE INDEX knowledge_base_search ON public.knowledge_base USING gin (search);

CREATE INDEX known_questions_embedding ON public.known_questions USING hnsw (embedding public.vector_cosine_ops);

CREATE INDEX lead_notices_due ON public.lead_notices USING btree (due_at) WHERE (outcome IS NULL);

CREATE INDEX lead_notices_newest ON public.lead_notices USING btree (created_at, id);

CREATE INDEX leads_customer ON public.leads USING btree (customer_id, created_at);

CREATE INDEX ledger_rest_conversation_id_received_at_idx ON public.ledger_rest USING btree (conversation_id, received_at);

CREATE UNIQUE INDEX ledger_rest_event ON public.ledger_rest USING btree (event_id);

CREATE INDEX ledger_rest_key_idx ON public.ledger_rest USING btree (key);

CREATE INDEX ledger_rest_settled_at_idx ON public.ledger_rest USING btree (settled_at) WHERE ((envelope <> '{}'::jsonb) AND (conversation_id IS NULL));

CREATE INDEX ledger_rest_settled_at_idx1 ON public.ledger_rest USING btree (settled_at) WHERE (state = 'replied'::text);

CREATE INDEX ledger_rest_settled_at_idx2 ON public.ledger_rest USING btree (settled_at) WHERE (state = ANY (ARRAY['drafted'::text, 'escalated'::text]));

CREATE INDEX messages_answered_alone ON public.messages USING btree (created_at) WHERE ((direction = 'outbound'::text) AND (role = 'agent'::text) AND (calibrated IS NOT NULL));

CREATE INDEX messages_automatic ON public.messages USING btree (channel, created_at) WHERE ((direction = 'outbound'::text) AND (role = 'agent'::text));

CREATE INDEX messages_conversation ON public.messages USING btree (conversation_id, created_at);

CREATE INDEX messages_drafts ON public.messages USING btree (ticket_id) WHERE ((direction = 'outbound'::text) AND (delivery_status = 'draft'::text));

CREATE INDEX messages_mail_id ON public.messages USING hash (((email_thread ->> 'message_id'::text))) WHERE (direction = 'inbound'::text);

CREATE INDEX messages_of_chats ON public.messages USING btree (updated_at) WHERE (channel = 'web_chat'::text);

CREATE INDEX messages_provider ON public.messages USING btree (provider_message_id) WHERE (provider_message_id IS NOT NULL);

CREATE INDEX messages_to_send ON public.messages USING btree (next_attempt_at) WHERE ((direction = 'outbound'::text) AND (delivery_status = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text])));

CREATE INDEX messages_undelivered ON public.messages USING btree (updated_at) WHERE ((direction = 'outbound'::text) AND (delivery_status = ANY (ARRAY['failed'::text, 'unknown'::text])));

CREATE INDEX messages_with_attachments ON public.messages USING btree (created_at) WHERE ((direction = 'inbound'::text) AND (attachments <> '[]'::jsonb));

CREATE INDEX notifications_task ON public.notifications USING btree (task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX notifications_ticket ON public.notifications USING btree (ticket_id);

CREATE INDEX notifications_to_hand ON public.notifications USING btree (at) WHERE ((handed_at IS NULL) OR (handed_at < at));

CREATE UNIQUE INDEX notifications_unread ON public.notifications USING btree (user_id, kind, ticket_id) WHERE (read_at IS NULL);

CREATE UNIQUE INDEX notifications_unread_task ON public.notifications USING btree (user_id, task_id) WHERE ((read_at IS NULL) AND (task_id IS NOT NULL));

CREATE INDEX notifications_user ON public.notifications USING btree (user_id, id DESC);

CREATE INDEX opportunities_deal ON public.opportunities USING btree (deal_id) WHERE (deal_id IS NOT NULL);

CREATE INDEX opportunities_open ON public.opportunities USING btree (score DESC, id DESC) WHERE (outcome IS NULL);

CREATE INDEX opportunities_order ON public.opportunities USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX opportunities_ticket ON public.opportunities USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);

CREATE INDEX order_lines_customer ON public.order_lines USING btree (customer_id);

CREATE INDEX order_lines_orphaned ON public.order_lines USING btree (source_product_id) WHERE (product_id IS NULL);

CREATE INDEX order_lines_product ON public.order_lines USING btree (product_id) WHERE (product_id IS NOT NULL);

CREATE INDEX orders_customer ON public.orders USING btree (customer_id, placed_at DESC);

CREATE INDEX orders_number ON public.orders USING btree (number);

CREATE INDEX orders_placed ON public.orders USING btree (placed_at);

CREATE INDEX orders_updated ON public.orders USING btree (updated_at);

CREATE INDEX outreach_messages_campaign ON public.outreach_messages USING btree (campaign_id, delivery_status) WHERE (campaign_id IS NOT NULL);

CREATE INDEX outreach_messages_customer ON public.outreach_messages USING btree (customer_id, created_at DESC);

CREATE INDEX outreach_messages_drafts ON public.outreach_messages USING btree (created_at, id) WHERE (delivery_status = 'draft'::text);

CREATE INDEX outreach_messages_expiry ON public.outreach_messages USING btree (keep_until) WHERE (keep_until IS NOT NULL);

CREATE INDEX outreach_messages_in_doubt ON public.outreach_messages USING btree (channel, next_attempt_at) WHERE (delivery_status = ANY (ARRAY['sending'::text, 'unknown'::text]));

CREATE INDEX outreach_messages_provider ON public.outreach_messages USING btree (provider_message_id) WHERE (provider_message_id IS NOT NULL);

CREATE INDEX outreach_messages_released ON public.outreach_messages USING btree (released_at, domain) WHERE (released_at IS NOT NULL);

CREATE INDEX outreach_messages_to_send ON public.outreach_messages USING btree (channel, next_attempt_at) WHERE (delivery_status = ANY (ARRAY['pending'::text, 'sending'::text, 'unknown'::text]));

CREATE INDEX parked_keys_until ON public.parked_keys USING btree (until);

CREATE INDEX preferences_message ON public.preferences USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX preferences_order ON public.preferences USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX product_variants_sku ON public.product_variants USING btree (sku) WHERE (sku IS NOT NULL);

CREATE INDEX products_created ON public.products USING btree (created_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX products_embedding ON public.products USING hnsw (embedding public.vector_cosine_ops);

CREATE INDEX products_markers ON public.products USING gin (markers) WHERE (deleted_at IS NULL);

CREATE INDEX products_title ON public.products USING btree (lower(title), id) WHERE (deleted_at IS NULL);

CREATE INDEX products_unembedded ON public.products USING btree (id) WHERE ((embedding IS NULL) AND (deleted_at IS NULL));

CREATE INDEX products_updated ON public.products USING btree (updated_at, id) WHERE (deleted_at IS NULL);

CREATE INDEX refresh_tokens_session ON public.refresh_tokens USING btree (session_id);

CREATE INDEX reminders_customer ON public.reminders USING btree (customer_id, due_at);

CREATE INDEX reminders_due ON public.reminders USING btree (due_at) WHERE (state = 'waiting'::text);

CREATE INDEX reminders_expiry ON public.reminders USING btree (keep_until) WHERE (keep_until IS NOT NULL);

CREATE INDEX reply_files_customer ON public.reply_files USING btree (customer_id);

CREATE INDEX reply_files_event ON public.reply_files USING btree (event_id);

CREATE INDEX reply_files_expiry ON public.reply_files USING btree (keep_until);

CREATE INDEX reply_files_message ON public.reply_files USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX reply_files_ticket ON public.reply_files USING btree (ticket_id);

CREATE INDEX reply_suggestions_customer ON public.reply_suggestions USING btree (customer_id);

CREATE INDEX reply_suggestions_ended ON public.reply_suggestions USING btree (ended_at) WHERE (outcome = ANY (ARRAY['unchanged'::text, 'edited'::text, 'rejected'::text]));

CREATE INDEX reply_suggestions_message ON public.reply_suggestions USING btree (message_id, created_at);

CREATE UNIQUE INDEX reply_suggestions_once ON public.reply_suggestions USING btree (message_id) WHERE ((instruction IS NULL) AND (draft_id IS NULL));

CREATE INDEX reply_suggestions_open ON public.reply_suggestions USING btree (written_at) WHERE ((outcome IS NULL) AND (written_at IS NOT NULL));

CREATE INDEX reply_suggestions_ticket ON public.reply_suggestions USING btree (ticket_id);

CREATE INDEX reply_suggestions_unwritten ON public.reply_suggestions USING btree (created_at) WHERE (written_at IS NULL);

CREATE INDEX saved_views_team ON public.saved_views USING btree (team, page) WHERE (team IS NOT NULL);

CREATE INDEX scheduled_replies_customer ON public.scheduled_replies USING btree (customer_id);

CREATE INDEX scheduled_replies_due ON public.scheduled_replies USING btree (send_at);

CREATE INDEX sessions_open ON public.sessions USING btree (user_id) WHERE (ended_at IS NULL);

CREATE INDEX sign_in_links_user ON public.sign_in_links USING btree (user_id);

CREATE INDEX sla_pauses_ticket ON public.sla_pauses USING btree (ticket_id);

CREATE INDEX staff_letters_due ON public.staff_letters USING btree (next_attempt_at);

CREATE INDEX staff_letters_expired ON public.staff_letters USING btree (expires_at);

CREATE UNIQUE INDEX suppressions_address ON public.suppressions USING btree (digest, COALESCE(channel, ''::text), reason);

CREATE INDEX tasks_customer ON public.tasks USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX tasks_deal ON public.tasks USING btree (deal_id) WHERE (deal_id IS NOT NULL);

CREATE INDEX tasks_due ON public.tasks USING btree (owner_id, due_date) WHERE ((status = ANY (ARRAY['todo'::text, 'in_progress'::text])) AND (deleted_at IS NULL));

CREATE INDEX tasks_ring ON public.tasks USING btree (remind_at) WHERE ((reminded_at IS NULL) AND (remind_at IS NOT NULL));

CREATE INDEX tasks_ticket ON public.tasks USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);

CREATE INDEX ticket_links_other ON public.ticket_links USING btree (other_id);

CREATE INDEX ticket_notes_customer ON public.ticket_notes USING btree (customer_id, created_at);

CREATE INDEX ticket_notes_ticket ON public.ticket_notes USING btree (ticket_id, created_at);

CREATE INDEX ticket_posts_customer ON public.ticket_posts USING btree (customer_id);

CREATE INDEX ticket_posts_expiry ON public.ticket_posts USING btree (keep_until);

CREATE INDEX ticket_posts_item ON public.ticket_posts USING btree (item_id);

CREATE INDEX ticket_posts_ticket ON public.ticket_posts USING btree (ticket_id);

CREATE INDEX ticket_tags_becomes ON public.ticket_tags USING btree (becomes) WHERE (becomes IS NOT NULL);

CREATE INDEX ticket_viewers_seen ON public.ticket_viewers USING btree (seen_at);

CREATE INDEX tickets_assigned ON public.tickets USING btree (assigned_to) INCLUDE (customer_id, assigned_team) WHERE (assigned_to IS NOT NULL);

CREATE UNIQUE INDEX tickets_begun_as ON public.tickets USING btree (begun_as) WHERE (begun_as IS NOT NULL);

CREATE INDEX tickets_conversation ON public.tickets USING btree (conversation_id, created_at DESC);

CREATE INDEX tickets_customer ON public.tickets USING btree (customer_id, created_at DESC);

CREATE INDEX tickets_merged ON public.tickets USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX tickets_order ON public.tickets USING btree (public.status_group(status), slot, static_score DESC, COALESCE(waiting_since, created_at) DESC, id) INCLUDE (status, source_channel, assigned_to, assigned_team, snoozed_until, draft_waits, waiting_since, created_at);

CREATE INDEX tickets_resolved ON public.tickets USING btree (resolved_at) WHERE (status = 'resolved'::text);

CREATE INDEX tickets_sla_look ON public.tickets USING btree (sla_look_at) WHERE (sla_look_at IS NOT NULL);

CREATE INDEX tickets_sla_pending ON public.tickets USING btree (id) WHERE sla_pending;

CREATE INDEX tickets_snoozed ON public.tickets USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);

CREATE INDEX tickets_status ON public.tickets USING btree (status, created_at);

CREATE INDEX tickets_tags ON public.tickets USING gin (tags);

CREATE INDEX tickets_team ON public.tickets USING btree (COALESCE(assigned_team, 'support'::text), source_channel, status) INCLUDE (customer_id, assigned_team, assigned_to);

CREATE INDEX tickets_updated ON public.tickets USING btree (updated_at);

CREATE INDEX tickets_young ON public.tickets USING btree (COALESCE(waiting_since, created_at)) WHERE (slot <> 0);

CREATE INDEX topic_alerts_user ON public.topic_alerts USING btree (user_id);

CREATE INDEX unanswered_questions_time ON public.unanswered_questions USING btree (asked_at);

CREATE INDEX web_chat_letters_customer ON public.web_chat_letters USING btree (customer_id);

CREATE INDEX webhook_deliveries_at ON public.webhook_deliveries USING btree (at DESC);

CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (next_attempt_at) WHERE (delivered_at IS NULL);

CREATE INDEX webhook_deliveries_ticket ON public.webhook_deliveries USING btree (ticket_id);

CREATE INDEX wrong_answers_at ON public.wrong_answers USING btree (at);

CREATE INDEX wrong_answers_customer ON public.wrong_answers USING btree (customer_id);

CREATE INDEX wrong_answers_ticket ON public.wrong_answers USING btree (ticket_id);

ALTER INDEX public.agent_metrics_pkey ATTACH PARTITION public.agent_metrics_rest_pkey;

ALTER INDEX public.agent_metrics_time ATTACH PARTITION public.agent_metrics_rest_recorded_at_channel_metric_type_idx;

ALTER INDEX public.event_outbox_reasons ATTACH PARTITION public.event_outbox_rest_conversation_id_idx;

ALTER INDEX public.event_outbox_unpublished ATTACH PARTITION public.event_outbox_rest_id_idx;

ALTER INDEX public.event_outbox_time ATTACH PARTITION public.event_outbox_rest_occurred_at_idx;

ALTER INDEX public.event_outbox_pkey ATTACH PARTITION public.event_outbox_rest_pkey;

ALTER INDEX public.ledger_conversation ATTACH PARTITION public.inbound_messages_conversation;

ALTER INDEX public.ledger_key ATTACH PARTITION public.inbound_messages_key_idx;

ALTER INDEX public.ledger_replied ATTACH PARTITION public.inbound_messages_replied;

ALTER INDEX public.ledger_words ATTACH PARTITION public.inbound_messages_settled_at_idx;

ALTER INDEX public.ledger_with_person ATTACH PARTITION public.inbound_messages_with_person;

ALTER INDEX public.ledger_conversation ATTACH PARTITION public.ledger_rest_conversation_id_received_at_idx;

ALTER INDEX public.ledger_key ATTACH PARTITION public.ledger_rest_key_idx;

ALTER INDEX public.ledger_words ATTACH PARTITION public.ledger_rest_settled_at_idx;

ALTER INDEX public.ledger_replied ATTACH PARTITION public.ledger_rest_settled_at_idx1;

ALTER INDEX public.ledger_with_person ATTACH PARTITION public.ledger_rest_settled_at_idx2;

CREATE TRIGGER audit_changes_only_grow BEFORE DELETE OR UPDATE ON public.audit_changes FOR EACH ROW EXECUTE FUNCTION public.refuse_audit_change();

CREATE TRIGGER audit_changes_stay BEFORE TRUNCATE ON public.audit_changes FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_log_only_grows BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_log_stays BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER churn_is_due AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.churn_is_due();

CREATE TRIGGER churn_is_due_again AFTER UPDATE OF customer_id, status, placed_at ON public.orders FOR EACH ROW WHEN ((((old.customer_id IS DISTINCT FROM new.customer_id) OR (old.status IS DISTINCT FROM new.status)) OR (old.placed_at IS DISTINCT FROM new.placed_at))) EXECUTE FUNCTION public.churn_is_due();

CREATE TRIGGER counted BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.knowledge_base FOR EACH STATEMENT EXECUTE FUNCTION public.count_knowledge_change();

CREATE TRIGGER counted BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.known_questions FOR EACH STATEMENT EXECUTE FUNCTION public.count_knowledge_change();

CREATE TRIGGER csat_questions_tell AFTER UPDATE OF state ON public.csat_questions FOR EACH ROW WHEN (((old.state = 'asked'::text) AND (new.state = 'answered'::text))) EXECUTE FUNCTION public.tell_rating();

CREATE TRIGGER customers_leave_facts AFTER DELETE ON public.customers REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.forget_fact_owner();

CREATE TRIGGER customers_score AFTER UPDATE OF lifetime_value, churn_risk ON public.customers FOR EACH ROW WHEN (((old.lifetime_value IS DISTINCT FROM new.lifetime_value) OR (old.churn_risk IS DISTINCT FROM new.churn_risk))) EXECUTE FUNCTION public.rescore_customer();

CREATE TRIGGER deals_tell AFTER INSERT OR DELETE OR UPDATE OF status, value, currency, pipeline_id, deleted_at ON public.deals FOR EACH ROW EXECUTE FUNCTION public.tell_deal();

CREATE TRIGGER derive_name BEFORE INSERT OR UPDATE OF name, first_name, last_name ON public.customers FOR EACH ROW EXECUTE FUNCTION public.derive_name();

CREATE TRIGGER forget_code BEFORE UPDATE ON public.messages FOR EACH ROW WHEN (((new.event_id ~~ 'identity-code:%'::text) AND (new.delivery_status = ANY (ARRAY['sent'::text, 'delivered'::text, 'read'::text, 'failed'::text])))) EXECUTE FUNCTION public.forget_sent_code();

CREATE TRIGGER forget_embedding BEFORE UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION public.forget_embedding();

CREATE TRIGGER forget_turn AFTER DELETE ON public.chat_mentions FOR EACH ROW EXECUTE FUNCTION public.forget_chat_turn();

CREATE TRIGGER insight_rollups_add_sums AFTER INSERT ON public.insight_rollups REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.keep_sums();

CREATE TRIGGER insight_rollups_drop_sums AFTER DELETE ON public.insight_rollups REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.drop_sums();

CREATE TRIGGER ledger_attachments AFTER UPDATE OF key ON public.ledger FOR EACH ROW WHEN ((new.key = 'forgotten'::text)) EXECUTE FUNCTION public.forget_attachments();

CREATE TRIGGER messages_answer_decided AFTER UPDATE OF delivery_status ON public.messages FOR EACH ROW WHEN (((old.direction = 'outbound'::text) AND (old.delivery_status = 'draft'::text) AND (new.delivery_status <> 'draft'::text))) EXECUTE FUNCTION public.follow_answer();

CREATE TRIGGER messages_answer_gone AFTER DELETE ON public.messages FOR EACH ROW WHEN (((old.direction = 'outbound'::text) AND (old.delivery_status = 'draft'::text))) EXECUTE FUNCTION public.follow_answer();

CREATE TRIGGER messages_answered AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.direction = 'outbound'::text)) EXECUTE FUNCTION public.follow_answer();

CREATE TRIGGER messages_attachments AFTER DELETE ON public.messages FOR EACH ROW WHEN ((old.direction = 'inbound'::text)) EXECUTE FUNCTION public.forget_attachments();

CREATE TRIGGER messages_cancel_scheduled AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.direction = 'inbound'::text)) EXECUTE FUNCTION public.cancel_scheduled();

CREATE TRIGGER messages_customer_rated AFTER UPDATE OF sentiment ON public.messages FOR EACH ROW WHEN (((new.direction = 'inbound'::text) AND (new.sentiment IS DISTINCT FROM old.sentiment))) EXECUTE FUNCTION public.follow_customer();

CREATE TRIGGER messages_customer_wrote AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.direction = 'inbound'::text)) EXECUTE FUNCTION public.follow_customer();

CREATE TRIGGER messages_reworded AFTER UPDATE OF content, delivery_status ON public.messages FOR EACH ROW WHEN (((new.content <> old.content) OR ((new.delivery_status = ANY (ARRAY['draft'::text, 'rejected'::text])) <> (old.delivery_status = ANY (ARRAY['draft'::text, 'rejected'::text]))))) EXECUTE FUNCTION public.follow_words();

CREATE TRIGGER messages_tell_first_answer AFTER UPDATE OF delivery_status ON public.messages FOR EACH ROW WHEN (((old.sent_at IS NULL) AND (new.sent_at IS NOT NULL) AND (new.direction = 'outbound'::text) AND (new.event_id !~~ 'csat:%'::text))) EXECUTE FUNCTION public.tell_first_answer();

CREATE TRIGGER messages_words AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.delivery_status <> ALL (ARRAY['draft'::text, 'rejected'::text]))) EXECUTE FUNCTION public.follow_words();

CREATE TRIGGER once BEFORE INSERT ON public.inbound_messages FOR EACH ROW EXECUTE FUNCTION public.refuse_filed();

CREATE TRIGGER outlook_is_due AFTER UPDATE OF plan ON public.customers FOR EACH ROW EXECUTE FUNCTION public.outlook_is_due();

CREATE TRIGGER outlooks_are_due AFTER INSERT ON public.customers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.outlooks_are_due();

CREATE TRIGGER reply_files_attachments AFTER DELETE ON public.reply_files FOR EACH ROW EXECUTE FUNCTION public.forget_attachments();

CREATE TRIGGER reply_suggestions_tell AFTER UPDATE OF outcome ON public.reply_suggestions FOR EACH ROW WHEN (((old.outcome IS NULL) AND (new.outcome = ANY (ARRAY['unchanged'::text, 'edited'::text, 'rejected'::text])))) EXECUTE FUNCTION public.tell_suggestion();

CREATE TRIGGER suggest_draft AFTER INSERT ON public.messages FOR EACH ROW WHEN (((new.direction = 'outbound'::text) AND (new.role = 'agent'::text) AND (new.delivery_status = 'draft'::text))) EXECUTE FUNCTION public.suggest_draft();

CREATE TRIGGER tags_go_by_their_names BEFORE INSERT OR UPDATE OF tags ON public.tickets FOR EACH ROW WHEN ((new.tags <> '{}'::text[])) EXECUTE FUNCTION public.tags_go_by_their_names();

CREATE TRIGGER tickets_counted AFTER INSERT OR DELETE ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.count_tickets();

CREATE TRIGGER tickets_number BEFORE INSERT ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.set_ticket_number();

CREATE TRIGGER tickets_recounted AFTER UPDATE ON public.tickets FOR EACH ROW WHEN (((((((((old.status IS DISTINCT FROM new.status) OR (old.source_channel IS DISTINCT FROM new.source_channel)) OR (old.assigned_team IS DISTINCT FROM new.assigned_team)) OR (old.assigned_to IS DISTINCT FROM new.assigned_to)) OR ((old.snoozed_until IS NULL) IS DISTINCT FROM (new.snoozed_until IS NULL))) OR (old.draft_waits IS DISTINCT FROM new.draft_waits)) OR ((old.waiting_since IS NULL) IS DISTINCT FROM (new.waiting_since IS NULL))) OR (old.tags IS DISTINCT FROM new.tags))) EXECUTE FUNCTION public.count_tickets();

CREATE TRIGGER tickets_score BEFORE INSERT OR UPDATE ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.score_ticket();

CREATE TRIGGER tickets_sla BEFORE UPDATE ON public.tickets FOR EACH ROW WHEN ((((old.status IS DISTINCT FROM new.status) OR (old.priority IS DISTINCT FROM new.priority)) OR (old.waiting_since IS DISTINCT FROM new.waiting_since))) EXECUTE FUNCTION public.follow_sla();

CREATE TRIGGER tickets_tell AFTER UPDATE OF status ON public.tickets FOR EACH ROW WHEN ((((old.status = ANY (ARRAY['resolved'::text, 'closed'::text])) <> (new.status = ANY (ARRAY['resolved'::text, 'closed'::text]))) AND (old.merged_into IS NULL) AND (new.merged_into IS NULL))) EXECUTE FUNCTION public.tell_ticket();

CREATE TRIGGER tickets_tell_opened AFTER INSERT ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.tell_ticket();

CREATE TRIGGER tickets_words AFTER INSERT OR UPDATE OF subject ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.follow_words();

CREATE TRIGGER touch BEFORE UPDATE ON public.activities FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.campaign_recipients FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.campaigns FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.channel_configs FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.companies FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.conversations FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.customer_identifiers FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.customers FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.deals FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.knowledge_base FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.ledger FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.macros FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.mailboxes FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.messages FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.outreach_messages FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.pipelines FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE OF title, description, markers, url, source_version, deleted_at ON public.products FOR EACH ROW WHEN (((old.source IS NULL) OR (old.source_version <> new.source_version) OR (old.markers <> new.markers))) EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.saved_views FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE ON public.tasks FOR EACH ROW WHEN (((new.reminded_at IS NULL) OR (old.reminded_at IS NOT NULL))) EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER touch BEFORE UPDATE OF subject, category, priority, status, escalation_reason, assigned_team, assigned_to, customer_id, tags, snoozed_until, resolved_at ON public.tickets FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER void_csat AFTER UPDATE OF status ON public.tickets FOR EACH ROW WHEN (((old.status = ANY (ARRAY['resolved'::text, 'closed'::text])) AND (new.status <> ALL (ARRAY['resolved'::text, 'closed'::text])))) EXECUTE FUNCTION public.void_csat();

CREATE TRIGGER wrong_answers_tell AFTER INSERT ON public.wrong_answers FOR EACH ROW EXECUTE FUNCTION public.tell_wrong_answer();

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES public.deals(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE SET NULL;

ALTER TABLE public.agent_metrics
    ADD CONSTRAINT agent_metrics_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.answer_replays
    ADD CONSTRAINT answer_replays_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.answer_replays
    ADD CONSTRAINT answer_replays_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_document_fkey FOREIGN KEY (document) REFERENCES public.learned_articles(document) ON DELETE SET NULL;

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.unanswered_questions(message_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_same_as_fkey FOREIGN KEY (same_as) REFERENCES public.article_suggestions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.article_suggestions
    ADD CONSTRAINT article_suggestions_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.attachments
    ADD CONSTRAINT attachments_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.audit_changes
    ADD CONSTRAINT audit_changes_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.audit_changes
    ADD CONSTRAINT audit_changes_id_fkey FOREIGN KEY (id) REFERENCES public.audit_log(id);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.campaign_recipients
    ADD CONSTRAINT campaign_recipients_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES public.campaigns(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.campaign_recipients
    ADD CONSTRAINT campaign_recipients_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.campaign_steps
    ADD CONSTRAINT campaign_steps_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES public.campaigns(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.campaigns
    ADD CONSTRAINT campaigns_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.chat_actions
    ADD CONSTRAINT chat_actions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_actions
    ADD CONSTRAINT chat_actions_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.chat_sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_mentions
    ADD CONSTRAINT chat_mentions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_mentions
    ADD CONSTRAINT chat_mentions_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES public.chat_turns(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_pending
    ADD CONSTRAINT chat_pending_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.chat_sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_sessions
    ADD CONSTRAINT chat_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.chat_turns
    ADD CONSTRAINT chat_turns_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.chat_sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.churn_scores
    ADD CONSTRAINT churn_scores_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.churn_scores
    ADD CONSTRAINT churn_scores_model_id_fkey FOREIGN KEY (model_id) REFERENCES public.churn_models(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.composer_drafts
    ADD CONSTRAINT composer_drafts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.composer_drafts
    ADD CONSTRAINT composer_drafts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.composer_drafts
    ADD CONSTRAINT composer_drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_linked_to_fkey FOREIGN KEY (linked_to) REFERENCES public.conversations(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.csat_questions
    ADD CONSTRAINT csat_questions_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.csat_questions
    ADD CONSTRAINT csat_questions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.csat_questions
    ADD CONSTRAINT csat_questions_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customer_identifiers
    ADD CONSTRAINT customer_identifiers_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.customer_identifiers
    ADD CONSTRAINT customer_identifiers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customer_interests
    ADD CONSTRAINT customer_interests_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customer_merges
    ADD CONSTRAINT customer_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customer_merges
    ADD CONSTRAINT customer_merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customer_outlooks
    ADD CONSTRAINT customer_outlooks_id_fkey FOREIGN KEY (id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_company_id_fkey FOREIGN KEY (company_id) REFERENCES public.companies(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.deal_moves
    ADD CONSTRAINT deal_moves_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES public.deals(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipelines(id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.digests
    ADD CONSTRAINT digests_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.filing_corrections
    ADD CONSTRAINT filing_corrections_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.filing_corrections
    ADD CONSTRAINT filing_corrections_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.filing_corrections
    ADD CONSTRAINT filing_corrections_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.fulfilments
    ADD CONSTRAINT fulfilments_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fulfilments
    ADD CONSTRAINT fulfilments_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.identity_codes
    ADD CONSTRAINT identity_codes_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.import_pieces
    ADD CONSTRAINT import_pieces_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.imports(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.imports(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.inbox_words
    ADD CONSTRAINT inbox_words_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.inbox_words
    ADD CONSTRAINT inbox_words_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.insight_mails
    ADD CONSTRAINT insight_mails_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.interactions
    ADD CONSTRAINT interactions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.known_questions
    ADD CONSTRAINT known_questions_document_position_fkey FOREIGN KEY (document, "position") REFERENCES public.knowledge_base(document, "position") ON DELETE CASCADE;

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.leads
    ADD CONSTRAINT leads_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES public.deals(id) ON DELETE SET NULL;

ALTER TABLE public.ledger
    ADD CONSTRAINT ledger_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE public.ledger
    ADD CONSTRAINT ledger_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.model_usage
    ADD CONSTRAINT model_usage_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.tasks(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.oidc_identities
    ADD CONSTRAINT oidc_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES public.deals(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.opportunities
    ADD CONSTRAINT opportunities_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.opt_outs
    ADD CONSTRAINT opt_outs_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_source_fkey FOREIGN KEY (source) REFERENCES public.catalogue_sources(name);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES public.campaigns(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_follows_fkey FOREIGN KEY (follows) REFERENCES public.outreach_messages(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.outreach_messages
    ADD CONSTRAINT outreach_messages_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.campaign_recipients(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.product_markers
    ADD CONSTRAINT product_markers_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.product_variants
    ADD CONSTRAINT product_variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_source_fkey FOREIGN KEY (source) REFERENCES public.catalogue_sources(name);

ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.refused_mails
    ADD CONSTRAINT refused_mails_mailbox_fkey FOREIGN KEY (mailbox) REFERENCES public.mailboxes(address) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.outreach_messages(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES public.interactions(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.outreach_messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.tasks(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_id_fkey FOREIGN KEY (id) REFERENCES public.attachments(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_files
    ADD CONSTRAINT reply_files_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.reply_suggestions
    ADD CONSTRAINT reply_suggestions_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.saved_views
    ADD CONSTRAINT saved_views_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.scheduled_replies
    ADD CONSTRAINT scheduled_replies_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.scheduled_replies
    ADD CONSTRAINT scheduled_replies_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.scheduled_replies
    ADD CONSTRAINT scheduled_replies_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sign_in_links
    ADD CONSTRAINT sign_in_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sla_pauses
    ADD CONSTRAINT sla_pauses_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.suppressions
    ADD CONSTRAINT suppressions_channel_fkey FOREIGN KEY (channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES public.deals(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_follows_fkey FOREIGN KEY (follows) REFERENCES public.tasks(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name);

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_team_fkey FOREIGN KEY (team) REFERENCES public.teams(name) ON DELETE CASCADE;

ALTER TABLE ONLY public.team_members
    ADD CONSTRAINT team_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_links
    ADD CONSTRAINT ticket_links_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_links
    ADD CONSTRAINT ticket_links_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_notes
    ADD CONSTRAINT ticket_notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.ticket_notes
    ADD CONSTRAINT ticket_notes_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_notes
    ADD CONSTRAINT ticket_notes_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_posts
    ADD CONSTRAINT ticket_posts_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_posts
    ADD CONSTRAINT ticket_posts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_viewers
    ADD CONSTRAINT ticket_viewers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.ticket_viewers
    ADD CONSTRAINT ticket_viewers_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES public.users(id);

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.tickets(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.tickets
    ADD CONSTRAINT tickets_source_channel_fkey FOREIGN KEY (source_channel) REFERENCES public.channel_configs(channel);

ALTER TABLE ONLY public.topic_alerts
    ADD CONSTRAINT topic_alerts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.unanswered_questions
    ADD CONSTRAINT unanswered_questions_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.web_chat_letters
    ADD CONSTRAINT web_chat_letters_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.web_chat_letters
    ADD CONSTRAINT web_chat_letters_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.wrong_answers
    ADD CONSTRAINT wrong_answers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.wrong_answers
    ADD CONSTRAINT wrong_answers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.wrong_answers
    ADD CONSTRAINT wrong_answers_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;
