"""Measured transfers, the evidence of rankings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from taskspace.calls.base import Calls, File, body, path_of, stored_as
from taskspace.reading import camel_case, read
from taskspace.resources.jobs import Job
from taskspace.resources.transfers import Budget, ImportReport, MeasurementEstimate, Transfer

_MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}


class Transfers(Calls):
    def transfers(
        self, source: str | None = None, target: str | None = None, base_model: str | None = None
    ) -> Iterator[Transfer]:
        return self._all(Transfer, "/transfers", {"source": source, "target": target, "baseModel": base_model})

    def record_transfers(self, rows: Iterable[Mapping[str, Any]]) -> ImportReport:
        """Records measured transfers: mappings with source, target, score and whatever else the API knows."""
        return read(ImportReport, self._http.post("/transfers", list(rows)).json())

    def import_transfers(self, file: File) -> ImportReport:
        """Records the transfers of a file: CSV with a header, a JSON array, or one JSON object a line."""
        if isinstance(file, (str, Path)):
            with Path(file).open("rb") as content:
                return self.import_transfers(content)
        media_type = _MEDIA_TYPES.get(stored_as(file).suffix.lower(), "application/x-ndjson")
        return read(ImportReport, self._http.post_bytes("/transfers", file, media_type).json())

    def export_transfers(self, out: File, **filters: str | None) -> None:
        """Writes the recorded transfers as CSV; a named file is written whole or not at all."""
        self._download("/transfers", {camel_case(name): value for name, value in filters.items()}, "text/csv", out)

    def delete_transfer(self, transfer_id: str) -> None:
        self._http.delete(path_of("transfers", transfer_id))

    def measure(
        self, sources: Sequence[str], targets: Sequence[str], *, seeds: int | None = None, budget: Budget | None = None
    ) -> Job:
        """Has the service measure every source for every target; wait for the job."""
        asked = _measurement(sources, targets, seeds, budget)
        return read(Job, self._http.post("/transfers/measurements", asked).json())

    def estimate_measurement(
        self, sources: Sequence[str], targets: Sequence[str], *, seeds: int | None = None, budget: Budget | None = None
    ) -> MeasurementEstimate:
        asked = _measurement(sources, targets, seeds, budget) | {"dryRun": True}
        return read(MeasurementEstimate, self._http.post("/transfers/measurements", asked).json())


def _measurement(
    sources: Sequence[str], targets: Sequence[str], seeds: int | None, budget: Budget | None
) -> dict[str, Any]:
    spent = body(**asdict(budget)) if budget else None
    return body(sources=list(sources), targets=list(targets), seeds=seeds, budget=spent)
