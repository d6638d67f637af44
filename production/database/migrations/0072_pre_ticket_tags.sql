-- What an Admin says of tags of tickets; a tag of which nothing is said has no row.
create table ticket_tags (
    name    text primary key,
    colour  text check (colour in ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
    becomes text check (becomes <> name), -- it was renamed, or merged into this one: whoever says it means that
    dropped boolean not null default false -- the rules do not give it any more
);
create index ticket_tags_becomes on ticket_tags (becomes) where becomes is not null;

create function tags_go_by_their_names() returns trigger language plpgsql as $$
begin
    if exists (select from ticket_tags where becomes is not null and name = any(new.tags)) then
        new.tags := array(select distinct coalesce(known.becomes, tag) from unnest(new.tags) tag left join ticket_tags known on known.name = tag order by 1);
    end if;
    return new;
end $$;
create trigger tags_go_by_their_names before insert or update of tags on tickets
for each row when (new.tags <> '{}') execute function tags_go_by_their_names();
