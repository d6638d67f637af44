-- People hear of replies that wait for them, and of their own that came back.
alter table notifications drop constraint notifications_kind_check,
    add constraint notifications_kind_check check (kind in ('sla_breached', 'approval_wanted', 'reply_returned'));
