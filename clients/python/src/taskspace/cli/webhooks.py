"""``taskspace webhooks``."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice

from taskspace.cli.output import print_fields, print_json, print_table, say
from taskspace.cli.syntax import Subparsers, command, group
from taskspace.client import Taskspace
from taskspace.resources.webhooks import Delivery

_EVENTS = ("job.succeeded", "job.failed", "job.cancelled")


def define(commands: Subparsers) -> None:
    webhooks = group(commands, "webhooks", "signed messages to other systems when jobs end")
    command(webhooks, "list", listing, "list webhooks")
    adding = command(webhooks, "add", add, "have an address told; a secret that is made is shown this once")
    adding.add_argument("address", metavar="URL", help="http or https, that messages are posted to")
    adding.add_argument("--event", choices=_EVENTS, action="append", default=[], help="may be repeated; default: all")
    adding.add_argument("--secret-ref", metavar="NAME", help="a secret that the operator configured, not a new one")
    adding.add_argument("--description")
    command(webhooks, "delete", delete, "remove a webhook, its messages and their log").add_argument("id")
    log = command(webhooks, "deliveries", deliveries, "list the messages to a webhook, newest first")
    log.add_argument("id")
    log.add_argument("--status", choices=["pending", "delivered", "failed"])
    log.add_argument("--limit", type=int, default=20)
    again = command(webhooks, "redeliver", redeliver, "send messages again")
    again.add_argument("id")
    again.add_argument("delivery", nargs="*", help="default: all that failed")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.webhooks())
    print_json(found) if asked.json else print_table(
        ["url", "events", "secret", "description", "id"],
        ((w.url, w.events, w.secret_ref or "own", w.description, w.id) for w in found),
    )


def add(service: Taskspace, asked: Namespace) -> None:
    webhook = service.add_webhook(
        asked.address, events=asked.event, secret_ref=asked.secret_ref, description=asked.description
    )
    if asked.json:
        print_json(webhook)
        return
    print_fields([("id", webhook.id), ("url", webhook.url), ("events", webhook.events), ("secret", webhook.secret)])
    if webhook.secret:
        say("The secret is never shown again.")


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_webhook(asked.id)
    if asked.json:
        print_json({"deleted": asked.id})


def deliveries(service: Taskspace, asked: Namespace) -> None:
    _print(list(islice(service.deliveries(asked.id, asked.status), asked.limit)), asked)


def redeliver(service: Taskspace, asked: Namespace) -> None:
    wanted = asked.delivery or [each.id for each in service.deliveries(asked.id, "failed")]
    _print([service.redeliver(asked.id, each) for each in wanted], asked)
    if not wanted:
        say("No message failed.")


def _print(found: list[Delivery], asked: Namespace) -> None:
    print_json(found) if asked.json else print_table(
        ["created", "event", "job", "status", "#tries", "last answer", "id"],
        ((d.created_at, d.event, d.job, d.status, len(d.attempts), _last(d), d.id) for d in found),
    )


def _last(delivery: Delivery) -> str | None:
    if not delivery.attempts:
        return None
    last = delivery.attempts[-1]
    return last.error or f"{last.status} in {last.millis:,} ms"
