-- What customers ask about a passage, as its writer noted it, and the line of the passage that answers.
create table known_questions (
    document   text not null,
    position   integer not null,
    place      integer not null,
    text       text not null,
    -- None where no document answers.
    answer     text,
    model      text not null,
    embedding  vector(1536) not null,
    primary key (document, position, place),
    foreign key (document, position) references knowledge_base (document, position) on delete cascade
);
create index known_questions_embedding on known_questions using hnsw (embedding vector_cosine_ops);
