-- What was taken back, or will not go out, is not found any more.
create or replace function follow_words() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'tickets' then
        perform index_subject(new);
    elsif new.delivery_status in ('draft', 'rejected') then
        delete from inbox_words where message_id = new.id;
    else
        perform index_message(new);
    end if;
    return null;
end $$;
drop trigger messages_reworded on messages;
create trigger messages_reworded after update of content, delivery_status on messages for each row
when (new.content <> old.content
      or (new.delivery_status in ('draft', 'rejected')) <> (old.delivery_status in ('draft', 'rejected')))
execute function follow_words();
