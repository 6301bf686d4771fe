"""``taskspace embed`` and ``taskspace embeddings``."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from taskspace.calls.embeddings import EXPORT_FORMATS
from taskspace.cli.jobs import followed
from taskspace.cli.jobs import report as report_job
from taskspace.cli.output import (
    destination,
    job_progress,
    print_all_fields,
    print_fields,
    print_json,
    print_table,
    upload_progress,
)
from taskspace.cli.syntax import Subparsers, WrongUse, command, group, output, waiting
from taskspace.client import Taskspace
from taskspace.resources.embeddings import Embedding
from taskspace.resources.jobs import Job

_TEXT = ("jsonl", "entities")


def define(commands: Subparsers) -> None:
    _embed(commands)
    embeddings = group(commands, "embeddings", "computed embeddings, and vectors of elsewhere")
    every = command(embeddings, "list", listing, "list embeddings")
    every.add_argument("--entity")
    every.add_argument("--method")
    command(embeddings, "show", show, "read an embedding's metadata").add_argument("id")
    command(embeddings, "vector", vector, "print the values of an embedding, one a line").add_argument("id")
    leaving = command(embeddings, "export", export, "write all vectors of a space as one file")
    leaving.add_argument("--method", help="taskemb (default), or any other, or imported:NAME")
    leaving.add_argument("--space", metavar="KEY", help="default: the method's fullest")
    leaving.add_argument(
        "--format",
        choices=EXPORT_FORMATS,
        help="default: the file's ending, else jsonl; npy is the matrix alone, entities names its rows",
    )
    output(leaving)
    coming = command(embeddings, "import", imports, "bring in vectors that were computed elsewhere")
    coming.add_argument("file", type=Path, metavar="FILE", help="JSON Lines, Parquet or NumPy")
    coming.add_argument("--name", required=True, help="they are then ranked by the method imported:NAME")
    coming.add_argument("--source", required=True, help="what computed them: model, version, pooling")
    coming.add_argument("--entities", type=Path, metavar="FILE", help="one a line, for the rows of a NumPy matrix")
    coming.add_argument("--description")


def _embed(commands: Subparsers) -> None:
    one = command(commands, "embed", embed, "compute the task embedding of an entity")
    one.add_argument("entity", help="a dataset, or models/NAME, prompts/NAME")
    one.add_argument("--method", help="taskemb (default), taskvec, tupate, textemb, ...")
    one.add_argument("--surrogate")
    one.add_argument("--pool", help="that a model or prompt labels")
    one.add_argument("--seeds", type=int, help="independent runs to average")
    one.add_argument("--priority", type=int, help="higher goes first")
    one.add_argument("--max-labeler-calls", type=int)
    one.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    waiting(one)


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
        outcome = service.embedding(followed(service, outcome, asked.timeout).result["embedding"])
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


def show(service: Taskspace, asked: Namespace) -> None:
    embedding = service.embedding(asked.id)
    print_json(embedding) if asked.json else _report(embedding)


def vector(service: Taskspace, asked: Namespace) -> None:
    values = service.vector(asked.id)
    if asked.json:
        print_json(list(values))
    else:
        print("\n".join(f"{value:.9g}" for value in values))


def export(service: Taskspace, asked: Namespace) -> None:
    out = destination(asked.output)
    form = asked.format or _format_of(asked.output)
    if out is sys.stdout.buffer and sys.stdout.isatty() and form not in _TEXT:
        raise WrongUse(f"{form} is nothing for a terminal; -o FILE writes it to a file.")
    service.export_vectors(out, form, method=asked.method, space=asked.space)


def imports(service: Taskspace, asked: Namespace) -> None:
    named = asked.entities.read_text(encoding="utf-8").split() if asked.entities else None
    with upload_progress(asked.file) as content:
        report = service.import_vectors(
            content, asked.name, asked.source, entities=named, description=asked.description
        )
    print_json(report) if asked.json else print_all_fields(report)


def _format_of(file: Path | None) -> str:
    ending = file.suffix.removeprefix(".").lower() if file else ""
    return ending if ending in EXPORT_FORMATS else "jsonl"


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
