-- How well a target's labels follow from its examples' states in a surrogate that an adapter changed.
create table carried_score (
    adapter_id  uuid             not null references embedding on delete cascade,
    target_hash text             not null,   -- content of the target
    examples    int              not null,
    score       double precision not null,
    scored_at   timestamptz      not null,
    primary key (adapter_id, target_hash)
);
create index carried_score_by_target on carried_score (target_hash);
