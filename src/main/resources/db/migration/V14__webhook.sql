-- Addresses that are told when jobs end.
create table webhook (
    id          uuid        primary key,
    url         text        not null,
    events      text[]      not null,
    description text,
    secret_ref  text,                                  -- name of a configured secret, else the one made here
    secret      text,
    created_at  timestamptz not null,
    constraint webhook_secret check ((secret_ref is null) <> (secret is null))
);

-- One row a message, written in the transaction that ends the job. Its id is the message's, however often it is sent.
create table webhook_delivery (
    id              uuid        primary key,
    webhook_id      uuid        not null references webhook on delete cascade,
    job_id          uuid        not null references job on delete cascade,
    event           text        not null,
    body            text        not null,              -- exactly what is sent and signed
    status          text        not null
        constraint webhook_delivery_status check (status in ('pending', 'delivered', 'failed')),
    tries           int         not null default 0,    -- since it was last put into the queue
    next_attempt_at timestamptz,
    created_at      timestamptz not null
);
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_by_job on webhook_delivery (job_id);
create index webhook_delivery_ended on webhook_delivery (created_at) where status <> 'pending';

create table webhook_attempt (
    delivery_id uuid        not null references webhook_delivery on delete cascade,
    number      int         not null,
    at          timestamptz not null,
    status      int,                                   -- null when there was no answer
    error       text,
    millis      bigint      not null,
    primary key (delivery_id, number)
);

-- The queue of messages: db-scheduler's layout, apart from the queue of jobs, because every process delivers and
-- only workers compute.
create table webhook_queue (
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
create index webhook_queue_execution_time on webhook_queue (execution_time);
create index webhook_queue_last_heartbeat on webhook_queue (last_heartbeat);
