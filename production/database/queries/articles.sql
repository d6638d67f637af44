-- name: passages
select title, content from knowledge_base where document = $1 order by position
