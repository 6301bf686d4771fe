"""Transformers that are tuned."""

from __future__ import annotations

from dataclasses import dataclass


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
class Unusable:
    """A folder among the models that cannot be loaded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SurrogateCatalog:
    data: tuple[Surrogate, ...]
    unusable: tuple[Unusable, ...]
