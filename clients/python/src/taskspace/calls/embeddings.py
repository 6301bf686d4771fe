"""Vectors: computed, read, taken out and brought in."""

from __future__ import annotations

import base64
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from taskspace.calls.base import File, body, path_of
from taskspace.calls.jobs import Jobs, OnProgress
from taskspace.reading import read
from taskspace.resources.embeddings import Embedding, Estimate, VectorImport
from taskspace.resources.jobs import Job

EXPORT_FORMATS = {
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "npz": "application/x-npz",
    "npy": "application/x-npy",
    "entities": "text/plain",
}


class Embeddings(Jobs):
    def embeddings(self, entity: str | None = None, method: str | None = None) -> Iterator[Embedding]:
        return self._all(Embedding, "/embeddings", {"entity": entity, "method": method})

    def embedding(self, embedding_id: str) -> Embedding:
        return read(Embedding, self._http.get(path_of("embeddings", embedding_id)).json())

    def vector(self, embedding_id: str) -> array[float]:
        """The values of an embedding, in single precision."""
        query = {"include": "vector", "encoding": "base64"}
        values = array("f", base64.b64decode(self._http.get(path_of("embeddings", embedding_id), query).json()["vector"]))
        if sys.byteorder == "big":
            values.byteswap()
        return values

    def request_embedding(self, **request: Any) -> Embedding | Job:
        """The embedding when it is there already, else the job that computes it."""
        answer = self._http.post("/embeddings", body(**request))
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
        return read(Estimate, self._http.post("/embeddings", body(dry_run=True, **request)).json())

    def export_vectors(
        self, out: File, format: str = "jsonl", *, method: str | None = None, space: str | None = None
    ) -> None:
        """Writes the vectors of one space, as they are at one moment; a named file is written whole or not at all.

        ``jsonl`` and ``parquet`` have the columns entity, embedding and vector, ``npz`` the arrays vectors and
        entities; ``npy`` is the matrix alone, ``entities`` what its rows are vectors of, one a line. The method
        defaults to taskemb, the space to the method's fullest.
        """
        self._download("/embeddings/export", {"method": method, "space": space}, EXPORT_FORMATS[format], out)

    def import_vectors(
        self,
        file: File,
        name: str,
        source: str,
        *,
        entities: Sequence[str] | None = None,
        description: str | None = None,
    ) -> VectorImport:
        """Brings in vectors that were computed elsewhere, which are then ranked by the method ``imported:NAME``.

        The file is JSON Lines or Parquet with the columns entity and vector, or a NumPy matrix whose rows ``entities``
        names. ``source`` says what computed them: model, version, pooling.
        """
        named = list(entities) if entities is not None else None
        metadata = body(name=name, source=source, entities=named, description=description)
        return read(VectorImport, self._upload("/embeddings/import", file, metadata))
