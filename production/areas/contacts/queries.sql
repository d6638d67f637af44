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
    union all
    (select 'outreach', o.id::text, o.released_at, o.subject, o.content, u.name, o.delivery_status, o.channel, 'outbound', null, null
     from outreach_messages o
     left join users u on u.id = o.author_id
     where o.customer_id = who.id and o.released_at <= $3 and is_said(o.delivery_status)
       and (o.released_at, ('outreach ' || o.id) collate "C") < ($3, $4)
     order by o.released_at desc, o.id::text collate "C" desc limit $5)
    union all
    (select 'interaction', n.id::text, n.happened_at, n.type, n.content, u.name, n.status, null,
            case n.direction when 'incoming' then 'inbound' else 'outbound' end, null, null
     from interactions n
     left join users u on u.id = n.author_id
     where n.customer_id = who.id and n.happened_at <= $3 and (n.happened_at, ('interaction ' || n.id) collate "C") < ($3, $4)
     order by n.happened_at desc, n.id::text collate "C" desc limit $5)
    union all
    (select 'reminder', m.id::text, m.decided_at, o.subject, n.content, null, null, null, null, null, null
     from reminders m
     left join outreach_messages o on o.id = m.message_id
     left join interactions n on n.id = m.interaction_id
     where m.customer_id = who.id and m.state = 'done' and (m.decided_at, ('reminder ' || m.id) collate "C") < ($3, $4)
     order by m.decided_at desc, m.id::text collate "C" desc limit $5)
    union all
    (select 'order', o.id::text, o.placed_at, o.number, array_to_string(o.lines, ', '), null, o.status, null, null, null, null
     from order_records o
     where o.customer_id = who.id and o.placed_at <= $3 and (o.placed_at, ('order ' || o.id) collate "C") < ($3, $4)
     order by o.placed_at desc, o.id::text collate "C" desc limit $5)
) entries
where who.id = any($1::uuid[])
order by at desc, (kind || ' ' || entries.id) collate "C" desc
limit $5

-- name: people_of
select id from customers
where company_id = $1 and deleted_at is null and merged_into is null and customer_in_scope($2::caller_scope, id)
