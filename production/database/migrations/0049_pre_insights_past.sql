-- What happened before it was told: from the records that remember when, as far as they do. Not published.
create function tell_of_past(kind text, ticket uuid, at timestamptz, told jsonb) returns void language sql as $$
    insert into event_outbox (type, subject, key, conversation_id, channel, payload, occurred_at, published_at)
    select kind, id::text, conversation_id::text, conversation_id, source_channel,
           jsonb_build_object('ticket', id) || hands_of(id) || jsonb_strip_nulls(told), at, clock_timestamp()
    from tickets where id = ticket
$$;

select count(tell_of_past('ticket_opened', id, created_at, '{}')) from tickets;
select count(tell_of_past('ticket_resolved', id, resolved_at, jsonb_build_object('seconds', floor(extract(epoch from resolved_at - created_at)))))
from tickets where resolved_at is not null and merged_into is null;
select count(tell_of_past('ticket_answered', ticket_id, sent_at, jsonb_build_object('by', role, 'author', author_id, 'seconds', waited)))
from (
    select distinct on (m.ticket_id) m.ticket_id, m.sent_at, m.role, m.author_id,
           floor(extract(epoch from m.sent_at - (select min(i.created_at) from messages i
                 where i.conversation_id = m.conversation_id and i.ticket_id = m.ticket_id and i.direction = 'inbound'))) as waited
    from messages m
    where m.direction = 'outbound' and m.sent_at is not null and m.event_id not like 'csat:%'
    order by m.ticket_id, m.sent_at
) first;
select count(tell_of_past('ticket_rated', ticket_id, answered_at, jsonb_build_object('score', score))) from csat_questions where state = 'answered';
select count(tell_of_past('suggestion_judged', ticket_id, ended_at, jsonb_build_object(
    'outcome', outcome, 'edit_distance', edit_distance, 'documents', documents_of(sources))))
from reply_suggestions where outcome in ('unchanged', 'edited', 'rejected');
select count(tell_of_past('answer_called_wrong', ticket_id, at, jsonb_build_object('reason', reason))) from wrong_answers;
insert into event_outbox (type, subject, key, payload, occurred_at, published_at)
select 'worth_changed', id::text, id::text,
       jsonb_strip_nulls(jsonb_build_object('deal', id, 'team', team, 'person', owner_id, 'added', true, 'after',
           deal_worth(d) || case when closed_at is null then '{}' else '{"status": "lead"}'::jsonb end)), created_at, clock_timestamp()
from deals d where deleted_at is null
union all
select 'worth_changed', id::text, id::text,
       jsonb_strip_nulls(jsonb_build_object('deal', id, 'team', team, 'person', owner_id, 'added', false,
           'before', deal_worth(d) || '{"status": "lead"}'::jsonb, 'after', deal_worth(d),
           'seconds', floor(extract(epoch from closed_at - created_at)))), closed_at, clock_timestamp()
from deals d where deleted_at is null and closed_at is not null;

drop function tell_of_past;
insert into insight_state (past_until) select coalesce(max(id), 0) from event_outbox;
