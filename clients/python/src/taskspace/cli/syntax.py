"""How commands are declared, and what their arguments mean."""

from __future__ import annotations

import json
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, _SubParsersAction
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

Subparsers: TypeAlias = "_SubParsersAction[ArgumentParser]"
Run = Callable[..., None]
_SPANS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class WrongUse(Exception):
    """Something that only the person at the keyboard can mend."""


def shared(parser: ArgumentParser) -> None:
    """The options that every command has, before and after its name."""
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    parser.add_argument("--url", default=SUPPRESS, help="address of the service")


def command(commands: Subparsers, name: str, run: Run, says: str) -> ArgumentParser:
    parser = commands.add_parser(name, help=says, description=says)
    shared(parser)
    parser.set_defaults(run=run)
    return parser


def group(commands: Subparsers, name: str, says: str, alone: Run | None = None) -> Subparsers:
    """Commands of one word; ``alone`` runs when nothing follows it."""
    parser = commands.add_parser(name, help=says, description=says)
    shared(parser)
    if alone:
        parser.set_defaults(run=alone)
    return parser.add_subparsers(required=alone is None, metavar="COMMAND")


def waiting(parser: ArgumentParser) -> None:
    parser.add_argument("--no-wait", action="store_true", help="print the job instead of waiting for it")
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="wait no longer than this")


def output(parser: ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")


def pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ArgumentTypeError(f"'{text}' is not NAME=VALUE")
    return name, value


def moment(text: str) -> datetime:
    """A date, a time, or how long from now: ``2030-01-01``, ``2030-01-01T12:00+01:00``, ``90d``."""
    number, unit = text[:-1], text[-1:]
    try:
        if number.isdecimal() and unit in _SPANS:
            return datetime.now().astimezone() + int(number) * _SPANS[unit]
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as wrong:
        raise ArgumentTypeError(f"'{text}' is no date like 2030-01-01 and no span like 12h, 90d, 4w") from wrong


def json_object(file: Path, *needed: str) -> dict[str, Any]:
    """What a file says in the API's fields."""
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as wrong:
        raise WrongUse(f"{file} is not JSON: {wrong}") from wrong
    if not isinstance(fields, dict) or any(name not in fields for name in needed):
        raise WrongUse(f"{file} should be a JSON object with the fields {', '.join(needed)}.")
    return fields
