-- Rows for every table of the first release's schema, made up.
insert into dataset (id, name, description, task_type, input_format, file_format, columns, language, license, family,
                     tags, examples, splits, labels, scores, validation, content_hash, created_at)
values ('00000000-0000-7000-8000-000000000001', 'weather', 'fine or wet', 'CLASSIFICATION', 'SINGLE', 'JSONL',
        '{"text": "text", "label": "label"}', 'en', 'CC0-1.0', 'topic', '{"team": "a"}', 2, '{"TRAIN": 2}',
        '[{"label": "fine", "count": 1}, {"label": "wet", "count": 1}]', null,
        '{"warnings": [], "duplicates": 0, "emptyRows": 0, "labelEntropy": 1.0}', 'c0ffee', '2026-01-02T03:04:05.678901Z');
insert into dataset_chunk (dataset_id, ordinal, first_row, rows, body)
values ('00000000-0000-7000-8000-000000000001', 0, 0, 2, '\x789c0001'), ('00000000-0000-7000-8000-000000000001', 1, 2, 0, '\x');
insert into dataset_sketch values ('00000000-0000-7000-8000-000000000001', '\x00ff');
insert into idempotency_answer (key, fingerprint, token, created_at, status, headers, body)
values ('k-1', 'f00d', '00000000-0000-7000-8000-000000000002', '2026-01-02T03:04:05Z', 201, '{"Location": ["/datasets/x"]}', '\x7b7d');
insert into job (id, kind, key, priority, status, attempt, request, result, last_event, created_at, finished_at)
values ('00000000-0000-7000-8000-000000000003', 'embedding', 'work', 0, 'succeeded', 1, '{"entity": "datasets/weather"}',
        '{"embedding": "e"}', 1, '2026-01-02T03:04:05Z', '2026-01-02T03:05:05Z'),
       ('00000000-0000-7000-8000-000000000004', 'transfer', 'more work', 5, 'queued', 0, '{ "order" : "as written" }',
        null, 0, '2026-01-02T03:04:06Z', null);
insert into job_event values ('00000000-0000-7000-8000-000000000003', 1, '2026-01-02T03:04:05Z', 'queued', '{}');
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
values ('embedding-cpu', '00000000-0000-7000-8000-000000000004', '2026-01-02T03:04:06Z', false, 1, 5);
insert into space (key, method, method_version, surrogate, surrogate_sha256, hyperparameters, seeds, created_at, pool_hash, base_key)
values ('space-a', 'taskemb', 1, 'all-minilm-l6-v2', 'abc', '{"epochs": 3}', 1, '2026-01-02T03:04:05Z', null, null),
       ('space-b', 'taskemb', 1, 'all-minilm-l6-v2', 'abc', '{"epochs": 3}', 1, '2026-01-02T03:04:05Z', 'pool', 'space-a');
insert into pool (id, name, description, examples, pairs, duplicates, content_hash, body, created_at)
values ('00000000-0000-7000-8000-000000000005', 'tickets', null, 1, 0, 0, 'pool', '\x789c', '2026-01-02T03:04:05Z');
insert into model (id, name, kind, spec, labels, tags, content_hash, created_at)
values ('00000000-0000-7000-8000-000000000006', 'server', 'classifier', '{"url": "https://models.example.org"}',
        '["fine", "wet"]', '{}', 'm0', '2026-01-02T03:04:05Z');
insert into model_predictions values ('00000000-0000-7000-8000-000000000006', 'pool', '\x789c');
insert into labeler_answer values ('q', 'server', '{"fine": 1}', 7, 0.25, '2026-01-02T03:04:05Z');
insert into prompt (id, name, model_id, template, verbalizers, strategy, tags, content_hash, twin_key, created_at)
values ('00000000-0000-7000-8000-000000000007', 'plain', '00000000-0000-7000-8000-000000000006', '{{text}} It is',
        '{"fine": ["fine"]}', 'DIRECT', '{}', 'p0', 't0', '2026-01-02T03:04:05Z');
insert into prompt_trial values ('00000000-0000-7000-8000-000000000007', 'inputs', 2, '\x0000803f', 0.5, null, '2026-01-02T03:04:05Z');
insert into embedding (id, content_key, space_key, entity_kind, entity_id, dimensions, layout, learning, weak_signal, spread, provenance, created_at)
values ('00000000-0000-7000-8000-000000000008', 'ck-1', 'space-a', 'DATASET', '00000000-0000-7000-8000-000000000001', 2,
        '[{"name": "all", "size": 2}]', '[]', false, null, '{"seconds": 1.5}', '2026-01-02T03:04:05Z'),
       ('00000000-0000-7000-8000-000000000009', 'ck-2', 'space-b', 'MODEL', '00000000-0000-7000-8000-000000000006', 2,
        '[{"name": "all", "size": 2}]', '[]', true, 0.125, '{"seconds": 2.5}', '2026-01-02T03:04:05Z'),
       ('00000000-0000-7000-8000-00000000000a', 'ck-3', 'space-b', 'PROMPT', '00000000-0000-7000-8000-000000000007', 2,
        '[{"name": "all", "size": 2}]', '[]', false, null, '{"seconds": 3.5}', '2026-01-02T03:04:05Z');
insert into embedding_vector values ('00000000-0000-7000-8000-000000000008', -1, '\x0000803f00000040'),
                                    ('00000000-0000-7000-8000-000000000009', -1, '\x000080bf0000c07f');
insert into embedding_order (job_id, entity_kind, entity_id)
values ('00000000-0000-7000-8000-000000000003', 'DATASET', '00000000-0000-7000-8000-000000000001');
insert into starter_mark (registered_at) values ('2026-01-02T03:04:05Z');
insert into transfer (id, source, target, base_model, adaptation, metric, seed, score, baseline, higher_is_better, tags, recorded_at, version)
values ('00000000-0000-7000-8000-00000000000b', 'datasets/weather', 'datasets/mood', 'bert-base', '', 'f1', 0, 0.75, 0.5,
        true, '{}', '2026-01-02T03:04:05Z', nextval('transfer_version'));
insert into measurement values ('recipe', '', 'c0ffee', 0, 0.5, 2, 2, 10, 0.5, '2026-01-02T03:04:05Z');
insert into measurement_dataset values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001');
