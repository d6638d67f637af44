-- What tells when somebody may be written to: where they live as far as it is known, where the company is, its hours, and the days on
-- which it is closed.
create view customer_calendars as
select c.id as customer_id, c.time_zone, c.phone, coalesce(s.settings #>> '{hours,time_zone}', 'UTC') as company_zone,
       s.settings #>> '{hours,country}' as company_country, s.settings #>> '{hours,subdivision}' as company_subdivision,
       array(select day::date from jsonb_array_elements_text(coalesce(s.settings #> '{hours,closed_on}', '[]')) day) as closed_on,
       o.opens, o.closes, o.working_days
from customers c cross join outreach_settings o left join sla_settings s on true;

-- A suppression is of one channel; of all of them it is a row for each.
insert into suppressions (digest, channel, reason, source, created_at)
select s.digest, c.channel, s.reason, s.source, s.created_at from suppressions s cross join channel_configs c where s.channel is null
on conflict do nothing;
delete from suppressions where channel is null;
alter table suppressions alter column channel set not null;

create or replace function outreach_refusal(customer uuid, address text, on_channel text, for_purpose text) returns text language sql stable as $$
    select case
        when not exists (select from customers c where c.id = customer and c.merged_into is null and c.deleted_at is null) then 'gone'
        when not exists (select from customers c where c.id = customer and address in (c.email, c.phone))
             and not exists (select from customer_identifiers i where i.customer_id = customer and i.identifier_value = address) then 'gone'
        when exists (select from suppressions s where s.digest = address_digest(address) and s.channel = on_channel) then 'suppressed'
        when exists (select from customer_identifiers i join suppressions s on s.digest = address_digest(i.identifier_value)
                     where i.customer_id = customer and s.channel = on_channel and s.reason <> 'bounced')
            then 'suppressed'
        when exists (select from customer_identifiers i join opt_outs o using (identifier_type, identifier_value)
                     where i.customer_id = customer and o.channel = on_channel) then 'suppressed'
        when not exists (select from consents n where n.customer_id = customer and n.channel = on_channel
                         and n.purpose = for_purpose and n.withdrawn_at is null
                         and not exists (select from consents w where w.customer_id = customer and w.channel = on_channel
                                         and w.purpose = for_purpose and w.withdrawn_at > n.given_at)) then 'no_consent'
    end
$$;

create view campaign_records as
select c.*, (select coalesce(jsonb_agg(jsonb_build_object('subject', s.subject, 'text', s.text, 'working_days', s.working_days)
                                       order by s.step), '[]') from campaign_steps s where s.campaign_id = c.id) as steps
from campaigns c;

-- What waits for a person.
create view outreach_drafts as
select o.id, o.customer_id, c.number as contact_id, c.name as contact_name, k.id as campaign_id, k.name as campaign, p.title as product,
       o.channel, o.recipient, o.subject, o.content as text, o.written_by, o.follows, o.created_at, o.updated_at,
       outreach_refusal(o.customer_id, o.recipient, o.channel, o.purpose) as refusal
from outreach_messages o
join customers c on c.id = o.customer_id
left join campaigns k on k.id = o.campaign_id
left join products p on p.id = o.product_id
where o.delivery_status = 'draft';

create view order_records as
select o.id, o.customer_id, o.number, o.email, o.status, o.total_minor, o.currency, o.placed_at,
       array(select l.quantity || ' x ' || l.title from order_lines l where l.order_id = o.id order by l.position) as lines,
       (select coalesce(jsonb_agg(jsonb_build_object('status', f.status, 'carrier', f.carrier, 'tracking_number', f.tracking_number,
                                                     'tracking_url', f.tracking_url) order by f.shipped_at, f.source_id), '[]')
        from fulfilments f where f.order_id = o.id) as parcels
from orders o;

-- For whom a product may be of use is found by indexes.
create function lowered(words text[]) returns text[] language sql immutable parallel safe
return array(select lower(word) from unnest(words) word);
create function noted_words(notes text, job text, company text) returns tsvector language sql immutable parallel safe
return to_tsvector('simple', left(plain_words(coalesce(notes, '') || ' ' || coalesce(job, '') || ' ' || coalesce(company, '')), 100000));
create function noted_sought(markers text[]) returns tsquery language sql immutable parallel safe
return (select to_tsquery('simple', string_agg('(' || replace(plain_words(marker), ' ', ' <-> ') || ':*)', ' | '))
        from unnest(markers) marker where plain_words(marker) <> '');
create index customers_tags_lowered on customers using gin (lowered(tags));
create index customers_noted on customers using gin (noted_words(notes, position, company));

-- What a model read of a product, until its texts change.
create table product_markers (
    product_id uuid primary key references products (id) on delete cascade,
    texts      text not null, -- a digest of those that were read
    markers    text[] not null
);
