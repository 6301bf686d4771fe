"""What the service answers, as immutable values. Fields that a newer service adds are ignored."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def read(kind: type[T], json: Any) -> T:
    """The JSON of an answer as a value of one of the classes below."""
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
class Surrogate:
    """A transformer that this installation can tune."""

    name: str
    family: str
    layers: int
    hidden_size: int
    parameters: int
    max_tokens: int
    device: str
    sha256: str


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
class Embedding:
    id: str
    entity: str
    method: str
    space: Space
    dimensions: int
    weak_signal: bool
    created_at: datetime
    provenance: Mapping[str, Any]
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
class Progress:
    phase: str
    done: int
    total: int
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    labeler_calls: int
    tokens: int
    cpu_seconds: float
    gpu_seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    id: str
    kind: str
    status: str
    terminal: bool
    attempt: int
    created_at: datetime
    cost: Cost
    request: Any = None
    result: Any = None
    error: Mapping[str, Any] | None = None
    progress: Progress | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    estimated_finish: datetime | None = None
    worker: str | None = None


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
class MethodScore:
    """How one ranking method fared, in percent points but for the mean rank."""

    method: str
    targets: int
    ndcg: Interval | None = None
    ndcg_rank_gain: Interval | None = None
    mean_rank: Interval | None = None
    spearman: Interval | None = None
    regret_at1: Interval | None = None
    regret_at3: Interval | None = None
    regret_at5: Interval | None = None
    top_one_hit: Interval | None = None
    harm_at_one: Interval | None = None
    performance: Interval | None = None
    rate: Interval | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    targets: int
    sources: int
    transfers: int
    methods: tuple[MethodScore, ...]
    formulas: Mapping[str, str]


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
