"""Labelled examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelCount:
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Validation:
    """What the service noticed in an upload."""

    warnings: tuple[str, ...]
    duplicates: int
    empty_rows: int
    leaked: int
    label_entropy: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset:
    id: str
    name: str
    task_type: str
    format: str
    examples: int
    splits: Mapping[str, int]
    content_hash: str
    validation: Validation
    created_at: datetime
    tags: Mapping[str, str]
    labels: tuple[LabelCount, ...] | None = None
    columns: Mapping[str, str] | None = None
    file_format: str | None = None
    description: str | None = None
    language: str | None = None
    license: str | None = None
    family: str | None = None
    scores: Mapping[str, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    row: int
    split: str
    text: str
    text_pair: str | None = None
    label: Any = None
    answers: tuple[Any, ...] | None = None
