-- Rows of datasets that are being fetched, kept so that a job whose worker died goes on where it was. Gone once the job
-- succeeded or was cancelled.
create table hub_page (
    job_id    uuid        not null references job on delete cascade,
    first_row bigint      not null,
    rows      int         not null,
    revision  text        not null,                    -- '' when the server does not say
    body      text        not null,                    -- JSON array of objects
    fetched_at timestamptz not null,
    primary key (job_id, first_row)
);
create index hub_page_by_age on hub_page (fetched_at);
