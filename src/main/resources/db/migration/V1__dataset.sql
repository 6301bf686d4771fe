create table dataset (
    id           uuid        primary key,
    name         text        not null constraint dataset_name_unique unique,
    description  text,
    task_type    text        not null,
    input_format text        not null,
    file_format  text        not null,
    columns      jsonb       not null,
    language     text,
    license      text,
    family       text,
    tags         jsonb       not null,
    examples     bigint      not null,
    splits       jsonb       not null,
    labels       jsonb       not null,
    scores       jsonb,
    validation   jsonb       not null,
    content_hash text        not null,
    created_at   timestamptz not null
);

-- Rows in their order, some hundred together, as deflated JSON lines.
create table dataset_chunk (
    dataset_id uuid    not null references dataset on delete cascade,
    ordinal    integer not null,
    first_row  bigint  not null,
    rows       integer not null,
    body       bytea   not null,
    primary key (dataset_id, ordinal)
);
-- Already compressed: the server need not try again.
alter table dataset_chunk alter column body set storage external;

-- What tells near-duplicates apart, in a table of its own so that lists of datasets do not carry it.
create table dataset_sketch (
    dataset_id uuid  primary key references dataset on delete cascade,
    hashes     bytea not null
);
alter table dataset_sketch alter column hashes set storage external;
