"""From the JSON of an answer to the classes in ``resources``."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def read(kind: type[T], json: Any) -> T:
    """The JSON of an answer as a value of one of those classes."""
    return cast(T, _read(kind, json))


def camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, json: Any) -> Any:
    origin = get_origin(kind)
    if json is None or kind is Any:
        return json
    if origin in (Union, types.UnionType):
        return _read(next(option for option in get_args(kind) if option is not types.NoneType), json)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in json)
    if origin is Mapping or origin is dict or getattr(origin, "__name__", "") == "Mapping":
        return {name: _read(get_args(kind)[1], value) for name, value in json.items()}
    if kind is datetime:
        return datetime.fromisoformat(json)
    if kind is float:
        return float(json)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        present = {field.name: camel_case(field.name) for field in fields(kind)}
        return kind(**{name: _read(hints[name], json[key]) for name, key in present.items() if key in json})
    return json
