-- What came of the forms of ads is looked at, the newest first.
create index lead_notices_newest on lead_notices (created_at, id);
