-- Many contacts written at once are due for an outlook at once, not one after the other.
drop trigger outlook_is_due on customers;
create function outlooks_are_due() returns trigger language plpgsql as $$
begin
    insert into customer_outlooks (id) select id from added;
    return null;
end $$;
create trigger outlooks_are_due after insert on customers referencing new table as added
    for each statement execute function outlooks_are_due();
create trigger outlook_is_due after update of plan on customers for each row execute function outlook_is_due();
