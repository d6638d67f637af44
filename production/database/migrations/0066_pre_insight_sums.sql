-- Roll-ups once more, added up over what most pages do not tell apart, and with all durations of a sum in one row: a page reads hundreds
-- of rows, whatever was written. In place of the totals, which no release has read. Kept by triggers, so that whoever adds up, of
-- whatever release, keeps both.
drop trigger insight_rollups_add_totals on insight_rollups;
drop trigger insight_rollups_drop_totals on insight_rollups;
drop function add_up_totals();
drop function drop_totals();
drop table insight_totals;

create table insight_sums (
    level   text not null, -- what is told apart: see areas/insights/rules/levels.py; the rest is null
    grain   text not null, -- of roll-ups; and quarters of a day of UTC
    at      timestamptz not null,
    kind    text not null,
    label   text not null,
    channel text,
    team    text,
    person  uuid,
    n       bigint not null,
    valued  bigint not null,
    total   bigint not null,
    buckets smallint[], -- of durations, and how many fell into each; null where none did
    counts  integer[]
);
create index insight_sums_time on insight_sums (level, grain, at, kind);

-- Of roll-ups of one grain that begin then; hours also as the quarters that they belong to. Persons take part by days and months only:
-- by hours they are nearly as many as the facts.
create function add_up_sums(source text, begins timestamptz[], target text) returns void language sql as $$
    insert into insight_sums
    select level, target, at, kind, label, channel, team, person, sum(n), sum(valued), sum(total),
           array_agg(bucket) filter (where bucket > 0), array_agg(n::integer) filter (where bucket > 0)
    from (
        select l.level, case target when 'quarter' then date_bin('6 hours', r.at, 'epoch') else r.at end as at, r.kind, r.label,
               case when l.level in ('channel', 'team') then r.channel end as channel,
               case when l.level in ('team', 'person') then r.team end as team,
               case when l.level = 'person' then r.person end as person,
               r.bucket, sum(r.n) as n, sum(r.valued) as valued, sum(r.total) as total
        from insight_rollups r cross join unnest(array['all', 'channel', 'team', 'person']) as l (level)
        where r.grain = source and r.at = any(begins) and (l.level <> 'person' or source <> 'hour')
        group by 1, 2, 3, 4, 5, 6, 7, 8
    ) by_bucket
    group by level, at, kind, label, channel, team, person
$$;

create function hours_of(days timestamptz[]) returns timestamptz[] language sql immutable as $$
    select array_agg(day + make_interval(hours => hour)) from unnest(days) as day, generate_series(0, 23) as hour
$$;

create function keep_sums() returns trigger language plpgsql as $$
declare piece record;
begin
    for piece in select grain, array_agg(distinct at) as begins from added group by grain loop
        perform add_up_sums(piece.grain, piece.begins, piece.grain);
        if piece.grain = 'day' then
            perform add_up_sums('hour', hours_of(piece.begins), 'quarter');
        end if;
    end loop;
    return null;
end $$;
create trigger insight_rollups_add_sums after insert on insight_rollups referencing new table as added
for each statement execute function keep_sums();

-- Rows of a grain and time go together, and come again together; quarters go and come with their day. Asked for by their times and not
-- joined: the index serves, whatever the planner believes.
create function drop_sums() returns trigger language plpgsql as $$
declare piece record;
begin
    for piece in
        select grain, array_agg(distinct at) as begins from gone group by grain
        union all
        select 'quarter', hours_of(array_agg(distinct at)) from gone where grain = 'day' having count(*) > 0
    loop
        delete from insight_sums
        where level = any(array['all', 'channel', 'team', 'person']) and grain = piece.grain and at = any(piece.begins);
    end loop;
    return null;
end $$;
create trigger insight_rollups_drop_sums after delete on insight_rollups referencing old table as gone
for each statement execute function drop_sums();

-- What was added up before, a day at a time.
do $$
declare day timestamptz;
begin
    for day in select distinct at from insight_rollups where grain = 'day' loop
        perform add_up_sums('hour', hours_of(array[day]), 'hour');
        perform add_up_sums('hour', hours_of(array[day]), 'quarter');
        perform add_up_sums('day', array[day], 'day');
    end loop;
    perform add_up_sums('month', array[at], 'month') from (select distinct at from insight_rollups where grain = 'month') months;
end $$;
