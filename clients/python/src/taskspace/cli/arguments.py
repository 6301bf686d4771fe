"""What can be typed after ``taskspace``."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib.metadata import version

from taskspace.cli import (
    audit,
    datasets,
    embeddings,
    evaluation,
    jobs,
    keys,
    models,
    pools,
    prompts,
    ranking,
    surrogates,
    transfers,
    webhooks,
)
from taskspace.cli.syntax import shared

EXIT_CODES = """exit codes:
  0 done   1 the service refused   2 wrong use   3 no service answered
  4 a job failed or was cancelled  5 a job takes longer than --timeout

TASKSPACE_URL names the service (http://localhost:8080), TASKSPACE_API_KEY the key that is sent to it."""

_COMMANDS = (
    ranking,
    datasets,
    embeddings,
    jobs,
    transfers,
    evaluation,
    models,
    prompts,
    pools,
    surrogates,
    webhooks,
    keys,
    audit,
)


def parser() -> ArgumentParser:
    top = ArgumentParser(
        prog="taskspace",
        description="Which dataset, model or prompt helps with the new task?",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    shared(top)
    top.add_argument("--version", action="version", version=f"taskspace {version('taskspace')}")
    top.set_defaults(json=False, url=None)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for each in _COMMANDS:
        each.define(commands)
    return top
