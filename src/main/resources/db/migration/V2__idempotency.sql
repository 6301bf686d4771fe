-- Answers to POST requests that carried an Idempotency-Key, kept for a day.
create table idempotency_answer (
    key           text primary key,
    fingerprint   text not null,        -- sha256 of path, query and body: the same key for another request is refused
    token         uuid not null,        -- who carries the request out
    created_at    timestamptz not null,
    claimed_until timestamptz,          -- renewed while it is carried out, null once answered
    status        integer,              -- null until answered, as are headers and body
    headers       jsonb,
    body          bytea
);

create unique index idempotency_answer_token on idempotency_answer (token);
create index idempotency_answer_age on idempotency_answer (created_at);
