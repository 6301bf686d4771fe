"""``taskspace datasets``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import islice
from pathlib import Path
from typing import Any

from taskspace.cli.embeddings import embed_dataset
from taskspace.cli.jobs import followed
from taskspace.cli.jobs import report as report_job
from taskspace.cli.output import print_fields, print_json, print_table, upload_progress
from taskspace.cli.syntax import Subparsers, command, group, pair, waiting
from taskspace.client import Taskspace
from taskspace.resources.datasets import Dataset


def define(commands: Subparsers) -> None:
    datasets = group(commands, "datasets", "labelled examples")
    command(datasets, "list", listing, "list datasets")
    command(datasets, "show", show, "read a dataset").add_argument("ref")
    adding = command(datasets, "add", add, "upload datasets: JSONL, CSV, TSV, Parquet or SQuAD JSON")
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    adding.add_argument("--name", help="default: the file's")
    adding.add_argument("--split", choices=["train", "validation", "test"], help="of rows that name none")
    _described(adding)
    fetching = command(datasets, "fetch", fetch, "have the service fetch a dataset of the Hugging Face Hub")
    fetching.add_argument("hub", metavar="ID", help="such as stanfordnlp/sst2")
    fetching.add_argument("--name", help="default: the last part of the id")
    fetching.add_argument("--config", help="where the dataset has several")
    fetching.add_argument("--split", help="train when left out")
    fetching.add_argument("--revision", metavar="COMMIT", help="refuse any other that is served")
    _described(fetching)
    waiting(fetching)
    looking = command(datasets, "examples", examples, "look at the rows of a dataset")
    looking.add_argument("ref")
    looking.add_argument("--limit", type=int, default=10)
    command(datasets, "delete", delete, "delete a dataset").add_argument("ref")


def _described(adding: ArgumentParser) -> None:
    for field in ("family", "language", "license", "description"):
        adding.add_argument(f"--{field}")
    adding.add_argument("--task-type", choices=["classification", "regression", "spanExtraction"])
    adding.add_argument("--column", type=pair, action="append", default=[], metavar="text|textPair|label|split=NAME")
    adding.add_argument("--tag", type=pair, action="append", default=[], metavar="NAME=VALUE")
    adding.add_argument("--embed", action="store_true", help="compute the embedding too")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.datasets())
    if asked.json:
        print_json(found)
    else:
        print_table(
            ["name", "task", "format", "#examples", "#labels", "family", "language", "license"],
            (
                (d.name, d.task_type, d.format, d.examples, len(d.labels or ()), d.family, d.language, d.license)
                for d in found
            ),
        )


def show(service: Taskspace, asked: Namespace) -> None:
    dataset = service.dataset(asked.ref)
    print_json(dataset) if asked.json else _report(dataset)


def add(service: Taskspace, asked: Namespace) -> None:
    added = [_upload(service, asked, file) for file in asked.files]
    if asked.embed:
        for dataset in added:
            embed_dataset(service, dataset.name)
    if asked.json:
        print_json(added if len(added) > 1 else added[0])
        return
    for dataset in added:
        _report(dataset)


def fetch(service: Taskspace, asked: Namespace) -> None:
    job = service.fetch_dataset(
        asked.hub,
        asked.name,
        config=asked.config,
        split=asked.split,
        revision=asked.revision,
        **_metadata(asked),
    )
    if asked.no_wait:
        print_json(job) if asked.json else report_job(job)
        return
    dataset = service.dataset(followed(service, job, asked.timeout).result["dataset"])
    if asked.embed:
        embed_dataset(service, dataset.name)
    print_json(dataset) if asked.json else _report(dataset)


def examples(service: Taskspace, asked: Namespace) -> None:
    rows = list(islice(service.examples(asked.ref), asked.limit))
    if asked.json:
        print_json(rows)
    else:
        pairs = any(row.text_pair for row in rows)
        names = ["#row", "split", "label", "text", *(["textPair"] if pairs else [])]
        print_table(names, ((r.row, r.split, r.label, r.text, *([r.text_pair] if pairs else [])) for r in rows))


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_dataset(asked.ref)
    if asked.json:
        print_json({"deleted": asked.ref})


def _upload(service: Taskspace, asked: Namespace, file: Path) -> Dataset:
    name = asked.name if len(asked.files) == 1 else None
    with upload_progress(file) as content:
        return service.add_dataset(content, name, split=asked.split, **_metadata(asked))


def _metadata(asked: Namespace) -> dict[str, Any]:
    return {
        "description": asked.description,
        "task_type": asked.task_type,
        "family": asked.family,
        "language": asked.language,
        "license": asked.license,
        "columns": dict(asked.column) or None,
        "tags": dict(asked.tag) or None,
    }


def _report(dataset: Dataset) -> None:
    labels = ", ".join(f"{each.label} {each.count:,}" for each in (dataset.labels or ())[:12])
    print_fields(
        [
            ("name", dataset.name),
            ("id", dataset.id),
            ("description", dataset.description),
            ("task", f"{dataset.task_type}, {dataset.format}"),
            ("examples", dataset.examples),
            ("splits", ", ".join(f"{name} {count:,}" for name, count in dataset.splits.items())),
            ("labels", labels + (", …" if len(dataset.labels or ()) > 12 else "")),
            ("columns", ", ".join(f"{use}: {name}" for use, name in (dataset.columns or {}).items())),
            ("family", dataset.family),
            ("language", dataset.language),
            ("license", dataset.license),
            ("duplicates", dataset.validation.duplicates or None),
            ("warnings", "\n".join(dataset.validation.warnings)),
        ]
    )
