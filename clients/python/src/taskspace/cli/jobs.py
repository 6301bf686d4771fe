"""``taskspace jobs``."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice

from taskspace.cli.output import job_progress, print_fields, print_json, print_table
from taskspace.client import Taskspace
from taskspace.resources import Job


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(islice(service.jobs(asked.status, asked.kind), asked.limit))
    if asked.json:
        print_json(found)
    else:
        print_table(
            ["id", "kind", "status", "progress", "created", "#cpu s"],
            ((j.id, j.kind, j.status, _progress(j), j.created_at, j.cost.cpu_seconds) for j in found),
        )


def show(service: Taskspace, asked: Namespace) -> None:
    _print(service.job(asked.id), asked)


def watch(service: Taskspace, asked: Namespace) -> None:
    with job_progress(asked.id) as progress:
        ended = service.wait(asked.id, asked.timeout, progress)
    _print(ended, asked)


def cancel(service: Taskspace, asked: Namespace) -> None:
    _print(service.cancel(asked.id), asked)


def retry(service: Taskspace, asked: Namespace) -> None:
    _print(service.retry(asked.id), asked)


def report(job: Job) -> None:
    print_fields(
        [
            ("id", job.id),
            ("kind", job.kind),
            ("status", job.status),
            ("progress", _progress(job)),
            ("attempt", job.attempt),
            ("created", job.created_at),
            ("started", job.started_at),
            ("finished", job.finished_at),
            ("expected", job.estimated_finish if not job.terminal else None),
            ("error", (job.error or {}).get("detail")),
            ("result", ", ".join(f"{name} {value}" for name, value in job.result.items()) if job.result else None),
        ]
    )


def _print(job: Job, asked: Namespace) -> None:
    print_json(job) if asked.json else report(job)


def _progress(job: Job) -> str | None:
    now = job.progress
    return None if now is None or job.terminal else f"{now.phase} {now.done:,}/{now.total:,} {now.unit}"
