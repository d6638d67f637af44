-- Our own number or page that the customer wrote to last: a reply leaves from there.
alter table conversations add column line text;

-- What a provider says of the texts that it has to approve.
create table message_templates (
    provider    text not null,
    name        text not null,
    language    text not null,
    status      text not null,
    reason      text,
    updated_at  timestamptz not null default clock_timestamp(),
    primary key (provider, name, language)
);

-- The template for a purpose, unless its provider says that it may not be sent.
create function template_for(config channel_configs, purpose text) returns jsonb language sql stable as $$
    select t.value
    from (select config.templates -> purpose as value) t
    where t.value is not null and not exists (
        select from message_templates known
        where known.name = t.value ->> 'name' and known.language = coalesce(t.value ->> 'language', 'en')
          and known.status <> 'approved')
$$;
