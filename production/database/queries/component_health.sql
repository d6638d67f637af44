-- name: report_health
insert into component_health (component, status, detail, checked_at) values ($1, $2, $3, clock_timestamp())
on conflict (component) do update
    set status = excluded.status, detail = excluded.detail, checked_at = excluded.checked_at

-- name: health
select component, status, detail, extract(epoch from clock_timestamp() - checked_at)::float8 as age_s from component_health
