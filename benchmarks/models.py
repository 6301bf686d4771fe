#!/usr/bin/env python3
"""Is a fine-tuned model's vector nearest to the dataset that it was tuned on? Measured from outside on a running service.

    python3 benchmarks/models.py --folder FOLDER --datasets sst2,mr,snli,mnli,qqp,mrpc,trec,ag_news --models sst2,snli,trec,ag_news

FOLDER holds panel/NAME/train.jsonl.gz; TASKSPACE_MODELS_DIR holds a folder minilm-NAME of each model (finetune.py makes
them). Prints one row a model: its similarity with every dataset, and the place of the dataset it was tuned on.
"""
import argparse
import json
from pathlib import Path

from prompts import Service, read, row


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--service", default="http://localhost:8080")
    parse.add_argument("--folder", type=Path, required=True)
    parse.add_argument("--datasets", required=True)
    parse.add_argument("--models", required=True)
    parse.add_argument("--pool", default="default")
    parse.add_argument("--hyperparameters", type=json.loads, default={}, help='{"tupate": {"minVisits": 1500}}')
    parse.add_argument("--methods", default="taskemb,tupate")
    args = parse.parse_args()
    service = Service(args.service)
    datasets, models = args.datasets.split(","), args.models.split(",")
    for name in datasets:
        rows = read(args.folder / "panel" / name / "train.jsonl.gz")
        service.upload("/datasets", {"name": name}, [row(given, label=given["label"], split="train") for given in rows])
    for name in models:
        pair = "text_pair" in read(args.folder / "panel" / name / "train.jsonl.gz")[0]
        service.call("POST", "/models", {"name": "minilm-" + name, "kind": "huggingface", "path": "minilm-" + name,
                                         "format": "pair" if pair else "single"})
    for method in args.methods.split(","):
        more = {"method": method, "hyperparameters": args.hyperparameters.get(method, {})}
        for name in datasets:
            service.embed({"dataset": name} | more)
        for name in models:
            service.embed({"model": "minilm-" + name, "pool": args.pool} | more)
        print(f"\n| `{method}`: model tuned on | " + " | ".join(datasets) + " | place of its own |")
        print("| --- |" + " --- |" * (len(datasets) + 1))
        for name in models:
            ranking = service.call("GET", f"/rank?target=models/minilm-{name}&sources=datasets&method={method}&limit=200")
            scores = {r["source"]: r["score"] for r in ranking["results"]}
            order = sorted((f"datasets/{d}" for d in datasets), key=lambda d: -scores[d])
            print(f"| {name} | " + " | ".join(f"{scores['datasets/' + d]:.2f}" for d in datasets)
                  + f" | {1 + order.index('datasets/' + name)} |", flush=True)


if __name__ == "__main__":
    main()
