-- Numbers that came in an older form of their country get the key of today (crm/customers/numbers.py has the rules and their
-- sources). Replies go on to what was delivered: `recipient`, and `phone` in the envelopes, stay. A pod of the version before
-- files what arrives while both run under the old form: at worst as a customer of its own, to be merged by a person.
create function one_form(number text) returns text language plpgsql immutable as $$
begin
    number := regexp_replace(number, '^\+52(?:1|01|044|045)(\d{10})$', '+52\1');
    number := regexp_replace(number, '^\+55(\d\d)([6-9]\d{7})$', '+55\19\2');
    number := regexp_replace(number, '^\+54([123]\d{9})$', '+549\1');
    number := regexp_replace(number, '^\+229(\d{8})$', '+22901\1');
    number := regexp_replace(number, '^\+225([04-9][0-3]\d{6})$', '+22501\1');
    number := regexp_replace(number, '^\+225([04-9][4-6]\d{6})$', '+22505\1');
    return regexp_replace(number, '^\+225([04-9][7-9]\d{6})$', '+22507\1');
end $$;

-- In one record twice: the row with the key of today stays, with the stronger proof. What a merge moved stays as it is,
-- for its undoing.
create temporary table doubled on commit drop as
select old.id as old_id, new.id as new_id, old.proof = 'proven' and new.proof = 'claimed' as proof_moves
from customer_identifiers old
join customer_identifiers new
  on new.customer_id = old.customer_id and new.identifier_type = 'phone' and new.identifier_value = one_form(old.identifier_value)
where old.identifier_type = 'phone' and one_form(old.identifier_value) <> old.identifier_value;

update customer_identifiers set proof = 'claimed' where id in (select old_id from doubled where proof_moves);
update customer_identifiers i set proof = 'proven'
where i.id in (select new_id from doubled where proof_moves)
  and not exists (select from customer_identifiers other
                  where other.identifier_type = 'phone' and other.identifier_value = i.identifier_value and other.proof = 'proven');
delete from customer_identifiers i using doubled d
where i.id = d.old_id and not exists (
    select from customer_merges m where i.id = any(m.identifiers || m.promoted || m.demoted));

-- Proven for two records: the one that has the key of today keeps the proof, else the older. The other claims it, so that the
-- two are suggested for merging.
update customer_identifiers i
set identifier_value = one_form(i.identifier_value),
    proof = case when i.proof = 'proven' and exists (
        select from customer_identifiers other
        where other.identifier_type = 'phone' and other.proof = 'proven' and other.id <> i.id
          and one_form(other.identifier_value) = one_form(i.identifier_value)
          and (other.identifier_value = one_form(i.identifier_value) or (other.created_at, other.id) < (i.created_at, i.id)))
        then 'claimed' else i.proof end
where i.identifier_type = 'phone' and one_form(i.identifier_value) <> i.identifier_value
  and i.id not in (select old_id from doubled);

update customers set phone = one_form(phone) where one_form(phone) <> phone;

insert into opt_outs (identifier_type, identifier_value, channel, opted_out_at)
select identifier_type, one_form(identifier_value), channel, opted_out_at from opt_outs
where identifier_type = 'phone' and one_form(identifier_value) <> identifier_value
on conflict do nothing;
delete from opt_outs where identifier_type = 'phone' and one_form(identifier_value) <> identifier_value;

-- The chat goes on in its conversation; where the record has one under the key of today, that one goes on.
update conversations c
set thread_key = one_form(c.thread_key) || case when exists (
        select from conversations k
        where k.customer_id = c.customer_id and k.channel = c.channel and k.thread_key = one_form(c.thread_key))
    then '#' || c.id else '' end
where c.channel = 'whatsapp' and one_form(c.thread_key) <> c.thread_key;

update ledger
set key = one_form(key),
    envelope = case when envelope = '{}' then envelope else
        jsonb_set(jsonb_set(envelope, '{key}', to_jsonb(one_form(key))),
                  '{sender,value}', to_jsonb(one_form(coalesce(envelope #>> '{sender,value}', key)))) end
where channel = 'whatsapp' and one_form(key) <> key;

insert into parked_keys (key, reason, attempts, until, woken_at, parked_at)
select one_form(key), reason, attempts, until, woken_at, parked_at from parked_keys where one_form(key) <> key
on conflict do nothing;
delete from parked_keys where one_form(key) <> key;

update intake_spill s
set key = one_form(s.key),
    envelope = convert_to(jsonb_set(jsonb_set(said, '{key}', to_jsonb(one_form(s.key))),
                                    '{sender,value}', to_jsonb(one_form(coalesce(said #>> '{sender,value}', s.key))))::text, 'utf8')
from (select id, convert_from(envelope, 'utf8')::jsonb as said from intake_spill where one_form(key) <> key) waiting
where waiting.id = s.id;

drop function one_form;

-- What the retention chore looks for: messages that ended without a conversation and still have their words.
drop index ledger_words;
create index ledger_words on ledger (settled_at) where envelope <> '{}' and conversation_id is null;
