-- What changes nothing is not done: most messages have no reply that waits, and their ticket is written anyway.
create or replace function cancel_scheduled() returns trigger language plpgsql as $$
declare
    waiting uuid[] := array(select t.id from tickets t join scheduled_replies s on s.ticket_id = t.id
                            where t.conversation_id = new.conversation_id);
begin
    if waiting <> '{}' then
        perform return_scheduled(waiting, true);
    end if;
    return null;
end $$;

create or replace function follow_customer() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update tickets set waiting_since = new.created_at where id = new.ticket_id and waiting_since is null;
    else
        update tickets set sentiment = new.sentiment where id = new.ticket_id and sentiment is distinct from new.sentiment;
    end if;
    return null;
end $$;
