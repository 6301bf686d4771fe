"""``taskspace pools``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from taskspace.cli.output import print_fields, print_json, print_table, upload_progress
from taskspace.cli.syntax import Subparsers, command, group
from taskspace.client import Taskspace
from taskspace.resources.labelers import Pool


def define(commands: Subparsers) -> None:
    pools = group(commands, "pools", "the unlabelled texts that models label", alone=listing)
    command(pools, "list", listing, "list pools")
    adding = command(pools, "add", add, "upload texts, in any format of datasets; labels are not read")
    adding.add_argument("file", type=Path, metavar="FILE")
    adding.add_argument("--name", help="default: the file's")
    adding.add_argument("--description")
    less = command(pools, "derive", derive, "what is left of a pool without the texts of datasets")
    less.add_argument("name")
    less.add_argument("--from", dest="pool", default="default", metavar="POOL", help="default: default")
    less.add_argument("--without", action="append", required=True, metavar="DATASET", help="may be repeated")
    less.add_argument("--description")
    command(pools, "delete", delete, "delete a pool").add_argument("ref")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.pools())
    print_json(found) if asked.json else print_table(
        ["name", "#examples", "#pairs", "description"], ((p.name, p.examples, p.pairs, p.description) for p in found)
    )


def add(service: Taskspace, asked: Namespace) -> None:
    with upload_progress(asked.file) as content:
        _print(service.add_pool(content, asked.name, description=asked.description), asked)


def derive(service: Taskspace, asked: Namespace) -> None:
    _print(service.derive_pool(asked.name, asked.pool, asked.without, asked.description), asked)


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_pool(asked.ref)
    if asked.json:
        print_json({"deleted": asked.ref})


def _print(pool: Pool, asked: Namespace) -> None:
    print_json(pool) if asked.json else print_fields(
        [
            ("name", pool.name),
            ("id", pool.id),
            ("examples", pool.examples),
            ("pairs", pool.pairs),
            ("duplicates", pool.duplicates or None),
        ]
    )
