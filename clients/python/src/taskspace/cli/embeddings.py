"""``taskspace embed`` and ``taskspace embeddings``."""

from __future__ import annotations

from argparse import Namespace

from taskspace.cli.jobs import report as report_job
from taskspace.cli.output import job_progress, print_fields, print_json, print_table
from taskspace.client import Taskspace
from taskspace.resources import Embedding, Job


def embed(service: Taskspace, asked: Namespace) -> None:
    request = {
        _kind(asked.entity): asked.entity,
        "method": asked.method,
        "surrogate": asked.surrogate,
        "pool": asked.pool,
        "seeds": asked.seeds,
        "priority": asked.priority,
        "max_labeler_calls": asked.max_labeler_calls,
    }
    if asked.dry_run:
        estimate = service.estimate(**request)
        print_json(estimate) if asked.json else print_fields(
            [
                ("examples", estimate.examples),
                ("steps", estimate.steps),
                ("seconds", estimate.seconds),
                ("calls to the model", estimate.labeler_calls),
                ("basis", estimate.basis),
            ]
        )
        return
    outcome = service.request_embedding(**request)
    if isinstance(outcome, Job) and not asked.no_wait:
        with job_progress(asked.entity) as show:
            ended = service.wait(outcome, asked.timeout, show)
        outcome = service.embedding(ended.result["embedding"])
    if asked.json:
        print_json(outcome)
    elif isinstance(outcome, Job):
        report_job(outcome)
    else:
        _report(outcome)


def embed_dataset(service: Taskspace, name: str) -> Embedding:
    with job_progress(name) as show:
        return service.embed(dataset=name, on_progress=show)


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.embeddings(asked.entity, asked.method))
    if asked.json:
        print_json(found)
    else:
        print_table(
            ["entity", "method", "#values", "surrogate", "#seeds", "created", "id"],
            (
                (e.entity, e.method, e.dimensions, e.space.surrogate, e.space.seeds, e.created_at, e.id)
                for e in found
            ),
        )


def vector(service: Taskspace, asked: Namespace) -> None:
    values = service.vector(asked.id)
    if asked.json:
        print_json(list(values))
    else:
        print("\n".join(f"{value:.9g}" for value in values))


def _kind(entity: str) -> str:
    collection, slash, _ = entity.partition("/")
    return collection.removesuffix("s") if slash else "dataset"


def _report(embedding: Embedding) -> None:
    print_fields(
        [
            ("entity", embedding.entity),
            ("method", embedding.method),
            ("values", embedding.dimensions),
            ("surrogate", embedding.space.surrogate),
            ("seconds", embedding.provenance.get("seconds")),
            ("spread", embedding.spread),
            ("weak signal", "the entity taught the surrogate nothing" if embedding.weak_signal else None),
            ("id", embedding.id),
        ]
    )
