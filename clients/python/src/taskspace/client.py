"""The service as Python objects."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from taskspace.calls.datasets import Datasets
from taskspace.calls.embeddings import Embeddings
from taskspace.calls.keys import Keys
from taskspace.calls.labelers import Labelers
from taskspace.calls.ranking import Rankings
from taskspace.calls.surrogates import Surrogates
from taskspace.calls.transfers import Transfers
from taskspace.calls.webhooks import Webhooks
from taskspace.transport import Transport


class Taskspace(Datasets, Labelers, Surrogates, Embeddings, Rankings, Transfers, Webhooks, Keys):
    """A service and what can be asked of it.

    ``url`` and ``api_key`` default to the environment variables TASKSPACE_URL and TASKSPACE_API_KEY. Closes its
    connections at the end of a ``with`` block. Every method raises :class:`taskspace.Refused` when the service says no
    and :class:`taskspace.Unreachable` when it says nothing.
    """

    def __init__(self, url: str | None = None, api_key: str | None = None, timeout: float = 120.0) -> None:
        self._http = Transport(url, api_key, timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    @property
    def url(self) -> str:
        return self._http.url
