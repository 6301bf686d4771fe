"""Long work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


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
