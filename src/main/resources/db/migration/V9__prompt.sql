create table prompt (
    id           uuid        primary key,
    name         text        not null constraint prompt_name_unique unique,
    model_id     uuid        not null references model,
    template     text        not null,
    verbalizers  jsonb       not null,
    strategy     text        not null,
    system       text,
    description  text,
    family       text,
    language     text,
    license      text,
    tags         jsonb       not null,
    content_hash text        not null,
    twin_key     text        not null,               -- equal for prompts that say the same but for case and blanks
    created_at   timestamptz not null
);
create index prompt_by_model on prompt (model_id);
create index prompt_by_twin on prompt (twin_key);

alter table embedding add column prompt_id uuid
    generated always as (case when entity_kind = 'PROMPT' then entity_id end) stored references prompt on delete cascade;
create index embedding_by_prompt on embedding (prompt_id);
alter table embedding_order add column prompt_id uuid
    generated always as (case when entity_kind = 'PROMPT' then entity_id end) stored references prompt on delete cascade;
create index embedding_order_by_prompt on embedding_order (prompt_id);

-- What prompts answered to sets of inputs. Jobs ask; rankings and evaluations only read.
create table prompt_trial (
    prompt_id uuid             not null references prompt on delete cascade,
    inputs    text             not null,             -- identity of the inputs, rows of a dataset or texts of a pool
    labels    int              not null,
    answers   bytea            not null,             -- little-endian float32 [inputs][labels]
    accuracy  double precision,
    problem   text,
    made_at   timestamptz      not null,
    primary key (prompt_id, inputs)
);
alter table prompt_trial alter column answers set storage external;
