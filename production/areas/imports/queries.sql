-- name: add
insert into imports (object, file_name, shape, total, sample, mapping, owner_id, team)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning id

-- name: add_piece
insert into import_pieces (import_id, number, content) values ($1, $2, $3)

-- name: piece
select content from import_pieces where import_id = $1 and number = $2

-- name: drop_file
with pieces as (delete from import_pieces where import_id = $1)
update imports set sample = '[]' where id = $1

-- name: last_mapping
-- What somebody has made of a file with these columns; another's does not count.
select mapping from imports
where object = $1 and owner_id is not distinct from $2 and shape -> 'columns' = $3::jsonb and state <> 'waiting'
order by id desc limit 1

-- name: import
select * from imports where id = $1 and in_scope($2::caller_scope, owner_id, team)

-- name: hold
select * from imports where id = $1 and in_scope($2::caller_scope, owner_id, team) for update

-- name: imports
select * from imports
where in_scope($1::caller_scope, owner_id, team) and ($2::bigint is null or id < $2)
order by id desc limit $3

-- name: set_mapping
update imports set mapping = $2, on_match = $3 where id = $1

-- name: start
-- Of companies, deals and tasks beside a state that a scheduler from before them does not take up: it would make contacts of them.
update imports set state = case object when 'contact' then 'running' else 'undone' end,
    under_way = case when object <> 'contact' then 'running' end, reason = null, ended_at = null,
    started_at = coalesce(started_at, clock_timestamp())
where id = $1

-- name: begin_undo
update imports set state = case object when 'contact' then 'undoing' else 'undone' end,
    under_way = case when object <> 'contact' then 'undoing' end, undone_by = $2
where id = $1

-- name: has_rows
select exists (select from import_rows where import_id = $1)

-- name: rows
select r.row, r.outcome, coalesce(r.undone_reason, r.reason) as reason, r.undone, r.cells, coalesce(r.record_id, c.number) as record_id
from import_rows r left join customers c on c.id = r.customer_id
where r.import_id = $1 and ($2::text is null or r.outcome = $2) and ($3::text is null or r.undone = $3)
  and ($4::integer is null or r.row > $4)
order by r.row limit $5

-- name: at_work
select id from imports where state in ('running', 'undoing') or under_way is not null order by id limit 1

-- name: hold_running
-- With whoever started it, as they are now.
select i.*, u.id as user_id, u.name as user_name, u.role, u.may_send, u.disabled_at,
       array(select m.team from team_members m where m.user_id = u.id) as teams
from imports i left join users u on u.id = coalesce(i.undone_by, i.owner_id)
where i.id = $1 and (i.state in ('running', 'undoing') or i.under_way is not null)
for update of i

-- name: advance
update imports set position = position + $2, created = created + $3, updated = updated + $4, skipped = skipped + $5, failed = failed + $6
where id = $1

-- name: end
update imports set state = $2, under_way = null, reason = $3, ended_at = clock_timestamp() where id = $1

-- name: owners
select lower(email) as email, id from users where disabled_at is null

-- name: teams
select name from teams

-- name: tune
-- Of this transaction, which looks up many keys: a base that was empty a minute ago is taken for small, and read as a whole;
-- and compiling a statement takes longer than running it.
select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)

-- name: begin_piece
-- A piece that goes with the machine goes with its position, and is done again; whatever is written after it waits for both. Who is
-- there is looked up: a plan that is made while a table is small, and kept, would read it from end to end when it has grown.
select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)

-- name: lock_keys
-- As `lock_identifier` of the pipeline, in one order.
select pg_advisory_xact_lock(hashtextextended(k.kind || ':' || k.value, 0))
from (select * from jsonb_to_recordset($1::jsonb) as k(kind text, value text) order by kind, value) k

-- name: holders
-- Who goes by these addresses and numbers, held: of each key those who are there first, then who has proven it.
select k.kind, k.value, h.lasting, c.id, c.number, c.deleted_at, customer_in_scope($2::caller_scope, c.id) as visible,
       (select min(r.row) from import_rows r where r.customer_id = c.id and r.import_id = $3 and r.outcome = 'created') as made_by,
       kept_values(c) as values
from jsonb_to_recordset($1::jsonb) as k(kind text, value text)
join lateral (
    select id, false as proven, false as lasting from customers where k.kind = 'email' and email = k.value
    union all
    select id, false, false from customers where k.kind = 'phone' and phone = k.value
    union all
    select i.customer_id, i.proof = 'proven', i.proof = 'proven'
           or exists (select from conversations v join ledger m on m.conversation_id = v.id
                      where v.customer_id = i.customer_id and m.key = i.identifier_value)
    from customer_identifiers i where (i.identifier_type, i.identifier_value) = (k.kind, k.value)
) h on true
join customers c on c.id = h.id and c.merged_into is null
order by c.deleted_at is not null, h.proven desc, c.created_at, c.id
for no key update of c

-- name: add_rows
-- The row of a deal or task is its customer's.
insert into import_rows (import_id, row, outcome, reason, customer_id, record_id, cells, before, after)
select $1, r.row, r.outcome, r.reason,
       case i.object when 'deal' then (select customer_id from deals where id = r.record_id)
                     when 'task' then (select customer_id from tasks where id = r.record_id) else r.customer_id end,
       r.record_id, r.cells, r.before, r.after
from jsonb_to_recordset($2::jsonb)
         as r(row integer, outcome text, reason text, customer_id uuid, record_id bigint, cells jsonb, before jsonb, after jsonb),
     (select object from imports where id = $1) i

-- name: to_undo
-- All rows about the next $2 of those who were made or changed, as they are now, held.
with next as (
    select row, customer_id from import_rows
    where import_id = $1 and undone is null and outcome in ('created', 'updated') and customer_id is not null
    order by row limit $2
)
select r.row, r.outcome, r.customer_id, r.before, r.after, c.deleted_at is not null or c.merged_into is not null as gone,
       exists (select from conversations where customer_id = c.id) or exists (select from deals where customer_id = c.id)
           or exists (select from tasks where customer_id = c.id) or exists (select from activities where customer_id = c.id)
           or exists (select from customer_merges where c.id in (kept_id, merged_id)) as in_use,
       kept_values(c) as values
from import_rows r join customers c on c.id = r.customer_id
where r.import_id = $1 and r.undone is null and r.outcome in ('created', 'updated') and r.customer_id in (select customer_id from next)
order by r.customer_id, r.row
for update of c

-- name: mark_undone
update import_rows r set undone = m.undone, undone_reason = m.reason
from jsonb_to_recordset($2::jsonb) as m(customer_id uuid, undone text, reason text)
where r.import_id = $1 and r.customer_id = m.customer_id and r.outcome in ('created', 'updated') and r.undone is null
returning r.undone

-- name: count_undone
update imports set removed = removed + $2, restored = restored + $3, refused = refused + $4 where id = $1

-- name: let_go
-- What became of the rows is still to be read.
update import_rows set customer_id = null where customer_id = any($1::uuid[])

-- name: remove
delete from customers where id = any($1::uuid[])

-- name: set_name
-- What a sender calls himself is the name again, where nobody has written another.
update customers set name = $2 where id = $1 and coalesce(first_name, last_name) is null

-- name: abandoned
-- Files that nobody started for $1.
delete from imports where state = 'waiting' and created_at < clock_timestamp() - $1::interval

-- name: left_alone
-- The files of those that could not go on and nobody has started again for $1; what they have done is not forgotten.
with old as (
    update imports set sample = '[]' where state = 'failed' and sample <> '[]' and ended_at < clock_timestamp() - $1::interval
    returning id
)
delete from import_pieces where import_id in (select id from old)

-- name: pipelines
select id, name from pipelines where deleted_at is null order by id

-- name: contacts_named
-- In reach, by each of these addresses or numbers.
select n.named, c.number
from unnest($2::text[]) as n(named)
cross join lateral (
    select id from customers where email = n.named
    union
    select customer_id from customer_identifiers where (identifier_type, identifier_value) = ('email', n.named)
    union
    select id from customers where number = case when n.named ~ '^[0-9]{1,18}$' then n.named::bigint end
) found
join customers c on c.id = found.id
where c.merged_into is null and c.deleted_at is null and customer_in_scope($1::caller_scope, c.id)

-- name: deal_like
-- Open ones in reach called $4, of the contact $5 in the pipeline $6, without those that the import $2 has made, $3 among them in
-- this piece.
select d.id from deals d join customers c on c.id = d.customer_id
where c.number = $5 and d.pipeline_id = $6 and lower(d.title) = lower($4) and d.deleted_at is null and d.status not in ('won', 'lost')
  and in_scope($1::caller_scope, d.owner_id, d.team) and d.id <> all($3::bigint[])
  and not exists (select from import_rows r where r.import_id = $2 and r.record_id = d.id and r.outcome = 'created')
order by d.id limit 2

-- name: task_like
-- The same of tasks: of the contact $5, the deal $6 and the ticket $7, as far as they are named.
select k.id from tasks k join customers c on c.id = k.customer_id left join tickets t on t.id = k.ticket_id
where num_nonnulls($5::bigint, $6::bigint, $7::text) > 0
  and ($5 is null or c.number = $5) and ($6 is null or k.deal_id = $6) and ($7 is null or t.ticket_number = $7)
  and lower(k.title) = lower($4) and k.deleted_at is null and k.status in ('todo', 'in_progress')
  and in_scope($1::caller_scope, k.owner_id, k.team) and k.id <> all($3::bigint[])
  and not exists (select from import_rows r where r.import_id = $2 and r.record_id = k.id and r.outcome = 'created')
order by k.id limit 2

-- name: made_by
select min(row) from import_rows where import_id = $1 and record_id = $2 and outcome = 'created'

-- name: records_to_undo
-- All rows about the next $2 of those that were made or changed.
with next as (
    select row, record_id from import_rows
    where import_id = $1 and undone is null and outcome in ('created', 'updated') and record_id is not null
    order by row limit $2
)
select row, outcome, record_id, before, after from import_rows
where import_id = $1 and undone is null and outcome in ('created', 'updated') and record_id in (select record_id from next)
order by record_id, row

-- name: mark_records_undone
update import_rows r set undone = m.undone, undone_reason = m.reason
from jsonb_to_recordset($2::jsonb) as m(record_id bigint, undone text, reason text)
where r.import_id = $1 and r.record_id = m.record_id and r.outcome in ('created', 'updated') and r.undone is null
returning r.undone

-- name: company_in_use
select r.id from unnest($1::bigint[]) as r(id) where exists (select from customers where company_id = r.id and merged_into is null)

-- name: deal_in_use
select r.id from unnest($1::bigint[]) as r(id)
where exists (select from tasks where deal_id = r.id) or exists (select from activities where deal_id = r.id)

-- name: task_in_use
-- The next of one that repeats is there.
select r.id from unnest($1::bigint[]) as r(id) where exists (select from tasks where follows = r.id)
