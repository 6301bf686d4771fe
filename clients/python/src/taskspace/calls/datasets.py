"""Labelled examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taskspace.calls.base import Calls, File, body, path_of, plain_name, stored_as
from taskspace.reading import read
from taskspace.resources.datasets import Dataset, Example
from taskspace.resources.jobs import Job


class Datasets(Calls):
    def datasets(self) -> Iterator[Dataset]:
        return self._all(Dataset, "/datasets")

    def dataset(self, ref: str) -> Dataset:
        return read(Dataset, self._http.get(path_of("datasets", ref)).json())

    def examples(self, ref: str) -> Iterator[Example]:
        return self._all(Example, path_of("datasets", ref) + "/examples")

    def add_dataset(self, file: File, name: str | None = None, **metadata: Any) -> Dataset:
        """Uploads JSONL, a JSON array, CSV, TSV, Parquet or SQuAD JSON, plain or gzip.

        The name defaults to the file's. Metadata are those of the API in Python's spelling: ``task_type``, ``family``,
        ``language``, ``license``, ``columns``, ``split``, ``tags``, ``description``.
        """
        named = name or plain_name(Path(file) if isinstance(file, (str, Path)) else stored_as(file))
        return read(Dataset, self._upload("/datasets", file, body(**metadata, name=named)))

    def fetch_dataset(
        self,
        hub: str,
        name: str | None = None,
        *,
        config: str | None = None,
        split: str | None = None,
        revision: str | None = None,
        **metadata: Any,
    ) -> Job:
        """Has the service fetch a dataset of the Hugging Face Hub, such as ``stanfordnlp/sst2``; wait for the job.

        The name defaults to the last part of the id, the split to train. Metadata are those of :meth:`add_dataset`.
        """
        source = body(hub=hub, config=config, split=split, revision=revision)
        named = name or plain_name(Path(hub))
        return read(Job, self._http.post("/datasets", body(**metadata, name=named, source=source)).json())

    def delete_dataset(self, ref: str) -> None:
        self._http.delete(path_of("datasets", ref))
