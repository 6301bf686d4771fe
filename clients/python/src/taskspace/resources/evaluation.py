"""How good rankings are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taskspace.resources.ranking import Interval


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
