-- Those of whom `customer_in_scope` is true, for lists: the statement that reads them is planned with it as one, where the function
-- would be called for each customer. Own tickets and those of teams are told apart, so that each is read from its index alone;
-- `in_scope` decides about both.
create function customers_in_reach(who caller_scope) returns setof customers language sql stable as $$
    select * from customers c
    where (who).reach = 'all'
       or (c.owner_id is not null or c.team is not null) and in_scope(who, c.owner_id, c.team)
       or c.id in (
           select customer_id from tickets
           where assigned_to = (who).user_id and in_scope(who, assigned_to, assigned_team)
           union all
           select customer_id from tickets
           where coalesce(assigned_team, 'support') = any((who).teams) and in_scope(who, assigned_to, assigned_team))
$$;

create index tickets_own on tickets (assigned_to) include (customer_id, assigned_team) where assigned_to is not null;
create index tickets_of_team on tickets (coalesce(assigned_team, 'support'), source_channel, status) include (customer_id, assigned_team, assigned_to);
drop index tickets_assigned, tickets_team;
alter index tickets_own rename to tickets_assigned;
alter index tickets_of_team rename to tickets_team;
