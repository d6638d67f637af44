-- Mails that Gmail has and does not give: nothing waits for them, and they are asked for again.
create table refused_mails (
    mailbox    text not null references mailboxes (address) on delete cascade,
    gmail_id   text not null,
    tries      integer not null default 1,
    refused_at timestamptz not null default clock_timestamp(),
    due_at     timestamptz not null,
    primary key (mailbox, gmail_id)
);
