-- A draft that a person rejects was never said: not to the customer, not to the agent, and not as a failed delivery.
alter table messages drop constraint messages_delivery_status_check;
alter table messages add constraint messages_delivery_status_check check (delivery_status in
    ('received', 'draft', 'rejected', 'pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')) not valid;
alter table messages validate constraint messages_delivery_status_check;

update messages set delivery_status = 'rejected', send_error = substr(send_error, 11)
where delivery_status = 'failed' and send_error like 'rejected: %';
