"""Vectors and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """Everything that must be equal for two vectors to be comparable."""

    key: str
    method_version: int
    surrogate: str
    surrogate_sha256: str
    hyperparameters: Mapping[str, float]
    seeds: int
    pool_hash: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Learning:
    """What one seed learned, on examples held out, beside the majority answer."""

    examples: int
    score: float
    loss: float
    majority_score: float
    majority_loss: float
    weak_signal: bool
    exact_match: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedding:
    id: str
    entity: str
    method: str
    space: Space
    dimensions: int
    weak_signal: bool
    created_at: datetime
    provenance: Mapping[str, Any]
    learning: tuple[Learning, ...] = ()
    spread: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What an embedding would cost."""

    examples: int
    steps: int
    labeler_calls: int
    tokens: int
    basis: str
    labeler_tokens: int
    labeler_seconds: float
    cached_answers: int
    seconds: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VectorImport:
    """What became of vectors that were computed elsewhere; ``method`` ranks by them."""

    method: str
    space: str
    dimensions: int
    imported: int
    known: int
