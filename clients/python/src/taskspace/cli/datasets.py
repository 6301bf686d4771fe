"""``taskspace datasets``."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from pathlib import Path
from typing import IO, cast

from rich.console import Console
from rich.progress import Progress

from taskspace.cli.embeddings import embed_dataset
from taskspace.cli.output import print_fields, print_json, print_table
from taskspace.client import Taskspace
from taskspace.resources import Dataset


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
    bars = Progress(console=Console(stderr=True), transient=True)
    with bars, bars.open(file, "rb", description=file.name) as content:
        return service.add_dataset(
            cast(IO[bytes], content),
            asked.name if len(asked.files) == 1 else None,
            description=asked.description,
            task_type=asked.task_type,
            family=asked.family,
            language=asked.language,
            license=asked.license,
            split=asked.split,
            columns=dict(asked.column) or None,
            tags=dict(asked.tag) or None,
        )


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
