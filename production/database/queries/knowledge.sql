-- name: hashes
select position, content_hash from knowledge_base where document = $1 and model = $2

-- name: put
insert into knowledge_base (document, position, title, content, category, content_hash, model, embedding)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (document, position) do update
    set title = excluded.title, content = excluded.content, category = excluded.category,
        content_hash = excluded.content_hash, model = excluded.model, embedding = excluded.embedding

-- name: cut
delete from knowledge_base where document = $1 and position >= $2

-- name: drop_questions
delete from known_questions where document = $1 and position = any($2::int[])

-- name: put_question
insert into known_questions (document, position, place, text, answer, model, embedding)
values ($1, $2, $3, $4, $5, $6, $7)

-- name: documents
select distinct document from knowledge_base order by document

-- name: remove
delete from knowledge_base where document = $1

-- name: newest
select document, position, title, content from knowledge_base order by updated_at desc, document, position limit $1

-- name: clear_words
delete from knowledge_words

-- name: count_words
insert into knowledge_words (word, passages) select word, ndoc from ts_stat('select search from knowledge_base')

-- name: analyze
-- The planner chooses between filter and vector index by these figures, and `words` takes the number of passages from them.
analyze knowledge_base

-- name: words
-- Words of a query in the form of the index, with the passages that hold each, and the number of all passages; those of the
-- documents left out ($2) do not count.
with hidden as materialized (select search from knowledge_base where document = any($2::text[]))
select lexeme as word,
       coalesce(w.passages, 0) - (select count(*) from hidden where search @@ quote_literal(lexeme)::tsquery)
           as document_frequency,
       (select greatest(reltuples::bigint - (select count(*) from hidden), 1)
        from pg_class where oid = 'knowledge_base'::regclass) as passages
from unnest(to_tsvector('english', $1)) left join knowledge_words w on w.word = lexeme

-- name: tune
-- Of this transaction: a filter that leaves too few rows lets the walk through the vector index go on, and plans see values.
select set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', $1, true),
       set_config('plan_cache_mode', 'force_custom_plan', true)

-- name: candidates
-- The nearest passages, those that hold most of the rare words ($5, with their weights $6, of all words $7), and those of the
-- $8 nearest known questions; none of the documents left out ($9) or in other languages ($10), which take no place.
with near as (
    select id from knowledge_base
    where model = $3 and ($4::text is null or category = $4) and document <> all($9::text[]) and document ~ $10
    order by embedding <=> $1
    limit $2
),
matching as (
    select k.id
    from unnest($5::text[], $6::float8[]) as rare(word, weight)
    join knowledge_base k on k.search @@ quote_literal(rare.word)::tsquery
    where k.model = $3 and ($4::text is null or k.category = $4) and k.document <> all($9::text[]) and k.document ~ $10
    group by k.id
    order by sum(rare.weight) desc, k.id
    limit $2
),
asked as (
    select document, position, text, answer, 1 - (embedding <=> $1) as similarity
    from known_questions
    where model = $3 and document <> all($9::text[]) and document ~ $10
    order by embedding <=> $1
    limit $8
)
select k.document, k.position, k.title, k.content, k.category, k.content_hash,
       1 - (k.embedding <=> $1) as cosine,
       coalesce((select jsonb_object_agg(lexeme, cardinality(positions))
                 from unnest(k.search) where lexeme = any($7::text[])), '{}') as counts,
       length(k.search) as length,
       (select max(d.position) + 1 from knowledge_base d where d.document = k.document) as document_passages,
       coalesce((select jsonb_agg(jsonb_build_object('text', a.text, 'answer', a.answer, 'similarity', a.similarity)
                                  order by a.similarity desc)
                 from asked a where (a.document, a.position) = (k.document, k.position)), '[]') as asked
from knowledge_base k
where k.id in (select id from near union select id from matching
               union
               select p.id from knowledge_base p join asked using (document, position)
               where $4::text is null or p.category = $4)

-- name: stems
-- Words of a query in the form of the index, and which state of the knowledge base it meets.
select tsvector_to_array(to_tsvector('english', $1)) as words, version from knowledge_version

-- name: state
select version, (select count(*) from knowledge_base) + (select count(*) from known_questions) as rows from knowledge_version

-- name: version
select version from knowledge_version

-- name: all_passages
select document, position, title, content, category, content_hash, model, embedding,
       coalesce((select jsonb_object_agg(lexeme, cardinality(positions)) from unnest(search)), '{}') as words
from knowledge_base order by id

-- name: all_questions
select document, position, text, answer, model, embedding from known_questions order by document, position, place
