-- All levels of a sum come out of one pass, and what holds no durations is not gathered into arrays: a year is added up in half the time.
-- Roll-ups of hours are too many to tell persons apart by.
create or replace function add_up_sums(source text, begins timestamptz[], target text) returns void language sql as $$
    with chosen as (
        select case target when 'quarter' then date_bin('6 hours', at, 'epoch') else at end as at, kind, label, channel, team, person, bucket,
               n, valued, total
        from insight_rollups where grain = source and at = any(begins)
    ), found as (
        select case grouping(channel, team) when 3 then 'all' when 1 then 'channel' else 'team' end as level, at, kind, label, channel, team,
               null::uuid as person, bucket, sum(n) as n, sum(valued) as valued, sum(total) as total
        from chosen group by at, kind, label, bucket, grouping sets ((), (channel), (channel, team))
        union all
        select 'person', at, kind, label, null, team, person, bucket, sum(n), sum(valued), sum(total)
        from chosen where source <> 'hour' group by at, kind, label, team, person, bucket
    )
    insert into insight_sums
    select level, target, at, kind, label, channel, team, person, n, valued, total, null, null from found where bucket = 0
    union all
    select level, target, at, kind, label, channel, team, person, sum(n), sum(valued), sum(total), array_agg(bucket), array_agg(n::integer)
    from found where bucket > 0
    group by level, at, kind, label, channel, team, person
$$;

-- Sums (0066) took their place before any release read them.
drop trigger insight_rollups_add_totals on insight_rollups;
drop trigger insight_rollups_drop_totals on insight_rollups;
drop function add_up_totals();
drop function drop_totals();
drop table insight_totals;
