-- name: mine
-- Of the person $2, in tickets that they reach; what was proposed stays in the composer, and counts once.
with words as (
    select d.id, 'begun' as whose, d.kind = 'note' as note, d.ticket_id, d.content, d.updated_at as at
    from composer_drafts d
    where d.user_id = $2 and d.content <> ''
      and not exists (select from messages m where m.ticket_id = d.ticket_id and m.direction = 'outbound' and m.delivery_status = 'draft'
                      and m.author_id = $2 and starts_with(m.content, d.content))
    union all
    select id, 'proposed', false, ticket_id, content, created_at
    from messages where direction = 'outbound' and delivery_status = 'draft' and author_id = $2
    union all
    select m.id, 'of_the_ai', false, m.ticket_id, m.content, m.created_at
    from tickets t join messages m on m.ticket_id = t.id
    where t.assigned_to = $2 and t.draft_waits and m.direction = 'outbound' and m.delivery_status = 'draft' and m.author_id is null and m.part = 0
)
select w.id, w.whose, w.note, t.ticket_number as ticket, subject_of(t) as subject, c.name as customer_name, left(w.content, 200) as excerpt, w.at
from words w join tickets t on t.id = w.ticket_id join customers c on c.id = t.customer_id
where in_scope($1::caller_scope, t.assigned_to, t.assigned_team)
order by w.at desc
limit $3
