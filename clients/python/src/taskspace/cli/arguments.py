"""What can be typed after ``taskspace``."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from taskspace.cli import datasets, embeddings, evidence, jobs, others, ranking

if TYPE_CHECKING:
    Subparsers = _SubParsersAction[ArgumentParser]
    Run = Callable[..., None]

EXIT_CODES = """exit codes:
  0 done   1 the service refused   2 wrong use   3 no service answered
  4 a job failed or was cancelled  5 a job takes longer than --timeout

TASKSPACE_URL names the service (http://localhost:8080), TASKSPACE_API_KEY the key that is sent to it."""


def parser() -> ArgumentParser:
    top = ArgumentParser(
        prog="taskspace",
        description="Which dataset, model or prompt helps with the new task?",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--url", help="address of the service")
    top.add_argument("--version", action="version", version=f"taskspace {version('taskspace')}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _rank(commands)
    _datasets(commands)
    _embed(commands)
    _jobs(commands)
    _transfers(commands)
    _evaluate(commands)
    _others(commands)
    return top


def _command(commands: Subparsers, name: str, run: Run, says: str) -> ArgumentParser:
    command = commands.add_parser(name, help=says, description=says)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run)
    return command


def _group(commands: Subparsers, name: str, says: str) -> Subparsers:
    return commands.add_parser(name, help=says, description=says).add_subparsers(required=True, metavar="COMMAND")


def _waiting(command: ArgumentParser) -> None:
    command.add_argument("--no-wait", action="store_true", help="print the job instead of waiting for it")
    command.add_argument("--timeout", type=float, metavar="SECONDS", help="wait no longer than this")


def _rank(commands: Subparsers) -> None:
    rank = _command(commands, "rank", ranking.rank, "which source transfers best to a target")
    rank.add_argument("target", help="any entity, such as sst2 or prompts/plain")
    rank.add_argument("--sources", choices=["datasets", "models", "prompts", "all"])
    rank.add_argument("--method", help="hybrid (default), an embedding method or a baseline")
    rank.add_argument("--limit", type=int)
    rank.add_argument("--base-model", help="the model that will be tuned")
    rank.add_argument("--exclude", action="append", default=[], metavar="REF")
    rank.add_argument("--filter", type=_pair, action="append", default=[], metavar="PROPERTY=VALUE")
    rank.add_argument("--explain", action="store_true", help="split each score into its parts")
    rank.add_argument("--cost", action="store_true", help="order by gain per training example")


def _datasets(commands: Subparsers) -> None:
    group = _group(commands, "datasets", "labelled examples")
    _command(group, "list", datasets.listing, "list datasets")
    _command(group, "show", datasets.show, "read a dataset").add_argument("ref")
    add = _command(group, "add", datasets.add, "upload datasets: JSONL, CSV, TSV, Parquet or SQuAD JSON")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--name", help="default: the file's")
    for field in ("family", "language", "license", "description"):
        add.add_argument(f"--{field}")
    add.add_argument("--task-type", choices=["classification", "regression", "spanExtraction"])
    add.add_argument("--split", choices=["train", "validation", "test"], help="of rows that name none")
    add.add_argument("--column", type=_pair, action="append", default=[], metavar="text|textPair|label|split=NAME")
    add.add_argument("--tag", type=_pair, action="append", default=[], metavar="NAME=VALUE")
    add.add_argument("--embed", action="store_true", help="compute the embedding too")
    examples = _command(group, "examples", datasets.examples, "look at the rows of a dataset")
    examples.add_argument("ref")
    examples.add_argument("--limit", type=int, default=10)
    _command(group, "delete", datasets.delete, "delete a dataset").add_argument("ref")


def _embed(commands: Subparsers) -> None:
    embed = _command(commands, "embed", embeddings.embed, "compute the task embedding of an entity")
    embed.add_argument("entity", help="a dataset, or models/NAME, prompts/NAME")
    embed.add_argument("--method", help="taskemb (default), taskvec, tupate, textemb, ...")
    embed.add_argument("--surrogate")
    embed.add_argument("--pool", help="that a model or prompt labels")
    embed.add_argument("--seeds", type=int, help="independent runs to average")
    embed.add_argument("--priority", type=int, help="higher goes first")
    embed.add_argument("--max-labeler-calls", type=int)
    embed.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    _waiting(embed)
    group = _group(commands, "embeddings", "computed embeddings")
    listing = _command(group, "list", embeddings.listing, "list embeddings")
    listing.add_argument("--entity")
    listing.add_argument("--method")
    vector = _command(group, "vector", embeddings.vector, "print the values of an embedding, one a line")
    vector.add_argument("id")


def _jobs(commands: Subparsers) -> None:
    group = _group(commands, "jobs", "long work")
    listing = _command(group, "list", jobs.listing, "list jobs, newest first")
    listing.add_argument("--status", choices=["queued", "running", "cancelling", "succeeded", "failed", "cancelled"])
    listing.add_argument("--kind")
    listing.add_argument("--limit", type=int, default=20)
    _command(group, "show", jobs.show, "read a job").add_argument("id")
    watch = _command(group, "watch", jobs.watch, "follow a job to its end")
    watch.add_argument("id")
    watch.add_argument("--timeout", type=float, metavar="SECONDS")
    _command(group, "cancel", jobs.cancel, "cancel a job").add_argument("id")
    _command(group, "retry", jobs.retry, "queue a failed or cancelled job again").add_argument("id")


def _transfers(commands: Subparsers) -> None:
    group = _group(commands, "transfers", "measured transfers, the evidence of rankings")
    listing = _command(group, "list", evidence.listing, "list recorded transfers")
    imports = _command(group, "import", evidence.imports, "record transfers of CSV, JSON or JSON Lines files")
    imports.add_argument("files", nargs="+", type=Path, metavar="FILE")
    export = _command(group, "export", evidence.export, "write recorded transfers as CSV")
    export.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    for command in (listing, export):
        command.add_argument("--source")
        command.add_argument("--target")
        command.add_argument("--base-model")
    listing.add_argument("--limit", type=int, default=20)
    measure = _command(group, "measure", evidence.measure, "have the service measure transfers")
    measure.add_argument("--source", action="append", required=True, help="may be repeated")
    measure.add_argument("--target", action="append", required=True, help="may be repeated")
    measure.add_argument("--seeds", type=int)
    measure.add_argument("--target-examples", type=int)
    measure.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    _waiting(measure)


def _evaluate(commands: Subparsers) -> None:
    evaluate = _command(commands, "evaluate", evidence.evaluate, "how good each ranking method is")
    evaluate.add_argument("--method", action="append", default=[])
    evaluate.add_argument("--target")
    evaluate.add_argument("--sources", choices=["datasets", "prompts"])
    evaluate.add_argument("--family", choices=["in", "all"])
    evaluate.add_argument("--base-model")


def _others(commands: Subparsers) -> None:
    for name, listing, says in (
        ("models", others.models, "whatever answers inputs with labels"),
        ("prompts", others.prompts, "templates and the words that stand for labels"),
    ):
        group = _group(commands, name, says)
        _command(group, "list", listing, f"list {name}")
        add = _command(group, "add", getattr(others, f"add_{name[:-1]}"), f"register one: a JSON file of the API's fields")
        add.add_argument("file", type=Path, metavar="FILE")
        _command(group, "delete", getattr(others, f"delete_{name[:-1]}"), "delete one").add_argument("ref")
    _command(commands, "pools", others.pools, "list the unlabelled texts that models label")
    _command(commands, "surrogates", others.surrogates, "list the transformers that can be tuned")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ArgumentTypeError(f"'{text}' is not NAME=VALUE")
    return name, value
