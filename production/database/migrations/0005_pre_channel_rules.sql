-- People who asked for no more messages; they are written to again when they say so.
create table opt_outs (
    identifier_type   text not null,
    identifier_value  text not null,
    channel           text not null check (channel in ('email', 'whatsapp', 'web_form')),
    opted_out_at      timestamptz not null default clock_timestamp(),
    primary key (identifier_type, identifier_value, channel)
);

-- Approved templates by purpose: {"reply": {"content_sid": "HX...", "variables": {"1": "{text}"}}}. They reach a customer
-- on WhatsApp after the 24-hour window has closed.
alter table channel_configs add column templates jsonb not null default '{}';

-- More automatic replies to one person within an hour are a loop, whatever the headers say.
alter table channel_configs add column replies_per_hour integer not null default 20 check (replies_per_hour > 0);
update channel_configs set replies_per_hour = 10 where channel = 'email';
update channel_configs set replies_per_hour = 40 where channel = 'whatsapp';
