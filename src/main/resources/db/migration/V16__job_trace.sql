-- The trace of the request that queued a job (W3C traceparent); null where nothing was traced.
alter table job add column traceparent text;
