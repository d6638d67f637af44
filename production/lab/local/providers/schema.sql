PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;

CREATE TABLE IF NOT EXISTS mail (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    id            TEXT NOT NULL UNIQUE,
    thread_id     TEXT NOT NULL,
    rfc822_id     TEXT,             -- without angle brackets; null when the mail has none that is usable
    subject_key   TEXT NOT NULL,    -- subject without reply prefixes
    sender        TEXT NOT NULL,    -- lower-cased address
    recipients    TEXT NOT NULL,    -- lower-cased addresses, each between spaces
    internal_date INTEGER NOT NULL, -- milliseconds since 1970
    history_id    INTEGER NOT NULL,
    raw           BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS mail_rfc822_id ON mail (rfc822_id);
CREATE INDEX IF NOT EXISTS mail_rfc822_search ON mail (lower(rfc822_id));
CREATE INDEX IF NOT EXISTS mail_thread ON mail (thread_id);

CREATE TABLE IF NOT EXISTS mail_label (
    mail_id TEXT NOT NULL REFERENCES mail (id),
    label   TEXT NOT NULL,
    PRIMARY KEY (mail_id, label)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS history (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    mail_id TEXT NOT NULL REFERENCES mail (id),
    change  TEXT NOT NULL CHECK (change IN ('messageAdded', 'labelAdded', 'labelRemoved')),
    labels  TEXT NOT NULL           -- JSON list: the labels that the change was about
);
-- A new mailbox has a past too: clients must never see history id 0.
INSERT INTO sqlite_sequence (name, seq)
SELECT 'history', 1000 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'history');

CREATE TABLE IF NOT EXISTS setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL             -- JSON
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS chat (
    address         TEXT PRIMARY KEY, -- whatsapp:+15550001111 or whatsapp:US.1349
    last_inbound_at REAL NOT NULL     -- seconds since 1970; opens the 24-hour window
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS chat_message (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    sid             TEXT NOT NULL UNIQUE,
    direction       TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound-api')),
    sender          TEXT NOT NULL,
    recipient       TEXT NOT NULL,
    body            TEXT NOT NULL,
    media           TEXT NOT NULL,    -- JSON list of addresses
    status          TEXT NOT NULL,
    error_code      INTEGER,
    content_sid     TEXT,
    status_callback TEXT,
    created_at      REAL NOT NULL,
    updated_at      REAL NOT NULL,
    sent_at         REAL
);
CREATE INDEX IF NOT EXISTS chat_message_recipient ON chat_message (recipient);
CREATE INDEX IF NOT EXISTS chat_message_sender ON chat_message (sender);

CREATE TABLE IF NOT EXISTS graph_message (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    channel    TEXT NOT NULL CHECK (channel IN ('whatsapp', 'messenger', 'instagram')),
    direction  TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    person     TEXT NOT NULL,    -- digits of a number, or a user id
    body       TEXT NOT NULL,
    request    TEXT NOT NULL,    -- JSON: what we were sent, or what the webhook carried
    status     TEXT NOT NULL,
    created_at REAL NOT NULL     -- seconds since 1970
);
CREATE INDEX IF NOT EXISTS graph_message_person ON graph_message (channel, person);

CREATE TABLE IF NOT EXISTS lead (
    id         TEXT PRIMARY KEY,
    form_id    TEXT NOT NULL,
    content    TEXT NOT NULL,    -- JSON: as the Graph API answers
    created_at REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS file (
    id           TEXT PRIMARY KEY,    -- ME and 32 hex digits, with an extension
    content_type TEXT NOT NULL,
    content      BLOB NOT NULL
) WITHOUT ROWID;
