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

-- name: documents
select distinct document from knowledge_base order by document

-- name: remove
delete from knowledge_base where document = $1

-- name: newest
select document, position, title, content from knowledge_base order by updated_at desc, document, position limit $1

-- name: candidates
-- Union of the nearest passages and the best full-text matches. Any word of the query may match; rank decides.
with terms as (
    select to_tsquery('english', coalesce(string_agg(quote_literal(lexeme), ' | '), '')) as query
    from unnest(to_tsvector('english', $1)) as words(lexeme, positions, weights)
),
near as (
    select id from knowledge_base
    where $4::text is null or category = $4
    order by embedding <=> $2
    limit $3
),
matching as (
    select k.id from knowledge_base k, terms
    where k.search @@ terms.query and ($4::text is null or k.category = $4)
    order by ts_rank_cd(k.search, terms.query, 1) desc
    limit $3
)
select k.document, k.position, k.title, k.content, k.category, k.content_hash,
       1 - (k.embedding <=> $2) as similarity,
       ts_rank_cd(k.search, terms.query, 1)::float8 as text_rank
from knowledge_base k, terms
where k.id in (select id from near union select id from matching)
