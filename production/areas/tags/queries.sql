-- name: tags
-- Tickets that still have an old name count for the new one; those that have both once.
select name, k.colour, case when f.names is null then coalesce(t.tickets, 0)
                            else (select count(*) from tickets where tags && (f.names || name)) end as tickets
from (select coalesce(known.becomes, c.tag) as name, sum(c.tickets)::bigint as tickets
      from ticket_counts c left join ticket_tags known on known.name = c.tag
      where c.tag is not null and (known.dropped and known.following) is not true
      group by 1 having sum(c.tickets) > 0) t
full join (select name, colour from ticket_tags where becomes is null and not dropped) k using (name)
left join (select becomes as name, array_agg(name) as names from ticket_tags where following and becomes is not null
           group by becomes) f using (name)
order by name

-- name: lock
-- One change of the tags at a time.
lock table ticket_tags in share row exclusive mode

-- name: known
-- Whether there is a tag $1, and whether it is just being taken away.
select coalesce(becomes is null and not dropped, false)
           or (becomes is null and following is not true and exists (select from tickets where tags @> array[$1])) as there,
       coalesce(dropped and following, false) as leaving
from (select) one left join ticket_tags on name = $1

-- name: paint
insert into ticket_tags (name, colour) values ($1, $2)
on conflict (name) do update set colour = excluded.colour, dropped = false

-- name: rename
-- Whatever was called $1, also by an older name, is called $2; it brings its colour where that has none.
with target as (
    insert into ticket_tags (name, colour) values ($2, (select colour from ticket_tags where name = $1))
    on conflict (name) do update
    set becomes = null, dropped = false, following = false, colour = coalesce(ticket_tags.colour, excluded.colour)
), older as (
    update ticket_tags set becomes = $2 where becomes = $1 and name <> $2
)
insert into ticket_tags (name, becomes, following) values ($1, $2, true)
on conflict (name) do update set becomes = excluded.becomes, following = true, colour = null, dropped = false

-- name: rename_in_macros
update macros set actions = jsonb_set(actions, '{tags}', (
    select coalesce(jsonb_agg(distinct case tag when $1 then $2 else tag end), '[]') from jsonb_array_elements_text(actions -> 'tags') tag))
where actions -> 'tags' ? $1

-- name: rename_in_views
update saved_views set search = jsonb_set(search, '{tag}', to_jsonb($2::text)) where page = 'inbox' and search ->> 'tag' = $1

-- name: drop
insert into ticket_tags (name, dropped, following) values ($1, true, true)
on conflict (name) do update set dropped = true, following = true, colour = null

-- name: drop_from_macros
update macros set actions = jsonb_set(actions, '{tags}', (actions -> 'tags') - $1) where actions -> 'tags' ? $1

-- name: drop_from_views
update saved_views set search = search - 'tag' where page = 'inbox' and search ->> 'tag' = $1

-- name: followers
-- Up to $1 tickets that have a tag which is called otherwise by now, or is dropped.
select id from tickets
where exists (select from ticket_tags where following) and tags && array(select name from ticket_tags where following)
limit $1

-- name: follow
-- The trigger knows how. Those that somebody holds wait for the next time; how many others there were.
with free as (
    select id from tickets where id = any($1::uuid[]) for update skip locked
), moved as (
    update tickets set tags = tags from free where tickets.id = free.id returning 1
)
select count(*) from moved

-- name: followed
update ticket_tags set following = false where following and not exists (select from tickets where tags @> array[name])
