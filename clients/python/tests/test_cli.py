from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from taskspace import Dataset
from taskspace.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert code == 0, err
    return json.loads(out)


def test_rank_is_a_table_for_people(capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]) -> None:
    code, out, _ = run(capsys, "rank", datasets[0].name, "--method", "textemb", "--filter", "family=python-test")
    assert code == 0
    assert f"datasets/{datasets[1].name}" in out
    assert "textemb" in out


def test_rank_is_json_for_programs(capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]) -> None:
    answer = told(capsys, "rank", datasets[0].name, "--method", "textemb", "--filter", "family=python-test")
    assert answer["results"][0]["source"] == f"datasets/{datasets[1].name}"
    assert answer["results"][0]["harmProbability"] is None


def test_datasets_are_added_shown_and_deleted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "Python Test Cli.csv"
    file.write_text("text,label\n" + "".join(f"row number {i},{'ab'[i % 2]}\n" for i in range(20)))
    code, out, err = run(capsys, "datasets", "add", str(file), "--tag", "from=cli")
    assert code == 0, err
    assert "python-test-cli" in out
    assert told(capsys, "datasets", "show", "python-test-cli")["tags"] == {"from": "cli"}
    assert "row number 0" in run(capsys, "datasets", "examples", "python-test-cli", "--limit", "2")[1]
    assert "python-test-cli" in run(capsys, "datasets", "list")[1]
    assert run(capsys, "datasets", "delete", "python-test-cli")[0] == 0
    code, _, err = run(capsys, "datasets", "show", "python-test-cli")
    assert (code, "python-test-cli" in err) == (1, True)


def test_embed_waits_for_the_vector(capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]) -> None:
    assert told(capsys, "embed", datasets[0].name, "--method", "textemb")["dimensions"] == 384
    assert "steps" in run(capsys, "embed", datasets[0].name, "--seeds", "2", "--dry-run")[1]
    embedding = told(capsys, "embeddings", "list", "--entity", datasets[0].name)[0]
    assert len(run(capsys, "embeddings", "vector", embedding["id"])[1].splitlines()) == 384


def test_a_job_that_is_cancelled_ends_with_4(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]
) -> None:
    job = told(capsys, "embed", datasets[0].name, "--method", "taskemb", "--seeds", "4", "--no-wait")
    assert run(capsys, "jobs", "watch", job["id"], "--timeout", "0")[0] == 5
    assert run(capsys, "jobs", "cancel", job["id"])[0] == 0
    code, _, err = run(capsys, "jobs", "watch", job["id"])
    assert (code, "cancelled" in err) == (4, True)
    assert job["id"] in run(capsys, "jobs", "list")[1]


def test_transfers_are_imported_and_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "transfers.csv"
    file.write_text("source,target,score,baseline\ndatasets/python-test-a,datasets/python-test-b,0.7,0.6\nx,,1,1\n")
    code, out, err = run(capsys, "transfers", "import", str(file))
    assert code == 0 and "target is missing" in err
    (row,) = told(capsys, "transfers", "list", "--source", "datasets/python-test-a")
    assert row["baseline"] == 0.6
    copy = tmp_path / "copy.csv"
    assert run(capsys, "transfers", "export", "--source", "datasets/python-test-a", "--output", str(copy))[0] == 0
    assert "python-test-b" in copy.read_text()
    assert "methods" in told(capsys, "evaluate", "--method", "random")


def test_the_rest_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "all-minilm-l6-v2" in run(capsys, "surrogates")[1]
    assert "default" in run(capsys, "pools")[1]
    assert run(capsys, "models", "list")[0] == 0
    assert run(capsys, "prompts", "list")[0] == 0


def test_wrong_use_ends_with_2_and_no_service_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["rank"])
    assert wrong.value.code == 2
    assert run(capsys, "datasets", "add", str(tmp_path / "absent.csv"))[0] == 2
    assert run(capsys, "--url", "http://127.0.0.1:9", "datasets", "list")[0] == 3
