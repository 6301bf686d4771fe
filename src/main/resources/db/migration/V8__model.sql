-- Unlabelled inputs that models and prompts label. A pool never changes.
create table pool (
    id           uuid        primary key,
    name         text        not null constraint pool_name_unique unique,
    description  text,
    examples     int         not null,
    pairs        int         not null,
    duplicates   int         not null,
    content_hash text        not null,
    body         bytea       not null,               -- deflated JSON
    created_at   timestamptz not null
);
create index pool_by_content on pool (content_hash);
alter table pool alter column body set storage external;

create table model (
    id           uuid        primary key,
    name         text        not null constraint model_name_unique unique,
    kind         text        not null,
    spec         jsonb       not null,               -- what its kind needs; names of keys, never keys
    description  text,
    task_type    text,                               -- null for models that answer nothing without a prompt
    format       text,
    labels       jsonb       not null,
    family       text,
    language     text,
    license      text,
    tags         jsonb       not null,
    content_hash text        not null,
    created_at   timestamptz not null
);

-- Answers that were computed elsewhere.
create table model_predictions (
    model_id  uuid  primary key references model on delete cascade,
    pool_hash text  not null,
    body      bytea not null                         -- deflated JSON
);
alter table model_predictions alter column body set storage external;
create index model_predictions_by_pool on model_predictions (pool_hash);

-- Everything that was ever asked of an endpoint, so that nothing is paid for twice.
create table labeler_answer (
    key        text primary key,                     -- sha256 of endpoint, model, input and decoding
    labeler    text             not null,            -- sha256 of endpoint and model: what calls of it cost
    content    text             not null,
    tokens     bigint           not null,
    seconds    double precision not null,
    created_at timestamptz      not null
);
create index labeler_answer_recent on labeler_answer (labeler, created_at desc);

-- Models and prompts are embedded on a pool, and compared with each other on the same pool only: their space is that of
-- the datasets, narrowed to the pool.
alter table space add column pool_hash text;
alter table space add column base_key text;          -- the same without the pool; null when there is no pool
create index space_by_base on space (base_key);

alter table embedding add column model_id uuid
    generated always as (case when entity_kind = 'MODEL' then entity_id end) stored references model on delete cascade;
create index embedding_by_model on embedding (model_id);
alter table embedding_order add column model_id uuid
    generated always as (case when entity_kind = 'MODEL' then entity_id end) stored references model on delete cascade;
create index embedding_order_by_model on embedding_order (model_id);
