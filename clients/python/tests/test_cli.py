from __future__ import annotations

from pathlib import Path

import pytest
from shell import run, told

from taskspace import Dataset
from taskspace.cli import main


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
    code, out, err = run(capsys, "datasets", "add", str(file), "--tag", "given_by=cli")
    assert code == 0, err
    assert "python-test-cli" in out
    assert told(capsys, "datasets", "show", "python-test-cli")["tags"] == {"given_by": "cli"}
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
    assert f"datasets/{datasets[0].name}" in run(capsys, "embeddings", "show", embedding["id"])[1]


def test_a_job_that_is_cancelled_ends_with_4(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]
) -> None:
    job = told(capsys, "embed", datasets[0].name, "--method", "taskemb", "--seeds", "4", "--no-wait")
    assert run(capsys, "jobs", "watch", job["id"], "--timeout", "0")[0] == 5
    assert run(capsys, "jobs", "cancel", job["id"])[0] == 0
    code, _, err = run(capsys, "jobs", "watch", job["id"])
    assert (code, "cancelled" in err) == (4, True)
    (line,) = [line for line in run(capsys, "jobs", "list")[1].splitlines() if job["id"] in line]
    assert f"datasets/{datasets[0].name} taskemb" in line


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
    assert run(capsys, "transfers", "delete", row["id"])[0] == 0
    assert told(capsys, "transfers", "list", "--source", "datasets/python-test-a") == []


def test_a_hub_is_fetched_from_by_jobs(capsys: pytest.CaptureFixture[str]) -> None:
    dataset = told(capsys, "datasets", "fetch", "taskspace/python-test-absent", "--split", "test", "--no-wait")
    assert (dataset["kind"], dataset["request"]["metadata"]["name"]) == ("import", "python-test-absent")
    assert "taskspace/python-test-absent test → datasets/python-test-absent" in run(capsys, "jobs", "list")[1]
    run(capsys, "jobs", "cancel", dataset["id"])
    code, _, err = run(capsys, "surrogates", "fetch", "no id")
    assert (code, "intfloat/e5-small-v2" in err) == (1, True)


def test_pools_are_added_derived_and_deleted(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset], folder: Path
) -> None:
    file = str(folder / f"{datasets[0].name}.jsonl")
    assert told(capsys, "pools", "add", file, "--name", "python-test-pool")["examples"] == 36
    code, _, err = run(capsys, "pools", "derive", "python-test-rest", "--from", "python-test-pool", "--without", "no")
    assert (code, "datasets" in err) == (1, True)
    rest = ("pools", "derive", "python-test-rest", "--from", "python-test-pool", "--without", datasets[1].name)
    assert told(capsys, *rest)["examples"] == 36
    assert "python-test-rest" in run(capsys, "pools")[1]
    for name in ("python-test-rest", "python-test-pool"):
        assert told(capsys, "pools", "delete", name) == {"deleted": name}


def test_models_and_prompts_are_added_shown_and_deleted(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    model, prompt, answers = (tmp_path / name for name in ("model.json", "prompt.json", "answers.jsonl"))
    model.write_text('{"name": "python-test-model", "kind": "zeroShot"}')
    prompt.write_text(
        '{"name": "python-test-prompt", "model": "python-test-model", "template": "{{text}} Is this happy or sad?",'
        ' "verbalizers": {"happy": ["happy"], "sad": ["sad"]}}'
    )
    assert run(capsys, "models", "add", str(model))[0] == 0
    assert run(capsys, "prompts", "add", str(prompt))[0] == 0
    assert "all-minilm-l6-v2" in run(capsys, "models", "show", "python-test-model")[1]
    assert "Is this happy or sad?" in run(capsys, "prompts", "show", "python-test-prompt")[1]
    trial = ("prompts", "measure", datasets[0].name, "--prompt", "python-test-prompt", "--rows", "6")
    assert "calls" in told(capsys, *trial, "--pool-texts", "0", "--dry-run")
    code, out, err = run(capsys, *trial, "--pool-texts", "0")
    assert code == 0, err
    assert "prompts/python-test-prompt" in out and "accuracy" in out
    assert run(capsys, "prompts", "delete", "python-test-prompt")[0] == 0
    assert run(capsys, "models", "delete", "python-test-model")[0] == 0
    answers.write_text('{"id": 0, "label": "a"}')
    model.write_text('{"name": "python-test-model", "kind": "predictions", "pool": "default", "labels": ["a", "b"]}')
    code, _, err = run(capsys, "models", "add", str(model), "--answers", str(answers))
    assert (code, "1,156" in err or "1156" in err) == (1, True)


def test_a_closer_look_needs_adapters(capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]) -> None:
    code, _, err = run(capsys, "rerank", datasets[0].name, "--source", datasets[1].name, "--dry-run")
    assert (code, "adapter" in err) == (1, True)


def test_the_rest_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "all-minilm-l6-v2" in run(capsys, "surrogates")[1]
    assert told(capsys, "surrogates", "list") == told(capsys, "surrogates")
    assert "default" in run(capsys, "pools", "list")[1]
    assert run(capsys, "models", "list")[0] == 0
    assert run(capsys, "prompts", "list")[0] == 0


def test_options_stand_before_and_after_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--json", "pools", "list")[1] == run(capsys, "pools", "list", "--json")[1]
    assert run(capsys, "pools", "list", "--url", "http://127.0.0.1:9")[0] == 3


def test_wrong_use_ends_with_2_and_no_service_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["rank"])
    assert wrong.value.code == 2
    assert run(capsys, "datasets", "add", str(tmp_path / "absent.csv"))[0] == 2
    nonsense = tmp_path / "nonsense.json"
    nonsense.write_text('{"name"')
    code, _, err = run(capsys, "models", "add", str(nonsense))
    assert (code, "not JSON" in err) == (2, True)
    assert run(capsys, "--url", "http://127.0.0.1:9", "datasets", "list")[0] == 3
