-- name: spent_today
-- The customer by way of the conversation: it follows merges.
select coalesce(sum(u.input_tokens + u.output_tokens) filter (where c.customer_id = $1), 0)::bigint as customer_tokens,
       coalesce(sum(u.cost_micros), 0)::bigint as micros
from model_usage u
join conversations c on c.id = u.conversation_id
where u.day = (now() at time zone 'utc')::date

-- name: record_usage
insert into model_usage (conversation_id, model, calls, input_tokens, output_tokens, cost_micros)
values ($1, $2, $3, $4, $5, $6)
on conflict (day, conversation_id, model) do update
    set calls = model_usage.calls + excluded.calls,
        input_tokens = model_usage.input_tokens + excluded.input_tokens,
        output_tokens = model_usage.output_tokens + excluded.output_tokens,
        cost_micros = model_usage.cost_micros + excluded.cost_micros
