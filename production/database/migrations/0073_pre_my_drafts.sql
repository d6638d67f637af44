-- What one person is writing, in all their tickets.
create index composer_drafts_user on composer_drafts (user_id);
