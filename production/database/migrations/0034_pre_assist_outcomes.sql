-- A reply that waits for a person answers words that are not the last ones any more: nobody may approve it unseen.
create function void_drafts_of_conversation() returns trigger language plpgsql as $$
begin
    update messages set delivery_status = 'rejected', send_error = 'the customer wrote again'
    where conversation_id = new.conversation_id and direction = 'outbound' and role = 'agent' and delivery_status = 'draft';
    return null;
end $$;
create trigger void_drafts after insert on messages for each row when (new.direction = 'inbound')
    execute function void_drafts_of_conversation();
