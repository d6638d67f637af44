-- name: timeline
-- Of the customers $1, what $2 reaches, after ($3, $4): each source gives its newest $5 of each of them, by its own index.
select kind, entries.id, at, title, text, by, status, channel, direction, ticket_id, deal_id, who.number as contact_id, who.name as contact_name
from customers who cross join lateral (
    select 'message' as kind, m.*
    from conversations c
    cross join lateral (
        select s.id::text, s.created_at as at, s.subject as title, s.content as text, coalesce(u.name, s.role) as by,
               s.delivery_status as status, s.channel, s.direction, t.ticket_number as ticket_id, null::bigint as deal_id
        from messages s
        join tickets t on t.id = s.ticket_id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
        left join users u on u.id = s.author_id
        where s.conversation_id = c.id and s.created_at <= $3 and is_said(s.delivery_status)
          and (s.created_at, ('message ' || s.id) collate "C") < ($3, $4)
        order by s.created_at desc, s.id::text collate "C" desc limit $5
    ) m
    where c.customer_id = who.id and conversation_in_scope($2::caller_scope, c.id)
    union all
    (select 'ticket', t.id::text, t.created_at, subject_of(t), null, null, t.status, t.source_channel, null, t.ticket_number, null
     from tickets t
     where t.customer_id = who.id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
       and t.created_at <= $3 and (t.created_at, ('ticket ' || t.id) collate "C") < ($3, $4)
     order by t.created_at desc, t.id::text collate "C" desc limit $5)
    union all
    (select 'deal', v.id::text, v.moved_at, d.title, null, v.actor, v.to_status, null, null, null, d.id
     from deals d
     join deal_moves v on v.deal_id = d.id
     where d.customer_id = who.id and d.deleted_at is null and in_scope($2::caller_scope, d.owner_id, d.team)
       and (v.moved_at, ('deal ' || v.id) collate "C") < ($3, $4)
     order by v.moved_at desc, v.id::text collate "C" desc limit $5)
    union all
    (select 'task', k.id::text, k.created_at, k.title, k.description, u.name, k.status, null, null, t.ticket_number, k.deal_id
     from tasks k
     left join users u on u.id = k.owner_id
     left join tickets t on t.id = k.ticket_id and in_scope($2::caller_scope, t.assigned_to, t.assigned_team)
     where k.customer_id = who.id and k.deleted_at is null and in_scope($2::caller_scope, k.owner_id, k.team)
       and (k.created_at, ('task ' || k.id) collate "C") < ($3, $4)
     order by k.created_at desc, k.id::text collate "C" desc limit $5)
    union all
    (select 'activity', a.id::text, a.happened_at, a.kind, a.text, u.name, a.outcome, null, a.direction, null, a.deal_id
     from activities a
     left join users u on u.id = a.author_id
     where a.customer_id = who.id and a.deleted_at is null and a.happened_at <= $3
       and (a.happened_at, ('activity ' || a.id) collate "C") < ($3, $4)
     order by a.happened_at desc, a.id::text collate "C" desc limit $5)
    union all
    (select 'merge', g.id::text, g.merged_at, null, null, g.actor, case when g.undone_at is null then 'merged' else 'undone' end,
            null, null, null, null
     from customer_merges g
     where g.kept_id = who.id and (g.merged_at, ('merge ' || g.id) collate "C") < ($3, $4)
     order by g.merged_at desc, g.id::text collate "C" desc limit $5)
) entries
where who.id = any($1::uuid[])
order by at desc, (kind || ' ' || entries.id) collate "C" desc
limit $5

-- name: people_of
select id from customers
where company_id = $1 and deleted_at is null and merged_into is null and customer_in_scope($2::caller_scope, id)
