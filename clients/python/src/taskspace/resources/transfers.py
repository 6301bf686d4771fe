"""Measured transfers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    id: str
    source: str
    target: str
    score: float
    seed: int
    higher_is_better: bool
    tags: Mapping[str, str]
    base_model: str | None = None
    adaptation: str | None = None
    metric: str | None = None
    baseline: float | None = None
    source_examples: int | None = None
    target_examples: int | None = None
    provenance: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RowResult:
    row: int
    result: str
    id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportReport:
    created: int
    unchanged: int
    updated: int
    rejected: int
    results: tuple[RowResult, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasurementEstimate:
    """What a measurement of transfers would cost."""

    pairs: int
    kept: int
    tunings: int
    steps: int
    tokens: int
    basis: str
    seconds: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """How much a measurement may spend; what is None has the default of the service."""

    source_examples: int | None = None
    source_epochs: int | None = None
    target_examples: int | None = None
    target_epochs: int | None = None
    test_examples: int | None = None
    max_tokens: int | None = None
    seconds: int | None = None
