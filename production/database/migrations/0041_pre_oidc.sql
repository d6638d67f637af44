-- Who a person is to the OpenID Connect provider. Learnt at their first sign-in there; from then on no address leads to them.
create table oidc_identities (
    issuer   text not null,
    subject  text not null,
    user_id  uuid not null references users (id) on delete cascade,
    bound_at timestamptz not null default clock_timestamp(),
    primary key (issuer, subject),
    unique (user_id, issuer)
);

-- Sign-ins under way there: each comes back once, in the browser that began it.
create table oidc_sign_ins (
    digest     bytea primary key, -- of the secret in that browser's cookie
    next       text not null, -- page of the console that somebody wanted
    expires_at timestamptz not null
);

-- Whether somebody has taken up their invitation, in whichever way.
create function has_joined(somebody users) returns boolean language sql stable as $$
    select somebody.password is not null or somebody.sample
        or exists (select from oidc_identities i where i.user_id = somebody.id)
$$;
