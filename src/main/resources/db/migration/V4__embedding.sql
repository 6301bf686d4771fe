-- What must be equal for two vectors to be comparable; the key is the hash of all of it.
create table space (
    key               text primary key,
    method            text        not null,
    method_version    int         not null,
    surrogate         text        not null,
    surrogate_sha256  text        not null,
    hyperparameters   jsonb       not null,
    seeds             int         not null,
    created_at        timestamptz not null
);

create table embedding (
    id             uuid primary key,
    content_key    text        not null,               -- hash of space and entity content
    space_key      text        not null references space,
    entity_kind    text        not null,
    entity_id      uuid        not null,
    dataset_id     uuid generated always as (case when entity_kind = 'DATASET' then entity_id end) stored
                   references dataset on delete cascade,
    dimensions     int         not null,
    layout         jsonb       not null,
    learning       jsonb       not null,              -- one check a seed, empty for untuned methods
    weak_signal    boolean     not null,
    spread         double precision,
    provenance     jsonb       not null,
    sequence       bigint generated always as identity, -- readers notice new rows by it
    created_at     timestamptz not null,
    unique (space_key, entity_kind, entity_id)
);
create index embedding_by_content on embedding (content_key);
create index embedding_by_entity on embedding (entity_id);
create index embedding_by_dataset on embedding (dataset_id);

-- Little-endian float32; noise does not compress, so no attempt is made.
create table embedding_vector (
    embedding_id uuid  not null references embedding on delete cascade,
    seed         int   not null,                        -- -1: the mean over the seeds
    body         bytea not null,
    primary key (embedding_id, seed)
);
alter table embedding_vector alter column body set storage external;

-- Which entities wait for which job: keeps a dataset alive while it is needed.
create table embedding_order (
    job_id      uuid not null references job on delete cascade,
    entity_kind text not null,
    entity_id   uuid not null,
    dataset_id  uuid generated always as (case when entity_kind = 'DATASET' then entity_id end) stored
                references dataset on delete cascade,
    primary key (job_id, entity_kind, entity_id)
);
create index embedding_order_by_entity on embedding_order (entity_id);
create index embedding_order_by_dataset on embedding_order (dataset_id);
