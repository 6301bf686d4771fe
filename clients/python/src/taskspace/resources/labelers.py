"""Models, prompts, and the pools that they label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    id: str
    name: str
    kind: str
    prompted: bool
    content_hash: str
    created_at: datetime
    labels: tuple[str, ...] | None = None
    task_type: str | None = None
    format: str | None = None
    description: str | None = None
    language: str | None = None
    license: str | None = None
    family: str | None = None
    tags: Mapping[str, str] | None = None
    url: str | None = None
    protocol: str | None = None
    base_url: str | None = None
    model: str | None = None
    api: str | None = None
    api_key_ref: str | None = None
    logprobs: bool | None = None
    path: str | None = None
    pool: str | None = None
    surrogate: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    id: str
    name: str
    model: str
    template: str
    verbalizers: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]
    strategy: str
    format: str
    content_hash: str
    created_at: datetime
    warnings: tuple[str, ...] = ()
    system: str | None = None
    description: str | None = None
    language: str | None = None
    license: str | None = None
    family: str | None = None
    tags: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pool:
    id: str
    name: str
    examples: int
    pairs: int
    duplicates: int
    content_hash: str
    created_at: datetime
    description: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TrialEstimate:
    """What it would cost to have prompts tried on a dataset; ``cached`` answers are there already."""

    calls: int
    cached: int
    tokens: int
    seconds: float
