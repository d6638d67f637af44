-- name: open
insert into chat_sessions (user_id, title, busy_until) values ($1, $2, clock_timestamp() + $3::interval)
returning id, title, state, created_at, updated_at

-- name: resume
update chat_sessions set busy_until = clock_timestamp() + $3::interval
where id = $1 and user_id is not distinct from $2 and (busy_until is null or busy_until < clock_timestamp())
returning id, title, state, created_at, updated_at

-- name: session
select id, title, state, created_at, updated_at from chat_sessions where id = $1 and user_id is not distinct from $2

-- name: sessions
select id, title, state, created_at, updated_at from chat_sessions
where user_id is not distinct from $1 and ($2::timestamptz is null or (updated_at, id) < ($2, $3::uuid))
order by updated_at desc, id desc limit $4

-- name: turns
select message, response, tool, records, created_at from chat_turns where session_id = $1 order by id

-- name: latest_turns
select message, response from chat_turns where session_id = $1 order by id desc limit $2

-- name: add_turn
insert into chat_turns (session_id, message, response, tool, records) values ($1, $2, $3, $4, $5) returning id

-- name: mention
insert into chat_mentions (turn_id, customer_id) select $1, id from customers where number = any($2::bigint[])

-- name: rest
update chat_sessions set state = $2, busy_until = null, updated_at = clock_timestamp() where id = $1

-- name: release
update chat_sessions set busy_until = null where id = $1

-- name: drop
delete from chat_sessions where id = $1 and user_id is not distinct from $2 returning true

-- name: add_action
insert into chat_actions (id, session_id, batch, tool, record, before, after, customer_id)
values ($1, $2, $3, $4, $5, $6, $7, (select id from customers where number = $8))
returning id, tool, record, before, after, created_at, undone_at

-- name: last_actions
select id, tool, record, before, after, created_at, undone_at from chat_actions
where batch = (select batch from chat_actions where session_id = $1 and undone_at is null order by created_at desc limit 1)
  and undone_at is null
order by created_at desc

-- name: action
select a.id, a.tool, a.record, a.before, a.after, a.created_at, a.undone_at from chat_actions a
join chat_sessions s on s.id = a.session_id
where a.id = $1 and s.user_id is not distinct from $2

-- name: actions
select id, tool, record, before, after, created_at, undone_at from chat_actions where session_id = $1 order by created_at

-- name: undone
update chat_actions set undone_at = clock_timestamp() where id = $1 and undone_at is null
returning id, tool, record, before, after, created_at, undone_at

-- name: hold
insert into chat_pending (id, session_id, call, records, text, run, call_id) values ($1, $2, $3, $4, $5, $6, $7)

-- name: take
delete from chat_pending where session_id = $1 and ($2::uuid is null or id = $2) returning id, call, records, text, run, call_id

-- name: waiting
select id, call, records, text, run, call_id from chat_pending where session_id = $1 order by created_at

-- name: forget_rested
delete from chat_sessions where id = any(array(
    select id from chat_sessions where updated_at < clock_timestamp() - $1::interval limit $2 for update skip locked))
