#!/usr/bin/env python3
"""How well each way to choose a prompt does, measured from outside on a running service. Needs nothing but Python.

    python3 benchmarks/prompts.py --folder FOLDER --family sentiment --targets sst2,mr --model zeroShot
    python3 benchmarks/prompts.py --folder FOLDER --family inference --targets snli --model http://127.0.0.1:8000/v1

FOLDER holds fute/fute_prompts_{sa,nli}.csv, pool.jsonl.gz and panel/NAME/{train,test}.jsonl.gz. Registers what it needs
under names that begin with "bench-", has all prompts answer the same test rows and the same texts of a pool, embeds
prompts and targets, and prints Performance / Rate / NDCG of every method as Markdown. Takes its prompts away at the end, so
that the next model is not compared with this one. Use a service of its own: prompts with the same labels would join in.
"""
import argparse
import csv
import gzip
import itertools
import json
import math
import random
import re
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

ON_ANSWERS = ["mi", "localE", "globalE", "zpsLog", "zpsProb", "zpsVote"]
TOLD = ["selfSelect", "spell"]
SEED = 42


class Service:
    def __init__(self, base):
        self.base = base

    def call(self, verb, path, body=None, kind="application/json", fine=(200, 201, 202, 204)):
        data = json.dumps(body).encode() if kind == "application/json" and body is not None else body
        request = urllib.request.Request(self.base + path, data, {"Content-Type": kind}, method=verb)
        try:
            with urllib.request.urlopen(request) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            said = json.loads(refused.read())
            if refused.code in fine:
                return said
            sys.exit(f"{verb} {path}: {refused.code} {json.dumps(said, indent=1)}")

    def done(self, job):
        while not job["terminal"]:
            time.sleep(1)
            job = self.call("GET", "/jobs/" + job["id"])
        if job["status"] != "succeeded":
            sys.exit(json.dumps(job, indent=1))
        return job

    def upload(self, path, metadata, rows):
        edge = uuid.uuid4().hex
        lines = "\n".join(json.dumps(row) for row in rows)
        parts = (
            f'--{edge}\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n'
            f"{json.dumps(metadata)}\r\n"
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="rows.jsonl"\r\n'
            f"Content-Type: application/x-ndjson\r\n\r\n{lines}\r\n--{edge}--\r\n"
        )
        return self.call("POST", path, parts.encode(), "multipart/form-data; boundary=" + edge)

    def embed(self, request):
        answer = self.call("POST", "/embeddings", request)
        return self.done(answer) if "terminal" in answer else answer

    def scores(self, target, method):
        """By prompt; none when the method cannot be asked."""
        ranking = self.call(
            "GET", f"/rank?target={target}&sources=prompts&method={method}&limit=200", fine=(200, 422))
        return {r["source"]: r["score"] for r in ranking.get("results", [])}, ranking


def read(file):
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def row(given, **more):
    kept = {"text": given["text"][:600]}
    if given.get("text_pair"):
        kept["textPair"] = given["text_pair"][:600]
    return kept | more


def templates(folder, family, labels):
    file = folder / "fute" / ("fute_prompts_sa.csv" if family == "sentiment" else "fute_prompts_nli.csv")
    with open(file, encoding="utf-8", newline="") as rows:
        for line in csv.DictReader(rows):
            words = {}
            for part in line["verbalizers"].split(" ; "):
                label, said = part.split("=", 1)
                # RTE has one label for what is not entailed.
                of = label.strip() if label.strip() in labels else "not_entailment"
                words.setdefault(of, []).extend(said.strip().split("/"))
            spoken = {label: list(dict.fromkeys(word.lower() for word in of)) for label, of in words.items()}
            text = line["template"].replace("{{premise}}", "{{text}}").replace("{{hypothesis}}", "{{textPair}}")
            yield line["prompt_id"], text, spoken, line["cot"] == "1"


def groups(values):
    """Positions from the largest value down, equal ones together."""
    order = sorted(range(len(values)), key=lambda i: -values[i])
    out = []
    for i in order:
        if out and abs(values[out[-1][0]] - values[i]) <= 1e-12 * abs(values[i]):
            out[-1].append(i)
        else:
            out.append([i])
    return out


def judge(predicted, truth):
    """Performance, Rate and NDCG in percent; equal predictions share their places."""
    best = max(truth)
    chosen = groups(predicted)[0]
    performance = sum(truth[i] for i in chosen) / len(chosen)

    def discounted(order):
        place = itertools.count(1)
        total = 0.0
        for group in order:
            mean = sum(2.0 ** (truth[i] - best) - 2.0**-best for i in group) / len(group)
            total += sum(mean / math.log2(next(place) + 1) for _ in group)
        return total

    return performance, 100 * performance / best, 100 * discounted(groups(predicted)) / discounted(groups(truth))


def cell(figures):
    return " / ".join(f"{figure:.1f}" for figure in figures)


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--service", default="http://localhost:8080")
    parse.add_argument("--folder", type=Path, required=True)
    parse.add_argument("--family", choices=["sentiment", "inference"], required=True)
    parse.add_argument("--targets", required=True, help="datasets with the same labels, such as sst2,mr")
    parse.add_argument("--model", required=True, help="zeroShot, or the base URL of an OpenAI-compatible server")
    parse.add_argument("--model-name", default="smollm2")
    parse.add_argument("--rows", type=int, default=100)
    parse.add_argument("--pool", default="300", help="numbers of pool texts, ascending, such as 100,300,1000")
    parse.add_argument("--chain-of-thought", action="store_true", help="the prompts that reason too")
    parse.add_argument("--tell", action="store_true", help="ask for perplexities and opinions too")
    parse.add_argument("--embed", default="", help="such as taskemb,tupate; on as many pool texts as --embed-pool")
    parse.add_argument("--embed-pool", type=int, default=300)
    parse.add_argument("--hyperparameters", type=json.loads, default={}, help='{"tupate": {"minVisits": 1500}}')
    args = parse.parse_args()
    service = Service(args.service)
    names = args.targets.split(",")
    sizes = [int(size) for size in args.pool.split(",")]
    tag = re.sub(r"[^a-z0-9]+", "-", args.family + "-" + names[0])

    seen, labels = set(), set()
    for name in names:
        train, test = (read(args.folder / "panel" / name / f"{split}.jsonl.gz") for split in ("train", "test"))
        random.Random(SEED).shuffle(test)
        test = test[: args.rows]
        seen |= {given["text"] for given in test}
        labels |= {given["label"] for given in test}
        training = [row(given, label=given["label"], split="train") for given in train]
        service.upload("/datasets", {"name": f"bench-{name}", "family": args.family},
                       training + [row(given, label=given["label"], split="test") for given in test])
        # Without test rows, so that a ranking for it reads the answers to the pool.
        service.upload("/datasets", {"name": f"bench-{name}-train", "family": args.family}, training)
    texts = [given for given in read(args.folder / "pool.jsonl.gz") if given["text"] not in seen]
    random.Random(SEED).shuffle(texts)
    for size in sorted({*sizes, args.embed_pool}):
        service.upload("/pools", {"name": f"bench-{tag}-{size}"}, [row(given) for given in texts[:size]])

    model = "bench-encoder" if args.model == "zeroShot" else "bench-llm"
    service.call("POST", "/models", {"name": model, "kind": "zeroShot"} if args.model == "zeroShot" else {
        "name": model, "kind": "openai", "baseUrl": args.model, "model": args.model_name, "logprobs": True})
    prompts = []
    for number, text, words, reasoning in templates(args.folder, args.family, labels):
        if reasoning and not args.chain_of_thought:
            continue
        name = f"bench-{tag}-{number}"
        service.call("POST", "/prompts", {
            "name": name, "model": model, "template": text, "verbalizers": words,
            "strategy": "chainOfThought" if reasoning else "direct"})
        prompts.append("prompts/" + name)

    accuracy = {name: {} for name in names}
    found = {name: {} for name in names}

    def note(name, method, answered, target):
        scores, ranking = service.scores(target, method)
        if all(prompt in scores for prompt in prompts):
            found[name][method, answered] = [scores[prompt] for prompt in prompts]
        elif "detail" in ranking:
            print(f"<!-- {name}, {method}: {ranking['detail']} -->", file=sys.stderr)

    calls = 0
    for size in sizes:
        for name in names:
            job = service.done(service.call("POST", "/prompts/measurements", {
                "target": f"bench-{name}", "prompts": prompts, "rows": args.rows, "pool": f"bench-{tag}-{size}",
                "poolTexts": size, "perplexity": args.tell and size == sizes[0], "opinion": args.tell}))
            calls += job["cost"]["labelerCalls"]
            for prompt, line in job["result"]["prompts"].items():
                if "accuracy" in line:
                    accuracy[name][prompt] = 100 * line["accuracy"]
                else:
                    print(f"<!-- {name}, {prompt}: {line} -->", file=sys.stderr)
        for name in names:
            for method in ON_ANSWERS + (["spell"] if args.tell and size == sizes[0] else []):
                note(name, method, f"{size:,} pool texts", f"bench-{name}-train")
    for name in names:
        for method in ON_ANSWERS + (["spell"] if args.tell else []):
            note(name, method, "its own rows", f"bench-{name}")
        if args.tell:
            note(name, "selfSelect", "–", f"bench-{name}")

    for method in filter(None, args.embed.split(",")):
        more = {"method": method, "hyperparameters": args.hyperparameters.get(method, {})}
        for name in names:
            service.embed({"dataset": f"bench-{name}"} | more)
        for prompt in prompts:
            embedding = service.embed({"prompt": prompt, "pool": f"bench-{tag}-{args.embed_pool}"} | more)
            print(f"<!-- {method}, {prompt}: {json.dumps(embedding.get('cost', ''))} -->", file=sys.stderr)
        # Both come from one tuning.
        for shown in ("taskemb", "taskvec") if method == "taskemb" else (method,):
            for name in names:
                note(name, shown, f"{args.embed_pool:,} pool texts", f"bench-{name}")

    rows = {}
    for name in names:
        truth = [accuracy[name][prompt] for prompt in prompts]
        board = {m["method"]: m for m in service.call(
            "GET", f"/evaluations?target=bench-{name}&sources=prompts")["methods"]}
        rows.setdefault(("best prompt", "–"), {})[name] = judge(truth, truth)
        rows.setdefault(("any prompt (mean)", "–"), {})[name] = judge([0.0] * len(truth), truth)
        rows.setdefault(("worst prompt", "–"), {})[name] = judge([-value for value in truth], truth)
        for (method, answered), predicted in found[name].items():
            figures = judge(predicted, truth)
            rows.setdefault((f"`{method}`", answered), {})[name] = figures
            shown = board.get(method)
            if shown and (answered == "its own rows" or method in args.embed.split(",")):
                told = [shown[key]["mean"] for key in ("performance", "rate", "ndcg")]
                if any(abs(a - b) > 0.05 for a, b in zip(figures, told)):
                    print(f"<!-- GET /evaluations says otherwise of {method}: {told}, not {figures} -->", file=sys.stderr)
        print(f"<!-- {name}: " + ", ".join(f"{p.rsplit('-', 1)[1]}: {accuracy[name][p]:.0f}" for p in prompts) + " -->")
    print(f"<!-- {calls} calls -->")
    print("| method | answers to | " + " | ".join(names) + " |")
    print("| --- | --- |" + " --- |" * len(names))
    for (method, answered), by in rows.items():
        print(f"| {method} | {answered} | " + " | ".join(cell(by[n]) if n in by else "not all prompts" for n in names) + " |")
    for prompt in prompts:
        service.call("DELETE", "/" + prompt)


if __name__ == "__main__":
    main()
