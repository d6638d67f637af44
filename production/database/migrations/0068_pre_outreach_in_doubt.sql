-- How long a provider leaves us in doubt counts from when it was first given a message, not from when the campaign released it; and
-- what is in doubt is asked about before anything more is sent.
alter table outreach_messages add column first_tried_at timestamptz;
create index outreach_messages_in_doubt on outreach_messages (channel, next_attempt_at) where delivery_status in ('sending', 'unknown');
