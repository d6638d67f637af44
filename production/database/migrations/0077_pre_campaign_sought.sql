-- Whom a campaign seeks. The version before knows tags and ids alone, passes over the rest, and would write to everybody in reach: where
-- more is said, it finds nobody in `audience`, and where it says another audience itself, that one holds.
alter table campaigns add column sought jsonb;

create function audience_for_older(given jsonb) returns jsonb language sql immutable as $$
    select case when given - array['tags', 'contact_ids'] = '{}' then given else '{"contact_ids": [0]}' end
$$;

create function audience_of(campaign campaigns) returns jsonb language sql immutable as $$
    select case campaign.audience when audience_for_older(campaign.sought) then campaign.sought else campaign.audience end
$$;

create or replace view campaign_records as
select c.id, c.name, c.product_id, c.channel, c.purpose, c.state, c.audience, c.unattended, c.starts_at, c.started_at, c.finished_at,
       c.owner_id, c.team, c.created_at, c.updated_at, c.deleted_at,
       (select coalesce(jsonb_agg(jsonb_build_object('subject', s.subject, 'text', s.text, 'working_days', s.working_days)
                                  order by s.step), '[]') from campaign_steps s where s.campaign_id = c.id) as steps,
       audience_of(c) as sought
from campaigns c;
