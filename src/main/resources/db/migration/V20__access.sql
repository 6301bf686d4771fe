-- Who may call. Secrets are never stored: only their SHA-256, and the first characters to tell keys apart.
create table api_key (
    id         uuid        primary key,
    name       text        not null,
    project    text        not null,
    scope      text        not null,                 -- the highest: read, submit or admin
    prefix     text        not null,
    hash       text        not null constraint api_key_hash_unique unique,
    configured boolean     not null,                 -- named by configuration, which also takes it away
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);
