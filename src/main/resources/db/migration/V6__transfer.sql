-- Measured transfer scores. Source and target are references, so rows of published tables may name what is not
-- registered here, and find it when it is registered later. Not said is '' where it is part of the key.
create table transfer (
    id               uuid primary key,
    source           text             not null,
    target           text             not null,
    base_model       text             not null,
    adaptation       text             not null,
    metric           text             not null,
    seed             bigint           not null,
    score            double precision not null,
    baseline         double precision,
    higher_is_better boolean          not null,
    source_examples  bigint,
    target_examples  bigint,
    provenance       text,
    tags             jsonb            not null,
    recorded_at      timestamptz      not null,
    version          bigint           not null,            -- readers notice new and changed rows by it
    unique (source, target, base_model, adaptation, metric, seed)
);
create sequence transfer_version;
create index transfer_by_target on transfer (target, id);
create index transfer_by_version on transfer (version);
