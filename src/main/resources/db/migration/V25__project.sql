-- Every row belongs to a project, and PostgreSQL keeps projects apart: a query cannot forget to. A connection says whose
-- rows it wants by the setting taskspace.project: a project, or '*' for the service's own housekeeping. Without it, it
-- sees only what project 'shared' holds, as everybody does; only that project and 'default', the operator's, change it.
create function taskspace_project() returns text language sql stable parallel safe
    return coalesce(current_setting('taskspace.project', true), '');

do $$
declare
    root text;
begin
    foreach root in array array['dataset', 'pool', 'model', 'prompt', 'job', 'transfer', 'embedding', 'webhook'] loop
        execute format($sql$alter table %I add column project text not null default 'default'
            constraint %I check (project not in ('', '*'))$sql$, root, root || '_project');
        execute format('alter table %I alter column project set default taskspace_project()', root);
    end loop;
end $$;

update dataset set project = 'shared' where tags ->> 'corpus' = 'starter';
update embedding set project = 'shared' where dataset_id in (select id from dataset where project = 'shared');
update pool set project = 'shared' where name = 'default';

alter table dataset drop constraint dataset_name_unique, add constraint dataset_name_unique unique (project, name);
alter table pool drop constraint pool_name_unique, add constraint pool_name_unique unique (project, name);
alter table model drop constraint model_name_unique, add constraint model_name_unique unique (project, name);
alter table prompt drop constraint prompt_name_unique, add constraint prompt_name_unique unique (project, name);

drop index job_same_work;
create unique index job_same_work on job (project, key) where status in ('queued', 'running', 'cancelling', 'succeeded');

alter table embedding drop constraint embedding_space_key_entity_kind_entity_id_key,
    add constraint embedding_of_entity unique (project, space_key, entity_kind, entity_id);

do $$
declare
    named text := (select conname from pg_constraint where conrelid = 'transfer'::regclass and contype = 'u');
begin
    execute format('alter table transfer drop constraint %I', named);
end $$;
alter table transfer add constraint transfer_of_pair
    unique (project, source, target, base_model, adaptation, metric, seed);

-- A name means one thing to whoever says it: shared names are nobody else's, and no project's name becomes a shared one.
create function name_is_no_other() returns trigger language plpgsql as $$
declare
    mine text := taskspace_project();
    taken boolean;
begin
    perform set_config('taskspace.project', '*', true);
    execute format('select exists (select from %I where name = $1 and project <> $2 and ''shared'' in (project, $2))',
                   tg_table_name) into taken using new.name, new.project;
    perform set_config('taskspace.project', mine, true);
    if taken then
        raise unique_violation using message = 'this name is used by another project',
            constraint = 'name_is_no_other';
    end if;
    return new;
end $$;

create function shared_is_kept() returns trigger language plpgsql as $$
begin
    -- What goes with something else that is removed may be anybody's.
    if pg_trigger_depth() = 1 and old.project = 'shared' and taskspace_project() not in ('shared', 'default', '*') then
        raise insufficient_privilege using message = 'it belongs to project shared';
    end if;
    return old;
end $$;

-- Within (select …) the setting is read once a statement and not once a row.
do $$
declare
    root text;
    child record;
begin
    foreach root in array array['dataset', 'pool', 'model', 'prompt', 'job', 'transfer', 'embedding'] loop
        execute format($sql$create policy project on %I
            using (project in ((select taskspace_project()), 'shared') or (select taskspace_project()) = '*')
            with check (taskspace_project() in (project, '*')
                        or (project = 'shared' and taskspace_project() = 'default'))$sql$, root);
        execute format('create trigger shared_is_kept before delete on %I for each row execute function shared_is_kept()',
                       root);
    end loop;
    foreach root in array array['dataset', 'pool', 'model', 'prompt'] loop
        execute format('create trigger name_is_no_other before insert or update of name, project on %I '
                       'for each row execute function name_is_no_other()', root);
    end loop;
    for child in select * from (values
        ('dataset_chunk', 'dataset_id', 'dataset'), ('dataset_sketch', 'dataset_id', 'dataset'),
        ('embedding_vector', 'embedding_id', 'embedding'), ('carried_score', 'adapter_id', 'embedding'),
        ('embedding_order', 'job_id', 'job'), ('measurement_dataset', 'job_id', 'job'), ('job_event', 'job_id', 'job'),
        ('hub_page', 'job_id', 'job'), ('model_predictions', 'model_id', 'model'), ('prompt_trial', 'prompt_id', 'prompt'),
        ('prompt_opinion', 'prompt_id', 'prompt'), ('webhook_delivery', 'webhook_id', 'webhook'),
        ('webhook_attempt', 'delivery_id', 'webhook_delivery')) as c (name, key, parent)
    loop
        execute format('create policy project on %1$I using ((select taskspace_project()) = ''*'' '
                       'or exists (select from %3$I where id = %1$I.%2$I))', child.name, child.key, child.parent);
    end loop;
end $$;

-- Where to send what happens is nobody else's business. Keys and the audit log are administered from 'default'.
create policy project on webhook using (taskspace_project() in (project, '*'));
create policy project on api_key using (taskspace_project() in (project, 'default', '*'));
create policy reading on audit_entry for select using (taskspace_project() in (project, 'default', '*'));
create policy adding on audit_entry for insert with check (true);
create policy changing on audit_entry for update using (true);
create policy forgetting on audit_entry for delete using (true); -- its trigger says what may go

do $$
declare
    guarded regclass;
begin
    for guarded in select distinct polrelid::regclass from pg_policy loop
        execute format('alter table %s enable row level security, force row level security', guarded);
    end loop;
end $$;
