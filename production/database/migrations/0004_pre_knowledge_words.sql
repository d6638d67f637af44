-- How rare a word is: Postgres ranks full-text matches without it, and counting per search is slow for common words.
create table knowledge_words (
    word      text primary key,
    -- Passages that hold it.
    passages  integer not null check (passages > 0)
);
insert into knowledge_words (word, passages) select word, ndoc from ts_stat('select search from knowledge_base');

-- A narrow filter is answered exactly from its few rows; a wide one by walking the vector index.
create index knowledge_base_filter on knowledge_base (model, category);
