-- name: tune
-- Of this transaction: a plan for all filters at once would walk the whole log.
select set_config('plan_cache_mode', 'force_custom_plan', true)

-- name: entries
select l.id, l.at, l.actor_kind, l.actor_id, l.actor_name, l.address, l.act, l.subject, l.subject_id, c.before, c.after
from audit_log l left join audit_changes c on c.id = l.id
where ($1::text is null or l.act = $1)
  and ($2::uuid is null or l.actor_id = $2)
  and ($3::text is null or l.subject = $3)
  and ($4::text is null or l.subject_id = $4)
  and ($5::timestamptz is null or l.at >= $5)
  and ($6::timestamptz is null or l.at < $6)
  and ($7::bigint is null or l.id < $7)
order by l.id desc
limit $8
