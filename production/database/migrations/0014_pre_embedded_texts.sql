-- What the built-in model reads again and again, already embedded: a worker that starts need not think it over once more.
create table embedded_texts (
    model    text not null,
    -- SHA-256 of the text.
    digest   bytea not null,
    -- Single precision, little-endian.
    vector   bytea not null,
    made_at  timestamptz not null default clock_timestamp(),
    primary key (model, digest)
);
