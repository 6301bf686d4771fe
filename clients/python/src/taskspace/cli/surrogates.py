"""``taskspace surrogates``."""

from __future__ import annotations

from argparse import Namespace

from taskspace.cli.jobs import followed, report
from taskspace.cli.output import print_json, print_table, say
from taskspace.cli.syntax import Subparsers, command, group, waiting
from taskspace.client import Taskspace


def define(commands: Subparsers) -> None:
    surrogates = group(commands, "surrogates", "the transformers that can be tuned", alone=listing)
    command(surrogates, "list", listing, "list surrogates, and the folders that are none")
    fetching = command(surrogates, "fetch", fetch, "have the service download a model of the Hugging Face Hub")
    fetching.add_argument("hub", metavar="ID", help="such as intfloat/e5-small-v2")
    fetching.add_argument("--revision", help="a commit, tag or branch; default: main")
    fetching.add_argument("--name", help="default: the last part of the id")
    fetching.add_argument("--api-key-ref", metavar="NAME", help="a key that the operator configured, for gated models")
    waiting(fetching)


def listing(service: Taskspace, asked: Namespace) -> None:
    catalog = service.surrogate_catalog()
    print_json(catalog.data) if asked.json else print_table(
        ["name", "family", "#layers", "#width", "#parameters", "device"],
        ((s.name, s.family, s.layers, s.hidden_size, s.parameters, s.device) for s in catalog.data),
    )
    for folder in catalog.unusable:
        say(f"{folder.name} is none: {folder.reason}")


def fetch(service: Taskspace, asked: Namespace) -> None:
    job = service.fetch_surrogate(
        asked.hub, revision=asked.revision, name=asked.name, api_key_ref=asked.api_key_ref
    )
    if not asked.no_wait:
        job = followed(service, job, asked.timeout)
    print_json(job) if asked.json else report(job)
