from __future__ import annotations

from typing import Any

import pytest

from taskspace import Job
from taskspace.cli.about import about
from taskspace.reading import read


@pytest.mark.parametrize(
    ("request_of_it", "words"),
    [
        ({"entity": "datasets/sst2", "method": "taskemb", "seeds": 1}, "datasets/sst2 taskemb"),
        ({"sources": ["datasets/a"], "targets": ["datasets/b"], "seeds": 2}, "datasets/a → datasets/b"),
        ({"sources": ["datasets/a", "datasets/b"], "targets": ["datasets/c"]}, "2 datasets → datasets/c"),
        ({"target": "datasets/b", "sources": ["datasets/a"], "space": "5"}, "datasets/a → datasets/b"),
        ({"target": "datasets/b", "prompts": ["prompts/x", "prompts/y"]}, "2 prompts on datasets/b"),
        ({"hub": "a/b", "config": None, "split": "train", "metadata": {"name": "c"}}, "a/b train → datasets/c"),
        ({"hub": "intfloat/e5-small-v2", "revision": "main", "name": "e5"}, "intfloat/e5-small-v2 main"),
        ({"something": "new"}, ""),
        (None, ""),
    ],
)
def test_a_job_says_what_it_is_about(request_of_it: Any, words: str) -> None:
    assert about(_job(request_of_it)) == words


def _job(request_of_it: Any) -> Job:
    cost = {"labelerCalls": 0, "tokens": 0, "cpuSeconds": 0, "gpuSeconds": 0}
    moment = "2026-11-27T02:22:46.624745123Z"
    known = {"id": "1", "kind": "any", "status": "queued", "terminal": False, "attempt": 0}
    return read(Job, known | {"createdAt": moment, "cost": cost, "request": request_of_it})
