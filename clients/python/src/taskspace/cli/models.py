"""``taskspace models``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from taskspace.cli.output import print_all_fields, print_json, print_table, upload_progress
from taskspace.cli.syntax import Subparsers, command, group, json_object
from taskspace.client import Taskspace


def define(commands: Subparsers) -> None:
    models = group(commands, "models", "whatever answers inputs with labels")
    command(models, "list", listing, "list models")
    command(models, "show", show, "read a model").add_argument("ref")
    adding = command(models, "add", add, "register one: a JSON file of the API's fields")
    adding.add_argument("file", type=Path, metavar="FILE")
    adding.add_argument("--answers", type=Path, metavar="FILE", help="of kind predictions: JSON Lines of id and label")
    command(models, "delete", delete, "delete one").add_argument("ref")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.models())
    print_json(found) if asked.json else print_table(
        ["name", "kind", "task", "labels", "id"], ((m.name, m.kind, m.task_type, m.labels or "", m.id) for m in found)
    )


def show(service: Taskspace, asked: Namespace) -> None:
    model = service.model(asked.ref)
    print_json(model) if asked.json else print_all_fields(model)


def add(service: Taskspace, asked: Namespace) -> None:
    fields = json_object(asked.file, "name", "kind")
    if asked.answers is None:
        model = service.add_model(**fields)
    else:
        with upload_progress(asked.answers) as answers:
            model = service.add_model(answers=answers, **fields)
    print_json(model) if asked.json else print(model.id)


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_model(asked.ref)
    if asked.json:
        print_json({"deleted": asked.ref})
