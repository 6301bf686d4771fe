"""Which source suits a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Observed:
    """What was measured of a pair in one setting."""

    score: float
    n: int
    higher_is_better: bool
    baseline: float | None = None
    base_model: str | None = None
    adaptation: str | None = None
    metric: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScorePart:
    part: str
    value: float
    detail: str
    link: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedSource:
    rank: int
    source: str
    score: float
    similarity: Mapping[str, float]
    observed: tuple[Observed, ...]
    weak_signal: bool
    expected_gain: Interval | None = None
    harm_probability: float | None = None
    source_effect: float | None = None
    gain_per_example: float | None = None
    explanation: tuple[ScorePart, ...] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    transfers: int
    targets: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Excluded:
    entity: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    target: str
    method: str
    calibrated: bool
    evidence: Evidence
    excluded: tuple[Excluded, ...]
    results: tuple[RankedSource, ...]
    unavailable: Mapping[str, str]
    space: Mapping[str, Any] | None = None
    recommendation: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RerankEstimate:
    """What a closer look would cost; sources ``without_adapter`` have no embedding by tunedLogme."""

    pairs: int
    kept: int
    tokens: int
    without_adapter: tuple[str, ...]
    seconds: float | None = None
