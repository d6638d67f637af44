-- A letter is worth as much as the link in it. The default is for programs of before, which name none.
alter table staff_letters add column expires_at timestamptz not null default clock_timestamp() + interval '1 hour';
create index staff_letters_expired on staff_letters (expires_at);

-- What somebody asks the log for: one kind of act, or a stretch of time. Rows come in the order of time.
create index audit_log_act on audit_log (act, id);
create index audit_log_at on audit_log using brin (at);
