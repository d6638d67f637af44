-- What the page Today asks for every time that it is opened.
create index messages_undelivered on messages (updated_at) where direction = 'outbound' and delivery_status in ('failed', 'unknown');
create index reply_suggestions_ended on reply_suggestions (ended_at) where outcome in ('unchanged', 'edited', 'rejected');
