-- How surprising the filled prompts are to the model itself, where its server tells.
alter table prompt_trial add column perplexities bytea;            -- little-endian float64 [inputs], NaN where not told
alter table prompt_trial add column perplexity_problem text;

-- Where a model put its own prompts when it saw them side by side.
create table prompt_opinion (
    prompt_id uuid             not null references prompt on delete cascade,
    asked     text             not null,             -- identity of the prompts that were side by side
    place     double precision,                      -- 1 for the favourite, null when there is a problem
    problem   text,
    made_at   timestamptz      not null,
    primary key (prompt_id, asked)
);
