-- How likely customers who have bought do not buy again, and which model says so.

-- Each fit, with what was measured on held-out orders; the newest is in use.
create table churn_models (
    id           bigint primary key generated always as identity,
    fitted_at    timestamptz not null,
    horizon_days integer not null check (horizon_days > 0),
    customers    integer not null, -- held out
    gone         integer not null, -- of them, those who bought nothing within the horizon
    judged       jsonb not null, -- recency first; empty: not enough data
    chosen       text check (chosen in ('recency', 'bg_nbd', 'logistic')), -- null: not enough data
    parameters   jsonb,
    currency     text check (currency ~ '^[A-Z]{3}$'), -- of most orders
    check ((chosen is null) = (parameters is null))
);

create table churn_scores (
    id            uuid primary key default gen_random_uuid(),
    customer_id   uuid not null unique references customers (id) on delete cascade,
    model_id      bigint references churn_models (id) on delete set null,
    probability   double precision check (probability between 0 and 1), -- null: not known
    factors       jsonb not null default '[]',
    orders        integer not null default 0,
    last_order_at timestamptz,
    turned_at     timestamptz, -- when it became more likely than not, if anybody saw it before
    scored_at     timestamptz not null default '-infinity'
);
create index churn_scores_scored on churn_scores (scored_at);
create index churn_scores_model on churn_scores (model_id);
create index churn_scores_likely on churn_scores (probability) where probability is not null;

-- Whoever buys, gives back or is merged is scored anew.
create function churn_is_due() returns trigger language plpgsql as $$
begin
    insert into churn_scores (customer_id) values (new.customer_id)
    on conflict (customer_id) do update set scored_at = '-infinity' where churn_scores.scored_at <> '-infinity';
    if tg_op = 'UPDATE' then
        update churn_scores set scored_at = '-infinity' where customer_id = old.customer_id and customer_id <> new.customer_id;
    end if;
    return null;
end $$;
create trigger churn_is_due after insert on orders for each row execute function churn_is_due();
create trigger churn_is_due_again after update of customer_id, status, placed_at on orders for each row
    when ((old.customer_id, old.status, old.placed_at) is distinct from (new.customer_id, new.status, new.placed_at))
    execute function churn_is_due();

-- In which customers' values are compared: that of the plans, else that of most orders.
create function base_currency() returns text language sql stable as $$
    select coalesce((select currency from plans order by name limit 1), (select currency from churn_models order by id desc limit 1))
$$;
