"""``taskspace transfers`` and ``taskspace evaluate``."""

from __future__ import annotations

import sys
from argparse import Namespace
from itertools import islice
from typing import IO, cast

from rich.console import Console
from rich.progress import Progress

from taskspace.cli.jobs import report
from taskspace.cli.output import interval, job_progress, print_fields, print_json, print_table
from taskspace.client import Taskspace
from taskspace.resources import Budget, ImportReport

_REJECTED_SHOWN = 20


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
    reports: list[ImportReport] = []
    bars = Progress(console=Console(stderr=True), transient=True)
    with bars:
        for file in asked.files:
            with bars.open(file, "rb", description=file.name) as content:
                reports.append(service.import_transfers(cast(IO[bytes], content)))
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
    filters = {"source": asked.source, "target": asked.target, "base_model": asked.base_model}
    if asked.output is None:
        service.export_transfers(sys.stdout.buffer, **filters)
        return
    with asked.output.open("wb") as out:
        service.export_transfers(out, **filters)


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
    if not job.terminal and not asked.no_wait:
        with job_progress("measuring") as show:
            job = service.wait(job, asked.timeout, show)
    print_json(job) if asked.json else report(job)


def evaluate(service: Taskspace, asked: Namespace) -> None:
    board = service.evaluate(
        methods=asked.method,
        target=asked.target,
        sources=asked.sources,
        family=asked.family,
        base_model=asked.base_model,
    )
    if asked.json:
        print_json(board)
        return
    print_table(
        ["method", "#NDCG", "#NDCG of rank gain", "#mean rank", "#Spearman", "#regret@1", "#top one hit", "#harm@1"],
        (
            (
                m.method,
                interval(m.ndcg),
                interval(m.ndcg_rank_gain),
                interval(m.mean_rank),
                interval(m.spearman),
                interval(m.regret_at1),
                interval(m.top_one_hit),
                interval(m.harm_at_one),
            )
            for m in board.methods
        ),
        caption=f"{board.targets:,} targets, {board.sources:,} sources, {board.transfers:,} transfers; 95 % intervals",
    )
