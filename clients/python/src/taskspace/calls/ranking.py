"""Which source suits a target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from taskspace.calls.base import Calls, body
from taskspace.reading import read
from taskspace.resources.evaluation import Evaluation
from taskspace.resources.jobs import Job
from taskspace.resources.ranking import Ranking, RerankEstimate


class Rankings(Calls):
    def rank(
        self,
        target: str,
        *,
        sources: str | None = None,
        method: str | None = None,
        limit: int | None = None,
        exclude: Sequence[str] = (),
        space: str | None = None,
        base_model: str | None = None,
        explain: bool = False,
        cost: bool = False,
        filters: Mapping[str, str | int] | None = None,
    ) -> Ranking:
        query: dict[str, Any] = {
            "target": target,
            "sources": sources,
            "method": method,
            "limit": limit,
            "exclude": list(exclude) or None,
            "space": space,
            "baseModel": base_model,
            "explain": "true" if explain else None,
            "cost": "true" if cost else None,
        }
        query |= {f"filter[{name}]": value for name, value in (filters or {}).items()}
        return read(Ranking, self._http.get("/rank", query).json())

    def evaluate(
        self,
        *,
        methods: Sequence[str] = (),
        target: str | None = None,
        sources: str | None = None,
        family: str | None = None,
        base_model: str | None = None,
    ) -> Evaluation:
        query = {
            "methods": ",".join(methods) or None,
            "target": target,
            "sources": sources,
            "family": family,
            "baseModel": base_model,
        }
        return read(Evaluation, self._http.get("/evaluations", query).json())

    def rerank(self, target: str, **settings: Any) -> Job:
        """Has the target carried through the adapter of each source, by which ``rank(method="tunedLogme")`` then ranks;
        wait for the job.

        Settings are those of the API: ``sources``, or the ``top`` of a ranking ``by`` a method; ``surrogate``.
        """
        return read(Job, self._http.post("/rank/measurements", body(target=target, **settings)).json())

    def estimate_rerank(self, target: str, **settings: Any) -> RerankEstimate:
        """What :meth:`rerank` would cost; nothing is queued."""
        asked = body(target=target, dry_run=True, **settings)
        return read(RerankEstimate, self._http.post("/rank/measurements", asked).json())
