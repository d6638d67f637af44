-- Danger to a life was handed to `support_lead`: whoever saw it there sees it in its own team.
insert into teams values ('safety') on conflict do nothing;
insert into team_members select user_id, 'safety' from team_members where team = 'support_lead' on conflict do nothing;
