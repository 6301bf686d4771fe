-- Finished tunings of targets, so that none is paid twice. Content hashes, not references: a dataset that is registered
-- again finds what was measured of its content. Source '' is no transfer.
create table measurement (
    recipe        text             not null,            -- hash of the surrogate and of how it is tuned
    source_hash   text             not null,
    target_hash   text             not null,
    seed          bigint           not null,
    score         double precision not null,
    examples      int              not null,
    test_examples int              not null,
    token_passes  double precision not null,
    seconds       double precision not null,
    measured_at   timestamptz      not null,
    primary key (recipe, target_hash, source_hash, seed)
);
create index measurement_by_time on measurement (recipe, measured_at);

-- Which jobs need a dataset.
create table measurement_dataset (
    job_id     uuid not null references job on delete cascade,
    dataset_id uuid not null references dataset on delete cascade,
    primary key (job_id, dataset_id)
);
create index measurement_dataset_by_dataset on measurement_dataset (dataset_id);
