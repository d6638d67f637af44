-- Progress and a sign of life are two things: the alarm for a stuck mailbox looks at the first.
alter table mailboxes add column being_read_at timestamptz;
