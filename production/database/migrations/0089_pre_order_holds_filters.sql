-- Whoever walks past many tickets for a few of them reads of each what the filters ask in the index, and does not look it up.
create index tickets_order_and_filters on tickets
    (status_group(status), slot, static_score desc, coalesce(waiting_since, created_at) desc, id)
    include (status, source_channel, assigned_to, assigned_team, snoozed_until, draft_waits, waiting_since, created_at);
drop index tickets_order;
alter index tickets_order_and_filters rename to tickets_order;
