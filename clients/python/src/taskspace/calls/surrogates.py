"""Transformers that are tuned."""

from __future__ import annotations

from taskspace.calls.base import Calls, body
from taskspace.reading import read
from taskspace.resources.jobs import Job
from taskspace.resources.surrogates import Surrogate, SurrogateCatalog


class Surrogates(Calls):
    def surrogates(self) -> list[Surrogate]:
        return list(self.surrogate_catalog().data)

    def surrogate_catalog(self) -> SurrogateCatalog:
        """The surrogates, and what is wrong with the folders that are none."""
        return read(SurrogateCatalog, self._http.get("/surrogates").json())

    def fetch_surrogate(
        self,
        hub: str,
        *,
        revision: str | None = None,
        name: str | None = None,
        api_key_ref: str | None = None,
        priority: int | None = None,
    ) -> Job:
        """Has the service download a model of the Hugging Face Hub; wait for the job."""
        asked = body(hub=hub, revision=revision, name=name, api_key_ref=api_key_ref, priority=priority)
        return read(Job, self._http.post("/surrogates", asked).json())
