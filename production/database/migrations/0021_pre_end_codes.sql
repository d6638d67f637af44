-- Why a message ended, for programs; `reason` says the same to people. Known ends of the last months get their code.
alter table ledger add column reason_code text;

update ledger set reason_code = case
    when reason = 'a person owns this conversation' then 'with_person'
    when reason = 'the customer asked for no more messages' then 'opted_out'
    when reason like 'many forms name this address%' then 'many_forms'
    when reason like '% automatic replies within an hour%' then 'many_replies'
    when reason like '% automatic mails within an hour%' then 'many_unproven'
    when reason = 'a person took over meanwhile' then 'taken_over'
    when reason like 'not backed by the knowledge base%' or reason like '%nothing that the knowledge base backs' then 'not_backed'
    when reason ~* 'knowledge base|document(ation|ed)|no (relevant )?(article|passage|information)' then 'not_documented'
    else 'unknown' end
where settled_at > clock_timestamp() - interval '90 days';
