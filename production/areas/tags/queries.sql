-- name: tags
select name, k.colour, coalesce(t.tickets, 0) as tickets
from (select tag as name, sum(tickets)::bigint as tickets from ticket_counts where tag is not null group by tag having sum(tickets) > 0) t
full join (select name, colour from ticket_tags where becomes is null and not dropped) k using (name)
order by name

-- name: lock
-- One change of the tags at a time.
lock table ticket_tags in share row exclusive mode

-- name: exists
select exists (select from tickets where tags @> array[$1])
    or exists (select from ticket_tags where name = $1 and becomes is null and not dropped)

-- name: paint
insert into ticket_tags (name, colour) values ($1, $2)
on conflict (name) do update set colour = excluded.colour, dropped = false

-- name: rename
-- Whatever was called $1, also by an older name, is called $2; it brings its colour where that has none.
with target as (
    insert into ticket_tags (name, colour) values ($2, (select colour from ticket_tags where name = $1))
    on conflict (name) do update set becomes = null, dropped = false, colour = coalesce(ticket_tags.colour, excluded.colour)
), older as (
    update ticket_tags set becomes = $2 where becomes = $1 and name <> $2
)
insert into ticket_tags (name, becomes) values ($1, $2)
on conflict (name) do update set becomes = excluded.becomes, colour = null, dropped = false

-- name: rename_in_tickets
-- The trigger knows the new name.
update tickets set tags = tags where tags @> array[$1]

-- name: rename_in_macros
update macros set actions = jsonb_set(actions, '{tags}', (
    select coalesce(jsonb_agg(distinct case tag when $1 then $2 else tag end), '[]') from jsonb_array_elements_text(actions -> 'tags') tag))
where actions -> 'tags' ? $1

-- name: rename_in_views
update saved_views set search = jsonb_set(search, '{tag}', to_jsonb($2::text)) where page = 'inbox' and search ->> 'tag' = $1

-- name: drop
insert into ticket_tags (name, dropped) values ($1, true)
on conflict (name) do update set dropped = true, colour = null

-- name: drop_from_tickets
update tickets set tags = array_remove(tags, $1) where tags @> array[$1]

-- name: drop_from_macros
update macros set actions = jsonb_set(actions, '{tags}', (actions -> 'tags') - $1) where actions -> 'tags' ? $1

-- name: drop_from_views
update saved_views set search = search - 'tag' where page = 'inbox' and search ->> 'tag' = $1
