"""The service as Python objects."""

from __future__ import annotations

import base64
import json
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar
from urllib.parse import quote

from taskspace.errors import JobFailed, NotFinished
from taskspace.resources import (
    Budget,
    Dataset,
    Embedding,
    Estimate,
    Evaluation,
    Example,
    ImportReport,
    Job,
    MeasurementEstimate,
    Model,
    Pool,
    Prompt,
    Ranking,
    Surrogate,
    Transfer,
    camel_case,
    read,
)
from taskspace.transport import Transport

T = TypeVar("T")
OnProgress = Callable[[Job], None]
_PAGE = 200
_LOOK = "2s"
_MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}


class Taskspace:
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

    # datasets

    def datasets(self) -> Iterator[Dataset]:
        return self._all(Dataset, "/datasets")

    def dataset(self, ref: str) -> Dataset:
        return read(Dataset, self._http.get(_path("datasets", ref)).json())

    def examples(self, ref: str) -> Iterator[Example]:
        return self._all(Example, _path("datasets", ref) + "/examples")

    def add_dataset(self, file: Path | str | IO[bytes], name: str | None = None, **metadata: Any) -> Dataset:
        """Uploads JSONL, a JSON array, CSV, TSV, Parquet or SQuAD JSON, plain or gzip.

        The name defaults to the file's. Metadata are those of the API in Python's spelling: ``task_type``, ``family``,
        ``language``, ``license``, ``columns``, ``split``, ``tags``, ``description``.
        """
        if isinstance(file, (str, Path)):
            with Path(file).open("rb") as content:
                return self.add_dataset(content, name or plain_name(Path(file)), **metadata)
        stored_as = str(getattr(file, "name", "upload"))
        described = {camel_case(key): value for key, value in metadata.items() if value is not None}
        described["name"] = name or plain_name(Path(stored_as))
        answer = self._http.upload("/datasets", Path(stored_as).name, file, json.dumps(described))
        return read(Dataset, answer.json())

    def delete_dataset(self, ref: str) -> None:
        self._http.delete(_path("datasets", ref))

    # models, prompts, pools, surrogates

    def models(self) -> Iterator[Model]:
        return self._all(Model, "/models")

    def model(self, ref: str) -> Model:
        return read(Model, self._http.get(_path("models", ref)).json())

    def add_model(self, name: str, kind: str, **settings: Any) -> Model:
        return read(Model, self._http.post("/models", _body(name=name, kind=kind, **settings)).json())

    def delete_model(self, ref: str) -> None:
        self._http.delete(_path("models", ref))

    def prompts(self) -> Iterator[Prompt]:
        return self._all(Prompt, "/prompts")

    def prompt(self, ref: str) -> Prompt:
        return read(Prompt, self._http.get(_path("prompts", ref)).json())

    def add_prompt(
        self, name: str, model: str, template: str, verbalizers: Mapping[str, Sequence[str]], **settings: Any
    ) -> Prompt:
        body = _body(name=name, model=model, template=template, **settings) | {"verbalizers": verbalizers}
        return read(Prompt, self._http.post("/prompts", body).json())

    def delete_prompt(self, ref: str) -> None:
        self._http.delete(_path("prompts", ref))

    def pools(self) -> Iterator[Pool]:
        return self._all(Pool, "/pools")

    def surrogates(self) -> list[Surrogate]:
        return [read(Surrogate, each) for each in self._http.get("/surrogates").json()["data"]]

    # embeddings

    def embeddings(self, entity: str | None = None, method: str | None = None) -> Iterator[Embedding]:
        return self._all(Embedding, "/embeddings", {"entity": entity, "method": method})

    def embedding(self, embedding_id: str) -> Embedding:
        return read(Embedding, self._http.get(_path("embeddings", embedding_id)).json())

    def vector(self, embedding_id: str) -> array[float]:
        """The values of an embedding, in single precision."""
        query = {"include": "vector", "encoding": "base64"}
        values = array("f", base64.b64decode(self._http.get(_path("embeddings", embedding_id), query).json()["vector"]))
        if sys.byteorder == "big":
            values.byteswap()
        return values

    def request_embedding(self, **request: Any) -> Embedding | Job:
        """The embedding when it is there already, else the job that computes it."""
        answer = self._http.post("/embeddings", _body(**request))
        return read(Embedding, answer.json()) if answer.status_code == 200 else read(Job, answer.json())

    def embed(
        self,
        *,
        dataset: str | None = None,
        model: str | None = None,
        prompt: str | None = None,
        method: str | None = None,
        timeout: float | None = None,
        on_progress: OnProgress | None = None,
        **settings: Any,
    ) -> Embedding:
        """The embedding of one entity, waited for: at most ``timeout`` seconds, for ever by default."""
        request = {"dataset": dataset, "model": model, "prompt": prompt, "method": method, **settings}
        outcome = self.request_embedding(**request)
        if isinstance(outcome, Embedding):
            return outcome
        ended = self.wait(outcome, timeout, on_progress)
        return self.embedding(ended.result["embedding"])

    def estimate(self, **request: Any) -> Estimate:
        """What an embedding would cost; nothing is queued."""
        return read(Estimate, self._http.post("/embeddings", _body(dry_run=True, **request)).json())

    # jobs

    def jobs(self, status: str | None = None, kind: str | None = None) -> Iterator[Job]:
        return self._all(Job, "/jobs", {"status": status, "kind": kind})

    def job(self, job_id: str) -> Job:
        return read(Job, self._http.get(_path("jobs", job_id)).json())

    def cancel(self, job_id: str) -> Job:
        return read(Job, self._http.post(_path("jobs", job_id) + "/cancel").json())

    def retry(self, job_id: str) -> Job:
        return read(Job, self._http.post(_path("jobs", job_id) + "/retry").json())

    def wait(self, job: Job | str, timeout: float | None = None, on_progress: OnProgress | None = None) -> Job:
        """The job after it succeeded; raises JobFailed when it does not, NotFinished when it takes longer."""
        job_id = job if isinstance(job, str) else job.id
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            seen = read(Job, self._http.get(_path("jobs", job_id), {"wait": _LOOK}).json())
            if on_progress:
                on_progress(seen)
            if seen.terminal:
                break
            if deadline is not None and time.monotonic() >= deadline:
                raise NotFinished(seen)
        if seen.status != "succeeded":
            raise JobFailed(seen)
        return seen

    # ranking and its evidence

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

    def transfers(
        self, source: str | None = None, target: str | None = None, base_model: str | None = None
    ) -> Iterator[Transfer]:
        return self._all(Transfer, "/transfers", {"source": source, "target": target, "baseModel": base_model})

    def record_transfers(self, rows: Iterable[Mapping[str, Any]]) -> ImportReport:
        """Records measured transfers: mappings with source, target, score and whatever else the API knows."""
        return read(ImportReport, self._http.post("/transfers", list(rows)).json())

    def import_transfers(self, file: Path | str | IO[bytes]) -> ImportReport:
        """Records the transfers of a file: CSV with a header, a JSON array, or one JSON object a line."""
        if isinstance(file, (str, Path)):
            with Path(file).open("rb") as content:
                return self.import_transfers(content)
        kind = Path(str(getattr(file, "name", ""))).suffix.lower()
        media_type = _MEDIA_TYPES.get(kind, "application/x-ndjson")
        return read(ImportReport, self._http.post_bytes("/transfers", file, media_type).json())

    def export_transfers(self, out: IO[bytes], **filters: str | None) -> None:
        """Writes the recorded transfers as CSV."""
        query = {camel_case(name): value for name, value in filters.items()}
        with self._http.stream("/transfers", query, "text/csv") as answer:
            for chunk in answer.iter_bytes():
                out.write(chunk)

    def delete_transfer(self, transfer_id: str) -> None:
        self._http.delete(_path("transfers", transfer_id))

    def measure(
        self, sources: Sequence[str], targets: Sequence[str], *, seeds: int | None = None, budget: Budget | None = None
    ) -> Job:
        """Has the service measure every source for every target; wait for the job."""
        return read(Job, self._http.post("/transfers/measurements", _measurement(sources, targets, seeds, budget)).json())

    def estimate_measurement(
        self, sources: Sequence[str], targets: Sequence[str], *, seeds: int | None = None, budget: Budget | None = None
    ) -> MeasurementEstimate:
        body = _measurement(sources, targets, seeds, budget) | {"dryRun": True}
        return read(MeasurementEstimate, self._http.post("/transfers/measurements", body).json())

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

    def _all(self, kind: type[T], path: str, query: Mapping[str, Any] | None = None) -> Iterator[T]:
        after: str | None = None
        while True:
            page = self._http.get(path, {**(query or {}), "limit": _PAGE, "after": after}).json()
            for item in page["data"]:
                yield read(kind, item)
            after = page["next"]
            if after is None:
                return


def _path(collection: str, ref: str) -> str:
    """The path of one resource, which may be named with its kind (``datasets/sst2``)."""
    return f"/{collection}/{quote(ref.removeprefix(collection + '/'), safe='')}"


def plain_name(file: Path) -> str:
    """A name for the dataset in a file: ``SST2 Train.jsonl.gz`` becomes ``sst2-train``."""
    stem = file.name.split(".")[0].lower()
    return "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "-" for c in stem).strip("-_") or "dataset"


def _body(**fields: Any) -> dict[str, Any]:
    return {camel_case(name): value for name, value in fields.items() if value is not None}


def _measurement(
    sources: Sequence[str], targets: Sequence[str], seeds: int | None, budget: Budget | None
) -> dict[str, Any]:
    spent = _body(**asdict(budget)) if budget else None
    return _body(sources=list(sources), targets=list(targets), seeds=seeds, budget=spent)
