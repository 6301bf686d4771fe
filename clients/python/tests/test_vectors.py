"""Vectors in and out. Those of the test go with its datasets."""

from __future__ import annotations

import io
import json
import os
import struct
from pathlib import Path

import pytest
from shell import run, told

from taskspace import Dataset, Refused, Taskspace
from taskspace.files import whole_file

SOURCE = "python-test, two numbers"


def npy(*rows: tuple[float, float]) -> bytes:
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({len(rows)}, 2), }}".ljust(117) + "\n"
    start = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode()
    return start + b"".join(struct.pack("<2f", *row) for row in rows)


def test_a_space_is_exported_in_every_format(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    heads = {"v.jsonl": b'{"entity":', "v.parquet": b"PAR1", "v.npz": b"PK", "v.npy": b"\x93NUMPY", "v": b'{"entity":'}
    for name, head in heads.items():
        file = tmp_path / name
        assert run(capsys, "embeddings", "export", "--method", "textemb", "-o", str(file)) == (0, "", "")
        assert file.read_bytes().startswith(head)
    names = run(capsys, "embeddings", "export", "--method", "textemb", "--format", "entities")[1].splitlines()
    assert {f"datasets/{each.name}" for each in datasets} <= set(names)
    rows = [json.loads(line) for line in (tmp_path / "v.jsonl").read_text().splitlines()]
    assert [row["entity"] for row in rows] == names
    assert {len(row["vector"]) for row in rows} == {384}
    assert {each.name for each in tmp_path.iterdir()} == set(heads)


def test_vectors_of_elsewhere_are_ranked(
    capsys: pytest.CaptureFixture[str], service: Taskspace, datasets: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    matrix, entities = tmp_path / "matrix.npy", tmp_path / "entities.txt"
    matrix.write_bytes(npy((1, 0), (3, 4)))
    entities.write_text("".join(f"datasets/{each.name}\n" for each in datasets))
    given = ("embeddings", "import", str(matrix), "--name", "python-test", "--source", SOURCE)
    code, _, err = run(capsys, *given)
    assert (code, "entities" in err) == (1, True)
    report = told(capsys, *given, "--entities", str(entities))
    assert (report["method"], report["dimensions"], report["imported"]) == ("imported:python-test", 2, 2)
    out = io.BytesIO()
    service.export_vectors(out, method="imported:python-test")
    again = service.import_vectors(io.BytesIO(out.getvalue()), "python-test", SOURCE)
    assert (again.imported, again.known, again.space) == (0, 2, report["space"])
    (best,) = service.rank(datasets[0].name, method="imported:python-test").results
    assert best.source == f"datasets/{datasets[1].name}"
    assert best.score == pytest.approx(0.6)
    with pytest.raises(Refused, match="another name"):
        service.import_vectors(io.BytesIO(out.getvalue()), "python-test", "something else")


def test_a_refusal_names_the_line(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset], tmp_path: Path
) -> None:
    file = tmp_path / "vectors.jsonl"
    first = {"entity": f"datasets/{datasets[0].name}", "vector": [1, 2]}
    file.write_text(f'{json.dumps(first)}\n{{"entity": "datasets/python-test-absent", "vector": [1, 2]}}\n')
    code, _, err = run(capsys, "embeddings", "import", str(file), "--name", "python-test-lines", "--source", SOURCE)
    assert (code, "line 2" in err) == (1, True)


def test_what_is_refused_leaves_the_file_as_it_was(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "vectors.npy"
    file.write_bytes(b"old")
    assert run(capsys, "embeddings", "export", "--method", "imported:python-test-absent", "-o", str(file))[0] == 1
    assert file.read_bytes() == b"old"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    other.symlink_to(file)
    with pytest.raises(KeyboardInterrupt), whole_file(other) as out:
        out.write(b"ne")
        raise KeyboardInterrupt
    assert file.read_bytes() == b"old"
    with whole_file(other) as out:
        out.write(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new" and other.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "link"]


def test_a_pipe_is_written_to_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader, whole_file(pipe) as out:
        out.write(b"through")
        out.flush()
        assert reader.read(7) == b"through"
    assert pipe.is_fifo()
