"""The tests run against the live service at TASKSPACE_URL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskspace import Dataset, Taskspace

MOODS = {"happy": ["what a lovely day", "we danced", "she smiled"], "sad": ["he wept", "a dull evening", "all is lost"]}
SKIES = {"rain": ["showers at noon", "a wet morning", "puddles"], "sun": ["clear skies", "bright and warm", "no cloud"]}


def rows_of(kind: dict[str, list[str]]) -> list[dict[str, str]]:
    return [
        {"text": f"{text}, on day {day} of the year", "label": label}
        for day in range(6)
        for label, texts in kind.items()
        for text in texts
    ]


@pytest.fixture(scope="session")
def service() -> Iterator[Taskspace]:
    with Taskspace() as connected:
        yield connected


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="session")
def datasets(service: Taskspace, folder: Path) -> Iterator[tuple[Dataset, Dataset]]:
    """Two embedded datasets, deleted in the end."""
    added = []
    for name, kind in (("python-test-moods", MOODS), ("python-test-skies", SKIES)):
        file = folder / f"{name}.jsonl"
        file.write_text("\n".join(json.dumps(row) for row in rows_of(kind)))
        added.append(service.add_dataset(file, family="python-test"))
        service.embed(dataset=name, method="textemb")
    yield added[0], added[1]
    for dataset in added:
        service.delete_dataset(dataset.id)
