from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from taskspace import Dataset, Embedding, Job, NotFinished, Refused, Taskspace, Unreachable
from taskspace.calls.base import plain_name


def test_what_was_uploaded_can_be_read(service: Taskspace, datasets: tuple[Dataset, Dataset]) -> None:
    moods = service.dataset(f"datasets/{datasets[0].name}")
    assert moods == datasets[0]
    assert (moods.examples, moods.task_type, moods.family) == (36, "classification", "python-test")
    assert {each.label: each.count for each in moods.labels or ()} == {"happy": 18, "sad": 18}
    assert moods.created_at.tzinfo is not None
    rows = list(service.examples(moods.name))
    assert len(rows) == 36 and rows[0].text == "what a lovely day, on day 0 of the year"
    assert moods.name in [each.name for each in service.datasets()]


def test_the_same_upload_again_is_the_same_dataset(
    service: Taskspace, datasets: tuple[Dataset, Dataset], folder: Path
) -> None:
    packed = io.BytesIO(gzip.compress((folder / "python-test-moods.jsonl").read_bytes()))
    assert service.add_dataset(packed, "python-test-moods", family="python-test").id == datasets[0].id


def test_lists_go_on_after_a_page(service: Taskspace, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = next(service.pools())
    monkeypatch.setattr("taskspace.calls.base._PAGE", 1)
    assert [each.name for each in service.pools()].count(pool.name) == 1
    assert len(list(service.embeddings(method="textemb"))) >= 2


def test_an_embedding_has_a_vector(service: Taskspace, datasets: tuple[Dataset, Dataset]) -> None:
    embedding = service.request_embedding(dataset=datasets[0].name, method="textemb")
    assert isinstance(embedding, Embedding)
    values = service.vector(embedding.id)
    assert len(values) == embedding.dimensions == 384
    assert any(values)


def test_a_job_reports_its_progress_and_can_be_cancelled(
    service: Taskspace, datasets: tuple[Dataset, Dataset]
) -> None:
    assert service.estimate(dataset=datasets[1].name, seeds=3).steps > 0
    job = service.request_embedding(dataset=datasets[1].name, method="taskemb", seeds=3)
    assert isinstance(job, Job)
    seen: list[Job] = []
    with pytest.raises(NotFinished):
        service.wait(job, timeout=0, on_progress=seen.append)
    assert seen[0].id == job.id
    service.cancel(job.id)
    assert next(each for each in service.jobs() if each.id == job.id).status in ("cancelling", "cancelled")


def test_ranks_by_similarity(service: Taskspace, datasets: tuple[Dataset, Dataset]) -> None:
    ranking = service.rank(
        datasets[0].name, method="textemb", filters={"family": "python-test"}, limit=5, explain=True
    )
    assert [result.source for result in ranking.results] == [f"datasets/{datasets[1].name}"]
    assert ranking.results[0].score == pytest.approx(ranking.results[0].similarity["textemb"])
    assert ranking.results[0].explanation


def test_records_and_forgets_transfers(service: Taskspace) -> None:
    source, target = "datasets/python-test-absent", "datasets/python-test-elsewhere"
    row = {"source": source, "target": target, "score": 0.9, "baseline": 0.8, "baseModel": "tiny", "colour": "red"}
    for left_behind in service.transfers(source=source):
        service.delete_transfer(left_behind.id)
    report = service.record_transfers([row, {"source": source}])
    assert (report.created, report.rejected) == (1, 1)
    assert report.results[1].reason == "target is missing"
    again = io.BytesIO(json.dumps(row).encode())
    assert service.import_transfers(again).unchanged == 1
    out = io.BytesIO()
    service.export_transfers(out, source=source)
    assert b"python-test-elsewhere" in out.getvalue()
    (recorded,) = service.transfers(source=source)
    assert (recorded.baseline, recorded.tags) == (0.8, {"colour": "red"})
    service.delete_transfer(recorded.id)
    assert not list(service.transfers(source=source))


def test_a_refusal_says_what_would_work(service: Taskspace) -> None:
    with pytest.raises(Refused) as refused:
        service.add_dataset(io.BytesIO(b"text,label\nx,y\n"), "Not A Name")
    assert (refused.value.status, refused.value.code) == (422, "impossible")
    assert refused.value.errors[0]["pointer"] == "/name"
    assert refused.value.request_id
    with pytest.raises(Refused) as absent:
        service.dataset("../jobs")
    assert absent.value.status in (400, 404)


def test_a_service_that_is_not_there() -> None:
    with Taskspace("http://127.0.0.1:9") as nowhere, pytest.raises(Unreachable, match="TASKSPACE_URL"):
        next(nowhere.datasets())


@pytest.mark.parametrize(
    ("file", "name"), [("SST2 Train.jsonl.gz", "sst2-train"), ("ä.csv", "dataset"), ("a_b-c.tsv", "a_b-c")]
)
def test_files_give_names(file: str, name: str) -> None:
    assert plain_name(Path(file)) == name
