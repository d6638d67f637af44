-- Deals from before, as they are at the moment from which on their changes are told: what is open is the sum of both. Counted, and
-- taken out again, by the scheduler.
create table insight_past_deals (
    id          bigint generated always as identity primary key,
    deal_id     bigint not null,
    payload     jsonb not null,
    occurred_at timestamptz not null
);

create trigger deals_tell after insert or delete or update of status, value, currency, pipeline_id, deleted_at on deals
for each row execute function tell_deal();

insert into insight_past_deals (deal_id, payload, occurred_at)
select id, jsonb_strip_nulls(jsonb_build_object('deal', id, 'team', team, 'person', owner_id, 'added', true, 'after',
           deal_worth(d) || case when closed_at is null then '{}' else '{"status": "lead"}'::jsonb end)), created_at
from deals d where deleted_at is null
union all
select id, jsonb_strip_nulls(jsonb_build_object('deal', id, 'team', team, 'person', owner_id, 'added', false,
           'before', deal_worth(d) || '{"status": "lead"}'::jsonb, 'after', deal_worth(d),
           'seconds', floor(extract(epoch from closed_at - created_at)))), closed_at
from deals d where deleted_at is null and closed_at is not null;
