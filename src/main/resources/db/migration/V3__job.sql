-- Jobs: the truth about every piece of long work.
-- request, result, error and event data are json, not jsonb: they are shown as they were written (order of fields,
-- any string that JSON allows) and never searched.
create table job (
    id uuid primary key,
    kind text not null,
    key text,
    priority smallint not null,
    status text not null
        constraint job_status check (status in ('queued', 'running', 'cancelling', 'succeeded', 'failed', 'cancelled')),
    attempt integer not null default 0,
    failures smallint not null default 0,
    takeovers smallint not null default 0,
    phase text,
    done bigint,
    total bigint,
    unit text,
    phase_started_at timestamptz,
    progress_at timestamptz,
    request json not null,
    result json,
    error json,
    labeler_calls bigint not null default 0,
    tokens bigint not null default 0,
    cpu_seconds double precision not null default 0,
    gpu_seconds double precision not null default 0,
    worker text,
    last_event bigint not null default 0,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
);
comment on column job.key is 'identity of the work; null once its result was undone';
comment on column job.attempt is 'claims so far, never reset: every write of a run is fenced by it';
comment on column job.failures is 'attempts that ended in a passing failure since a caller last queued the job';
comment on column job.takeovers is 'attempts whose worker died since a caller last queued the job';
comment on column job.last_event is 'sequence of the newest event; counted here so that the row lock orders events';

create unique index job_same_work on job (key) where status in ('queued', 'running', 'cancelling', 'succeeded');
create index job_by_status on job (status, id desc);

create table job_event (
    job_id uuid not null references job on delete cascade,
    sequence bigint not null,
    at timestamptz not null,
    type text not null,
    data json not null,
    primary key (job_id, sequence)
);

-- The queue of db-scheduler 16 (its documented layout for Postgres). A row exists exactly while its job is not terminal;
-- task_instance is the id of the job.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
