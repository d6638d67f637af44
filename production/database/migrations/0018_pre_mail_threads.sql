-- What was left out of a mail beside its writer's own words: a person can unfold it.
alter table messages add column cut text not null default '';

-- A mail is found again by the ids that later mails name. Hashed: ids may be longer than a tree takes.
create index messages_mail_id on messages using hash ((email_thread ->> 'message_id')) where direction = 'inbound';

-- The conversation that a mail answers without belonging to it: somebody else's, of whom its sender had a copy.
alter table conversations add column linked_to uuid references conversations (id) on delete set null;
create index conversations_linked_to on conversations (linked_to) where linked_to is not null;

-- Automatic replies to all senders together of whom we do not know whether they are who they say.
alter table channel_configs add column unproven_per_hour integer not null default 60 check (unproven_per_hour > 0);
create index messages_automatic on messages (channel, created_at) where direction = 'outbound' and role = 'agent';
