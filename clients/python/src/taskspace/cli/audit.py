"""``taskspace audit``."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice

from taskspace.cli.output import print_json, print_table
from taskspace.cli.syntax import Subparsers, command
from taskspace.client import Taskspace


def define(commands: Subparsers) -> None:
    audited = command(commands, "audit", audit, "who changed what, and who was refused; newest first")
    audited.add_argument("--limit", type=int, default=20)


def audit(service: Taskspace, asked: Namespace) -> None:
    found = list(islice(service.audit(), asked.limit))
    print_json(found) if asked.json else print_table(
        ["at", "caller", "project", "call", "#status", "request"],
        (
            (f"{e.at.astimezone():%Y-%m-%d %H:%M:%S}", e.caller, e.project, f"{e.method} {e.path}", e.status, e.request_id)
            for e in found
        ),
    )
