-- What an Admin says of tags of tickets; a tag of which nothing is said has no row.
create table ticket_tags (
    name      text primary key,
    colour    text check (colour in ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
    becomes   text check (becomes <> name), -- it was renamed, or merged into this one: whoever says it means that
    dropped   boolean not null default false, -- the rules do not give it any more
    following boolean not null default false -- tickets have it still: the clock goes through them, and meanwhile nobody gives what is dropped
);
create index ticket_tags_becomes on ticket_tags (becomes) where becomes is not null;

-- What these are called by now, without what is being taken away.
create function tags_today(given text[]) returns text[] language sql stable as $$
    select array(select distinct coalesce(known.becomes, tag) from unnest(given) tag left join ticket_tags known on known.name = tag
                 where (known.dropped and known.following) is not true order by 1)
$$;

create function tags_go_by_their_names() returns trigger language plpgsql as $$
begin
    if exists (select from ticket_tags where (becomes is not null or following) and name = any(new.tags)) then
        new.tags := tags_today(new.tags);
    end if;
    return new;
end $$;
create trigger tags_go_by_their_names before insert or update of tags on tickets
for each row when (new.tags <> '{}') execute function tags_go_by_their_names();
