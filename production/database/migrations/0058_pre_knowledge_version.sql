-- Counts the changes of the knowledge base: who holds a copy of it sees whether it is still the same.
create table knowledge_version (version bigint not null);
insert into knowledge_version values (0);

create function count_knowledge_change() returns trigger language plpgsql as $$
begin
    update knowledge_version set version = version + 1;
    return null;
end $$;

-- Before any row is touched: writers queue up here, so that none waits for another's rows in a different order.
create trigger counted before insert or update or delete or truncate on knowledge_base
    for each statement execute function count_knowledge_change();
create trigger counted before insert or update or delete or truncate on known_questions
    for each statement execute function count_knowledge_change();
