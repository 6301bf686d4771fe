"""``taskspace models``, ``prompts``, ``pools`` and ``surrogates``."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from taskspace.cli.output import print_json, print_table
from taskspace.client import Taskspace
from taskspace.errors import TaskspaceError


def models(service: Taskspace, asked: Namespace) -> None:
    found = list(service.models())
    print_json(found) if asked.json else print_table(
        ["name", "kind", "task", "labels", "id"],
        ((m.name, m.kind, m.task_type, ", ".join(m.labels or ()), m.id) for m in found),
    )


def prompts(service: Taskspace, asked: Namespace) -> None:
    found = list(service.prompts())
    print_json(found) if asked.json else print_table(
        ["name", "model", "labels", "template"], ((p.name, p.model, ", ".join(p.labels), p.template) for p in found)
    )


def pools(service: Taskspace, asked: Namespace) -> None:
    found = list(service.pools())
    print_json(found) if asked.json else print_table(
        ["name", "#examples", "#pairs", "description"], ((p.name, p.examples, p.pairs, p.description) for p in found)
    )


def surrogates(service: Taskspace, asked: Namespace) -> None:
    found = service.surrogates()
    print_json(found) if asked.json else print_table(
        ["name", "family", "#layers", "#width", "#parameters", "device"],
        ((s.name, s.family, s.layers, s.hidden_size, s.parameters, s.device) for s in found),
    )


def add_model(service: Taskspace, asked: Namespace) -> None:
    model = service.add_model(**_fields(asked, "name", "kind"))
    print_json(model) if asked.json else print(model.id)


def add_prompt(service: Taskspace, asked: Namespace) -> None:
    prompt = service.add_prompt(**_fields(asked, "name", "model", "template", "verbalizers"))
    print_json(prompt) if asked.json else print("\n".join([prompt.id, *prompt.warnings]))


def delete_model(service: Taskspace, asked: Namespace) -> None:
    service.delete_model(asked.ref)


def delete_prompt(service: Taskspace, asked: Namespace) -> None:
    service.delete_prompt(asked.ref)


def _fields(asked: Namespace, *needed: str) -> dict[str, Any]:
    try:
        fields = json.loads(asked.file.read_text())
    except ValueError as wrong:
        raise TaskspaceError(f"{asked.file} is not JSON: {wrong}") from wrong
    if not isinstance(fields, dict) or any(name not in fields for name in needed):
        raise TaskspaceError(f"{asked.file} should be a JSON object with the fields {', '.join(needed)}.")
    return fields
