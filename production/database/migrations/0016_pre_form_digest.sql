-- What was sent under an Idempotency-Key, so that another form under the same key gets neither its ticket nor its token.
-- Null for what an older release noted.
alter table form_submissions add column digest bytea;
