-- Sums are kept by triggers, so that whoever adds up, of whatever release, keeps them.
create function keep_sums() returns trigger language plpgsql as $$
begin
    perform keep_sums_of(grain, array_agg(distinct at)) from added group by grain;
    return null;
end $$;
create trigger insight_rollups_add_sums after insert on insight_rollups referencing new table as added
for each statement execute function keep_sums();

-- Rows of a grain and time go together, and come again together.
create function drop_sums() returns trigger language plpgsql as $$
begin
    perform drop_sums_of(grain, array_agg(distinct at)) from gone group by grain;
    return null;
end $$;
create trigger insight_rollups_drop_sums after delete on insight_rollups referencing old table as gone
for each statement execute function drop_sums();

-- What was written since they were filled.
do $$
declare piece record;
begin
    for piece in
        select grain, array_agg(at) as begins
        from insight_filled f full join insight_written w using (grain, at)
        where (f.n, f.by) is distinct from (w.n, w.by)
        group by grain
    loop
        perform drop_sums_of(piece.grain, piece.begins);
        perform keep_sums_of(piece.grain, piece.begins);
    end loop;
end $$;
drop view insight_written;
drop table insight_filled;
