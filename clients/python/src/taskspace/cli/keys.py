"""``taskspace keys``."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from taskspace.cli.output import print_json, print_table, say
from taskspace.cli.syntax import Subparsers, command, group, moment
from taskspace.client import Taskspace
from taskspace.resources.keys import Key


def define(commands: Subparsers) -> None:
    keys = group(commands, "keys", "who may call; for administrators")
    command(keys, "list", listing, "list keys, without their secrets")
    making = command(keys, "create", create, "make a key and print its secret, which is never shown again")
    making.add_argument("name")
    making.add_argument(
        "--scope", choices=["read", "submit", "admin"], required=True, help="each includes those before it"
    )
    making.add_argument("--project", help="whose data it sees, besides what is shared; default: that of your key")
    making.add_argument("--expires", type=moment, metavar="WHEN", help="2030-01-01, or a span: 90d; default: never")
    command(keys, "revoke", revoke, "make a key open nothing any more").add_argument("id")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.keys())
    print_json(found) if asked.json else print_table(
        ["name", "project", "scope", "begins with", "created", "good until", "id"],
        ((k.name, k.project, k.scopes[-1], k.prefix, k.created_at, _end(k), k.id) for k in found),
    )


def create(service: Taskspace, asked: Namespace) -> None:
    made = service.create_key(asked.name, asked.scope, project=asked.project, expires_at=asked.expires)
    if asked.json:
        print_json(made)
        return
    key = made.key
    ends = f"until {key.expires_at.astimezone():%Y-%m-%d %H:%M}" if key.expires_at else "for ever"
    say(f"Key {key.name} of project {key.project} may {', '.join(key.scopes)} {ends}; its id is {key.id}.")
    say("This is its secret, which is never shown again:")
    print(made.secret)


def revoke(service: Taskspace, asked: Namespace) -> None:
    service.revoke_key(asked.id)
    if asked.json:
        print_json({"revoked": asked.id})


def _end(key: Key) -> datetime | str:
    if key.revoked_at:
        return "revoked"
    if key.expires_at is None:
        return "for ever"
    return "expired" if key.expires_at <= datetime.now(UTC) else key.expires_at
