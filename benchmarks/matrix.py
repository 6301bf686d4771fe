"""A matrix of transfers that a running service measures, and its export in the tables that BenchmarkReport and
EmbeddingChoices read. Needs nothing but Python.

    python matrix.py register DATASETS            every DATASETS/NAME/train.jsonl[.gz] with its family of DATASETS/index.json
    python matrix.py measure NAME,NAME,...        queues every ordered pair; first seed of all before the second of any
    python matrix.py embed METHOD NAME,NAME,...   queues embeddings; --seeds 2 for a second seed
    python matrix.py carry NAME,NAME,...          after `embed tunedLogme`: every target through the adapter of every source
    python matrix.py export DATA NAME,NAME,...    writes DATA/measured

What is queued is worked on by the service; `measure` again tells what is left. A pair of 200 short examples takes about ten
seconds of one processor (`BUDGET`), so sixteen datasets with two seeds take an hour and a half, and their embeddings half an
hour. The service address is TASKSPACE (http://localhost:8080), a key TASKSPACE_KEY.
"""

import argparse
import csv
import gzip
import json
import os
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

SERVICE = os.environ.get("TASKSPACE", "http://localhost:8080")
KEY = os.environ.get("TASKSPACE_KEY")
BUDGET = {"sourceExamples": 1000, "sourceEpochs": 1, "targetExamples": 200, "targetEpochs": 2, "testExamples": 500,
          "maxTokens": 32, "batchSize": 16, "learningRate": 1.5e-4}
FIRST, SECOND = 5, 3
VECTORS = ("taskemb", "taskvec", "textemb", "tupate")
METHODS = (*VECTORS, "metadata", "dataSize", "logme", "esm", "tunedLogme", "curveGrad")


def call(path, body=None, accept="application/json", kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Accept": accept, "Content-Type": kind} | ({"Authorization": "Bearer " + KEY} if KEY else {})
    with urllib.request.urlopen(urllib.request.Request(SERVICE + path, data, headers)) as answer:
        return answer.read()


def pages(path):
    after = ""
    while True:
        page = json.loads(call(f"{path}?limit=200{after}"))
        yield from page["data"]
        if not page["hasMore"]:
            return
        after = "&after=" + page["next"]


def index(folder):
    known = json.loads((folder / "index.json").read_text())
    known = known.get("datasets", known) if isinstance(known, dict) else known
    rows = known if isinstance(known, list) else [{"name": name, **facts} for name, facts in known.items()]
    return {row["name"]: row for row in rows}


def register(folder):
    for name, facts in sorted(index(folder).items()):
        file = next(iter(sorted((folder / name).glob("train.jsonl*"))), None)
        if file is None:
            continue
        rows = gzip.open(file).read() if file.suffix == ".gz" else file.read_bytes()
        meta = {"name": name, "family": facts.get("family")}
        if "regression" in facts.get("task_type", ""):
            meta["taskType"] = "regression"
        mark = uuid.uuid4().hex
        body = b"".join((
            f'--{mark}\r\nContent-Disposition: form-data; name="metadata"\r\n'
            f"Content-Type: application/json\r\n\r\n{json.dumps(meta)}\r\n".encode(),
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="train.jsonl"\r\n\r\n'.encode(), rows,
            f"\r\n--{mark}--\r\n".encode()))
        try:
            print(name, json.loads(call("/datasets", body, kind="multipart/form-data; boundary=" + mark))["examples"])
        except urllib.error.HTTPError as refused:
            print(name, refused.code, refused.read().decode()[:200])


def measure(names):
    for seeds, priority in ((1, FIRST), (2, SECOND)):
        for source in names:
            order = {"sources": [source], "targets": [name for name in names if name != source], "seeds": seeds,
                     "budget": BUDGET, "priority": priority}
            left = json.loads(call("/transfers/measurements", order | {"dryRun": True}))
            job = json.loads(call("/transfers/measurements", order))
            print(source, "seeds", seeds, job["status"], "pairs left", left["pairs"], "seconds", left["seconds"])


def embed(method, names, seeds):
    for name in names:
        print(name, json.loads(call("/embeddings", {"dataset": name, "method": method, "seeds": seeds}))["status"])


def carry(names):
    for name in names:
        order = {"target": name, "sources": [source for source in names if source != name]}
        print(name, json.loads(call("/rank/measurements", order))["status"])


def table(file, columns, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows(rows)


def export(folder, names):
    (folder / "vectors").mkdir(parents=True, exist_ok=True)
    references = {"datasets/" + name for name in names}
    rows = list(csv.reader(call("/transfers", accept="text/csv").decode().splitlines()))
    source, target, adaptation = (rows[0].index(name) for name in ("source", "target", "adaptation"))
    latest = rows[-1][adaptation] if len(rows) > 1 else ""
    wanted = [row for row in rows[1:] if {row[source], row[target]} <= references and row[adaptation] == latest]
    table(folder / "transfers.csv", rows[0], wanted)
    facts = [row for row in pages("/datasets")]
    table(folder / "tasks.csv", ("task", "family", "pair", "examples"), (
        ("datasets/" + row["name"], row["family"], str(row["format"] == "pair").lower(), row["examples"]) for row in facts))
    vectors(folder / "vectors")
    similarities = []
    for method in METHODS:
        for task in facts:
            query = urllib.parse.urlencode({"target": task["name"], "method": method, "limit": 200})
            try:
                ranking = json.loads(call("/rank?" + query))
            except urllib.error.HTTPError:  # not embedded by this method
                continue
            similarities += [(method, "datasets/" + task["name"], one["source"], one["score"]) for one in ranking["results"]]
    table(folder / "similarity.csv", ("method", "target", "source", "value"), similarities)
    print(len(wanted), "transfers", len(similarities), "similarities")


def vectors(folder):
    """The first seed as it is stored; the second from the mean of both, which is what two seeds keep."""
    for row in pages("/embeddings"):
        if row["method"] in VECTORS and row["entity"].startswith("datasets/"):
            name = row["entity"].split("/")[1] + "." + row["method"]
            seeds = row["space"]["seeds"]
            if seeds in (1, 2):
                file = folder / f"{name}.{'0' if seeds == 1 else 'mean'}.json"
                file.write_bytes(call(f"/embeddings/{row['id']}?include=vector"))
    for mean in folder.glob("*.mean.json"):
        first = mean.with_name(mean.name.replace(".mean.", ".0."))
        if first.exists():
            both, one = json.loads(mean.read_text()), json.loads(first.read_text())
            both["vector"] = [2 * m - v for m, v in zip(both["vector"], one["vector"])]
            mean.with_name(mean.name.replace(".mean.", ".1.")).write_text(json.dumps(both))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("register", "measure", "embed", "carry", "export"))
    parser.add_argument("arguments", nargs="+")
    parser.add_argument("--seeds", type=int, default=1)
    options = parser.parse_args()
    first, rest = options.arguments[0], options.arguments[1:]
    names = (rest or [first])[0].split(",")
    if options.what == "register":
        register(Path(first))
    elif options.what == "measure":
        measure(names)
    elif options.what == "embed":
        embed(first, names, options.seeds)
    elif options.what == "carry":
        carry(names)
    else:
        export(Path(first) / "measured", names)


if __name__ == "__main__":
    main()
