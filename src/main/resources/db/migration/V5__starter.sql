-- One row once the starter corpus was registered.
create table starter_mark (
    only_one      boolean primary key default true check (only_one),
    registered_at timestamptz not null
);
