-- Of what was added up, what everybody had together: most who read figures see all of it, and ask for no team and no person. Many times
-- fewer rows, above all of durations. Kept by triggers, so that whoever adds up, of whatever release, keeps both.
create table insight_totals (
    grain   text not null,
    at      timestamptz not null,
    kind    text not null,
    label   text not null,
    channel text,
    bucket  smallint not null,
    n       bigint not null,
    valued  bigint not null,
    total   bigint not null
);
-- With all of it, so that the table itself need not be looked at.
create index insight_totals_time on insight_totals (grain, at, kind) include (label, channel, bucket, n, valued, total);

create function add_up_totals() returns trigger language plpgsql as $$
begin
    insert into insight_totals
    select grain, at, kind, label, channel, bucket, sum(n), sum(valued), sum(total) from added group by 1, 2, 3, 4, 5, 6;
    return null;
end $$;
create trigger insight_rollups_add_totals after insert on insight_rollups referencing new table as added
for each statement execute function add_up_totals();

-- Rows of a grain and time go together, and come again together.
create function drop_totals() returns trigger language plpgsql as $$
begin
    delete from insight_totals where (grain, at) in (select distinct grain, at from gone);
    return null;
end $$;
create trigger insight_rollups_drop_totals after delete on insight_rollups referencing old table as gone
for each statement execute function drop_totals();

insert into insight_totals
select grain, at, kind, label, channel, bucket, sum(n), sum(valued), sum(total) from insight_rollups group by 1, 2, 3, 4, 5, 6;

-- Whether an order was one after all: what was called off or given back never counts.
create function order_counts(status text) returns boolean language sql immutable as $$
    select status not in ('cancelled', 'refunded')
$$;
