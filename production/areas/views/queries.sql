-- name: views
-- One's own before those of one's teams; whoever left a team shares with it no more.
select v.id, v.page, v.name, v.team, v.search, v.columns, u.name as owner_name, v.owner_id = $1 as mine
from saved_views v join users u on u.id = v.owner_id
where v.page = $3 and (v.owner_id = $1 or v.team = any($2::text[]) and exists (
    select from team_members m where m.user_id = v.owner_id and m.team = v.team))
order by v.owner_id = $1 desc, lower(v.name), v.id

-- name: hold_owner
-- Two that are saved at once are counted one after the other.
select (select count(*) from saved_views where owner_id = $1) from users where id = $1 for update

-- name: add
insert into saved_views (owner_id, page, name, team, search, columns) values ($1, $2, $3, $4, $5, $6)
on conflict (owner_id, page, name) do nothing
returning id

-- name: mine
select page, name, team, search, columns from saved_views where id = $1 and owner_id = $2 for update

-- name: is_named
select exists (select from saved_views where owner_id = $2 and page = $3 and name = $4 and id <> $1)

-- name: change
update saved_views set name = $2, team = $3, search = $4, columns = $5 where id = $1

-- name: drop
delete from saved_views where id = $1 and owner_id = $2 returning page
