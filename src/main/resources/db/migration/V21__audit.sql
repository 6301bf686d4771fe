-- Who changed what, and who was refused. Bodies, queries and secrets are never among it.
create table audit_entry (
    id         uuid        primary key,              -- in the order of time
    at         timestamptz not null,
    caller     text,                                 -- id of a key, 'token:' and a subject, or 'anyone'; null if unknown
    project    text,
    method     text        not null,
    route      text,                                 -- null where a call was refused before it was looked up
    path       text        not null,
    status     integer     not null,
    request_id text        not null
);

create index audit_entry_at on audit_entry (at);

-- Written once: nothing is changed, and nothing younger than the shortest retention goes.
create function audit_entry_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '1 day' then
        return old;
    end if;
    raise exception 'The audit log is only added to';
end $$;

create trigger audit_entry_is_kept before update or delete on audit_entry
    for each row execute function audit_entry_is_kept();
