-- What people taught: the knowledge base holds these documents beside those of the ingested folder. Without any tie to
-- customers: a person has read them, and they stay when a customer is forgotten.
create table learned_articles (
    document    text primary key,
    title       text not null,
    body        text not null,
    approved_at timestamptz not null default clock_timestamp()
);

-- One row for each ticket that a person solved where the knowledge base had no answer, so that none comes up twice. A ticket
-- that asks what a waiting suggestion answers already is further evidence for that one. The words go with their customer.
create table article_suggestions (
    id          bigint generated always as identity primary key,
    ticket_id   uuid not null unique references tickets on delete cascade,
    question_id uuid not null references unanswered_questions on delete cascade,
    same_as     bigint references article_suggestions on delete cascade,
    status      text not null check (status in ('waiting', 'approved', 'rejected')),
    title       text not null,
    question    text not null,
    body        text not null,
    -- Why it was rejected.
    reason      text,
    document    text references learned_articles on delete set null,
    created_at  timestamptz not null default clock_timestamp(),
    decided_at  timestamptz,
    check ((status = 'rejected') = (reason is not null)),
    check ((status = 'waiting') = (decided_at is null))
);
create index article_suggestions_status on article_suggestions (status, id) where same_as is null;
create index article_suggestions_same on article_suggestions (same_as) where same_as is not null;
create index article_suggestions_question on article_suggestions (question_id);

-- How much of the cost an event has told already: also what a run cost whose turn another worker took over is told, once.
alter table model_usage add column told_micros bigint not null default 0;
