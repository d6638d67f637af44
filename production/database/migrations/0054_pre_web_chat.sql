-- The chat on websites: its window asks for what is new in the conversations of those who look at it, and an answer that
-- nobody saw goes out by mail once.
create index conversations_of_visitors on conversations (split_part(thread_key, '#', 1)) where channel = 'web_chat';
create index messages_of_chats on messages (updated_at) where channel = 'web_chat';

create table web_chat_letters (
    id          uuid primary key default gen_random_uuid(),
    customer_id uuid not null references customers (id) on delete cascade,
    message_id  uuid not null unique references messages (id) on delete cascade, -- the answer that was mailed
    written_at  timestamptz not null default clock_timestamp()
);
create index web_chat_letters_customer on web_chat_letters (customer_id);
