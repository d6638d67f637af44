-- What the retention chore looks for: ended messages that still have their words, and old promises of ticket numbers.
create index inbound_messages_words on inbound_messages (settled_at) where envelope <> '{}';
create index form_submissions_time on form_submissions using brin (submitted_at);
