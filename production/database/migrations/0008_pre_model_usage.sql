-- What conversations used of models, a row a day: also by runs that failed, and by turns that another worker took over.
create table model_usage (
    day              date not null default (now() at time zone 'utc')::date,
    conversation_id  uuid not null references conversations on delete cascade,
    model            text not null,
    calls            integer not null,
    input_tokens     bigint not null,
    output_tokens    bigint not null,
    -- Millionths of a dollar.
    cost_micros      bigint not null,
    primary key (day, conversation_id, model)
);
