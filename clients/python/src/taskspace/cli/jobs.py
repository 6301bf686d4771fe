"""``taskspace jobs``."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice

from taskspace.cli.about import about
from taskspace.cli.output import job_progress, print_fields, print_json, print_table
from taskspace.cli.syntax import Subparsers, command, group
from taskspace.client import Taskspace
from taskspace.resources.jobs import Job


def define(commands: Subparsers) -> None:
    jobs = group(commands, "jobs", "long work")
    every = command(jobs, "list", listing, "list jobs, newest first")
    every.add_argument("--status", choices=["queued", "running", "cancelling", "succeeded", "failed", "cancelled"])
    every.add_argument("--kind", help="embedding, transfer, import, trial, rerank or download")
    every.add_argument("--limit", type=int, default=20)
    command(jobs, "show", show, "read a job").add_argument("id")
    watched = command(jobs, "watch", watch, "follow a job to its end")
    watched.add_argument("id")
    watched.add_argument("--timeout", type=float, metavar="SECONDS")
    command(jobs, "cancel", cancel, "cancel a job").add_argument("id")
    command(jobs, "retry", retry, "queue a failed or cancelled job again").add_argument("id")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(islice(service.jobs(asked.status, asked.kind), asked.limit))
    if asked.json:
        print_json(found)
    else:
        print_table(
            ["id", "kind", "about", "status", "created", "#cpu s"],
            ((j.id, j.kind, about(j), _status(j), j.created_at, j.cost.cpu_seconds) for j in found),
        )


def show(service: Taskspace, asked: Namespace) -> None:
    _print(service.job(asked.id), asked)


def watch(service: Taskspace, asked: Namespace) -> None:
    _print(followed(service, service.job(asked.id), asked.timeout), asked)


def cancel(service: Taskspace, asked: Namespace) -> None:
    _print(service.cancel(asked.id), asked)


def retry(service: Taskspace, asked: Namespace) -> None:
    _print(service.retry(asked.id), asked)


def followed(service: Taskspace, job: Job, timeout: float | None) -> Job:
    """The job after it succeeded."""
    with job_progress(about(job) or job.id) as progress:
        return service.wait(job, timeout, progress)


def report(job: Job) -> None:
    print_fields(
        [
            ("id", job.id),
            ("kind", job.kind),
            ("about", about(job)),
            ("status", _status(job)),
            ("attempt", job.attempt),
            ("created", job.created_at),
            ("started", job.started_at),
            ("finished", job.finished_at),
            ("expected", job.estimated_finish if not job.terminal else None),
            ("error", (job.error or {}).get("detail")),
            ("result", job.result),
        ]
    )


def _print(job: Job, asked: Namespace) -> None:
    print_json(job) if asked.json else report(job)


def _status(job: Job) -> str:
    now = job.progress
    if now is None or job.terminal:
        return job.status
    return f"{job.status}: {now.phase} {now.done:,}/{now.total:,} {now.unit}"
