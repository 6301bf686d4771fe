"""``taskspace transfers``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from itertools import islice
from pathlib import Path

from taskspace.cli.jobs import followed, report
from taskspace.cli.output import destination, print_fields, print_json, print_table, upload_progress
from taskspace.cli.syntax import Subparsers, command, group, output, waiting
from taskspace.client import Taskspace
from taskspace.resources.transfers import Budget, ImportReport

_REJECTED_SHOWN = 20


def define(commands: Subparsers) -> None:
    transfers = group(commands, "transfers", "measured transfers, the evidence of rankings")
    every = command(transfers, "list", listing, "list recorded transfers")
    recording = command(transfers, "import", imports, "record transfers of CSV, JSON or JSON Lines files")
    recording.add_argument("files", nargs="+", type=Path, metavar="FILE")
    leaving = command(transfers, "export", export, "write recorded transfers as CSV")
    output(leaving)
    for chosen in (every, leaving):
        chosen.add_argument("--source")
        chosen.add_argument("--target")
        chosen.add_argument("--base-model")
    every.add_argument("--limit", type=int, default=20)
    _measure(command(transfers, "measure", measure, "have the service measure transfers"))
    command(transfers, "delete", delete, "forget a recorded transfer").add_argument("id")


def _measure(measuring: ArgumentParser) -> None:
    measuring.add_argument("--source", action="append", required=True, help="may be repeated")
    measuring.add_argument("--target", action="append", required=True, help="may be repeated")
    measuring.add_argument("--seeds", type=int)
    measuring.add_argument("--target-examples", type=int)
    measuring.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    waiting(measuring)


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(islice(service.transfers(asked.source, asked.target, asked.base_model), asked.limit))
    if asked.json:
        print_json(found)
    else:
        print_table(
            ["source", "target", "base model", "metric", "#seed", "#score", "#baseline", "id"],
            ((t.source, t.target, t.base_model, t.metric, t.seed, t.score, t.baseline, t.id) for t in found),
        )


def imports(service: Taskspace, asked: Namespace) -> None:
    reports = [_record(service, file) for file in asked.files]
    if asked.json:
        print_json(reports if len(reports) > 1 else reports[0])
        return
    names = ["file", "#created", "#updated", "#unchanged", "#rejected"]
    rows = zip(asked.files, reports, strict=True)
    print_table(names, ((f, r.created, r.updated, r.unchanged, r.rejected) for f, r in rows))
    for file, each in zip(asked.files, reports, strict=True):
        wrong = [row for row in each.results if row.result == "rejected"]
        for row in wrong[:_REJECTED_SHOWN]:
            print(f"{file} row {row.row}: {row.reason}", file=sys.stderr)


def export(service: Taskspace, asked: Namespace) -> None:
    service.export_transfers(
        destination(asked.output), source=asked.source, target=asked.target, base_model=asked.base_model
    )


def measure(service: Taskspace, asked: Namespace) -> None:
    budget = Budget(target_examples=asked.target_examples)
    if asked.dry_run:
        estimate = service.estimate_measurement(asked.source, asked.target, seeds=asked.seeds, budget=budget)
        print_json(estimate) if asked.json else print_fields(
            [
                ("pairs", estimate.pairs),
                ("measured already", estimate.kept),
                ("tunings", estimate.tunings),
                ("seconds", estimate.seconds),
                ("basis", estimate.basis),
            ]
        )
        return
    job = service.measure(asked.source, asked.target, seeds=asked.seeds, budget=budget)
    if not asked.no_wait:
        job = followed(service, job, asked.timeout)
    print_json(job) if asked.json else report(job)


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_transfer(asked.id)
    if asked.json:
        print_json({"deleted": asked.id})


def _record(service: Taskspace, file: Path) -> ImportReport:
    with upload_progress(file) as content:
        return service.import_transfers(content)
