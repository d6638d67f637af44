-- Roll-ups once more, added up over what most pages do not tell apart, and with all durations of a sum in one row: a page reads hundreds
-- of rows, whatever was written. The totals and their triggers stay for pods of the version before; a later release drops them.
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

-- Quarters come and go with their day.
create function keep_sums_of(source text, begins timestamptz[]) returns void language plpgsql as $$
begin
    perform add_up_sums(source, begins, source);
    if source = 'day' then
        perform add_up_sums('hour', hours_of(begins), 'quarter');
    end if;
end $$;

-- Asked for by their times and not joined: the index serves, whatever the planner believes.
create function drop_sums_of(source text, begins timestamptz[]) returns void language plpgsql as $$
begin
    delete from insight_sums where level = any(array['all', 'channel', 'team', 'person']) and grain = source and at = any(begins);
    if source = 'day' then
        perform drop_sums_of('quarter', hours_of(begins));
    end if;
end $$;

-- What was added up before, a day at a time, while others write: what they wrote meanwhile is added up again with the triggers (0076).
-- Rows of a grain and time are always written together.
create view insight_written as
select grain, at, count(*) as n, max(xmin::text::bigint) as by from insight_rollups group by grain, at;
create table insight_filled as select * from insight_written;

select keep_sums_of(grain, array_agg(at)) from insight_filled group by grain, date_trunc('day', at, 'UTC');
