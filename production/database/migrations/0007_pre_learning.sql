-- Questions that the knowledge base could not answer, by meaning; the words stay in `messages` and go with them.
create table unanswered_questions (
    message_id uuid primary key references messages on delete cascade,
    model text not null,
    embedding vector(1536) not null,
    asked_at timestamptz not null
);
create index unanswered_questions_time on unanswered_questions (asked_at);

-- The daily report reads one day of each, the search for gaps the last months. Events are only ever appended: a summary of blocks finds a day.
create index inbound_messages_replied on inbound_messages (settled_at) where state = 'replied';
create index inbound_messages_with_person on inbound_messages (settled_at) where state in ('drafted', 'escalated');
create index event_outbox_time on event_outbox using brin (occurred_at);
