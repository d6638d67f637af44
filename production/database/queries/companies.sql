-- name: companies
select id, name, domain, phone, notes, tags, custom, owner_id, team, created_at, updated_at from companies
where deleted_at is null
  and (($1::caller_scope).reach = 'all' or company_in_scope($1::caller_scope, id))
  and ($2::text is null or customer_words(name, domain, phone, null) @@ words_sought($2))
  and ($3::uuid is null or owner_id = $3)
  and ($4::text is null or team = $4)
  and ($5::text is null or tags @> array[$5])
  and ($6::text is null or domain = $6)

-- name: company
-- In the scope $2; null: whoever has just written it.
select id, name, domain, phone, notes, tags, custom, owner_id, team, created_at, updated_at from companies
where id = $1 and deleted_at is null and ($2::caller_scope is null or company_in_scope($2::caller_scope, id))

-- name: hold
select from companies where id = $1 for update

-- name: hold_deleted
select name, domain, deleted_at from companies
where id = $1 and coalesce(deleted_at > clock_timestamp() - $3::interval, true) and company_in_scope($2::caller_scope, id)
for update

-- name: named
-- One look into an index for each: in a young table, the planner would compare every row with every text.
select c.* from unnest($1::text[]) as wanted, lateral (
    select id, name, domain, match_name from companies where deleted_at is null and domain = wanted limit 1) c
union
select c.* from unnest($2::text[]) as wanted, lateral (
    select id, name, domain, match_name from companies where deleted_at is null and match_name = wanted limit 1) c

-- name: holder
-- Who has this name or domain beside $3.
select id, coalesce(domain = $1, false) as by_domain, company_in_scope($4::caller_scope, id) as visible from companies
where deleted_at is null and (domain = $1 or match_name = $2) and id is distinct from $3
order by coalesce(domain = $1, false) desc
limit 1

-- name: add
insert into companies (name, match_name, domain, phone, notes, tags, custom, owner_id, team)
select name, match_name, domain, phone, notes, tags, custom, owner_id, team
from jsonb_populate_recordset(null::companies, $1::jsonb)
on conflict do nothing
returning id, name, match_name

-- name: change
-- What $2 does not name, stays.
update companies c
set (name, match_name, domain, phone, notes, tags, custom, owner_id, team) = (
    select name, match_name, domain, phone, notes, tags, custom, owner_id, team
    from jsonb_populate_record(c, $2::jsonb))
where id = $1

-- name: rename_in_contacts
update customers set company = $2 where company_id = $1 and company is distinct from $2

-- name: delete
update companies set deleted_at = clock_timestamp() where id = $1

-- name: restore
update companies set deleted_at = null where id = $1

-- name: purge
delete from companies where id in (
    select id from companies where deleted_at < clock_timestamp() - $1::interval limit $2 for update skip locked)
