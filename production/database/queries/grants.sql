-- name: make
select format('create role %I login password %L', $1::text, $2::text)

-- name: admit
-- Tables to come are included: those of later migrations, and the months that the scheduler makes as their owner.
select format(statement, $1::text) from unnest(array[
    'grant usage on schema public to %I',
    'grant select, insert, update, delete on all tables in schema public to %I',
    'grant usage, select on all sequences in schema public to %I',
    'alter default privileges in schema public grant select, insert, update, delete on tables to %I',
    'alter default privileges in schema public grant usage, select on sequences to %I',
    'revoke insert, update, delete on schema_migrations from %I',
    'revoke update, delete on audit_log from %I',
    'revoke delete on audit_changes from %I'
]) as statement
