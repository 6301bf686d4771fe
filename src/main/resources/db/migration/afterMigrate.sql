-- Superusers are not held by row security, so the service puts this role on when its user is one.
do $$
begin
    if (select rolsuper or rolbypassrls from pg_roles where rolname = session_user) then
        perform pg_advisory_xact_lock(hashtext('taskspace.rows'));
        begin
            create role taskspace_rows nologin;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise exception 'The database user % is not held by row security and may not create a role that is. '
                    'Use an ordinary user that owns the tables, or let this one create roles.', session_user;
        end;
        if not pg_has_role(session_user, 'taskspace_rows', 'set') then
            execute format('grant taskspace_rows to %I', session_user);
        end if;
        execute format('grant usage on schema %I to taskspace_rows', current_schema());
        execute format('grant select, insert, update, delete on all tables in schema %I to taskspace_rows', current_schema());
        execute format('grant usage, select, update on all sequences in schema %I to taskspace_rows', current_schema());
    end if;
end $$;
