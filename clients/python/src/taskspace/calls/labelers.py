"""Models, prompts, and the pools that they label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from taskspace.calls.base import Calls, File, body, path_of, plain_name, stored_as
from taskspace.reading import read
from taskspace.resources.jobs import Job
from taskspace.resources.labelers import Model, Pool, Prompt, TrialEstimate


class Labelers(Calls):
    def models(self) -> Iterator[Model]:
        return self._all(Model, "/models")

    def model(self, ref: str) -> Model:
        return read(Model, self._http.get(path_of("models", ref)).json())

    def add_model(self, name: str, kind: str, answers: File | None = None, **settings: Any) -> Model:
        """Registers a model; one of kind ``predictions`` comes with its answers to the pool's inputs, JSON Lines of
        ``id`` and ``label`` or ``scores``."""
        described = body(name=name, kind=kind, **settings)
        if answers is not None:
            return read(Model, self._upload("/models", answers, described))
        return read(Model, self._http.post("/models", described).json())

    def delete_model(self, ref: str) -> None:
        self._http.delete(path_of("models", ref))

    def prompts(self) -> Iterator[Prompt]:
        return self._all(Prompt, "/prompts")

    def prompt(self, ref: str) -> Prompt:
        return read(Prompt, self._http.get(path_of("prompts", ref)).json())

    def add_prompt(
        self, name: str, model: str, template: str, verbalizers: Mapping[str, Sequence[str]], **settings: Any
    ) -> Prompt:
        described = body(name=name, model=model, template=template, verbalizers=verbalizers, **settings)
        return read(Prompt, self._http.post("/prompts", described).json())

    def delete_prompt(self, ref: str) -> None:
        self._http.delete(path_of("prompts", ref))

    def measure_prompts(self, target: str, **settings: Any) -> Job:
        """Has prompts answer a pool and labelled rows of a dataset, which rankings of prompts need; wait for the job.

        Settings are those of the API: ``prompts``, ``rows``, ``pool``, ``pool_texts``, ``perplexity``, ``opinion``,
        ``max_labeler_calls``.
        """
        return read(Job, self._http.post("/prompts/measurements", body(target=target, **settings)).json())

    def estimate_prompts(self, target: str, **settings: Any) -> TrialEstimate:
        """What :meth:`measure_prompts` would cost; nothing is queued."""
        asked = body(target=target, dry_run=True, **settings)
        return read(TrialEstimate, self._http.post("/prompts/measurements", asked).json())

    def pools(self) -> Iterator[Pool]:
        return self._all(Pool, "/pools")

    def pool(self, ref: str) -> Pool:
        return read(Pool, self._http.get(path_of("pools", ref)).json())

    def add_pool(self, file: File, name: str | None = None, **metadata: Any) -> Pool:
        """Uploads texts to label, in any format of :meth:`Taskspace.add_dataset`; the name defaults to the file's."""
        named = name or plain_name(Path(file) if isinstance(file, (str, Path)) else stored_as(file))
        return read(Pool, self._upload("/pools", file, body(**metadata, name=named)))

    def derive_pool(self, name: str, pool: str, without: Sequence[str], description: str | None = None) -> Pool:
        """A pool without the inputs of which a text occurs in one of these datasets."""
        asked = body(name=name, without=list(without), description=description) | {"from": pool}
        return read(Pool, self._http.post("/pools", asked).json())

    def delete_pool(self, ref: str) -> None:
        self._http.delete(path_of("pools", ref))
