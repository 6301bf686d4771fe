"""``taskspace prompts``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from taskspace.cli.jobs import followed
from taskspace.cli.jobs import report as report_job
from taskspace.cli.output import print_all_fields, print_json, print_table
from taskspace.cli.syntax import Subparsers, command, group, json_object, waiting
from taskspace.client import Taskspace


def define(commands: Subparsers) -> None:
    prompts = group(commands, "prompts", "templates and the words that stand for labels")
    command(prompts, "list", listing, "list prompts")
    command(prompts, "show", show, "read a prompt").add_argument("ref")
    adding = command(prompts, "add", add, "register one: a JSON file of the API's fields")
    adding.add_argument("file", type=Path, metavar="FILE")
    trying = command(prompts, "measure", measure, "have prompts answer, for the rankings that read their answers")
    trying.add_argument("target", help="the dataset whose labelled rows are answered")
    trying.add_argument("--prompt", action="append", metavar="REF", help="may be repeated; default: all that fit")
    trying.add_argument("--rows", type=int, help="labelled rows to answer")
    trying.add_argument("--pool", help="default: default")
    trying.add_argument("--pool-texts", type=int, help="texts of the pool to answer")
    trying.add_argument("--perplexity", action="store_true", help="also ask how surprising each prompt is (spell)")
    trying.add_argument("--opinion", action="store_true", help="also have each model order its prompts (selfSelect)")
    trying.add_argument("--max-labeler-calls", type=int)
    trying.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    waiting(trying)
    command(prompts, "delete", delete, "delete one").add_argument("ref")


def listing(service: Taskspace, asked: Namespace) -> None:
    found = list(service.prompts())
    print_json(found) if asked.json else print_table(
        ["name", "model", "labels", "template"], ((p.name, p.model, p.labels, p.template) for p in found)
    )


def show(service: Taskspace, asked: Namespace) -> None:
    prompt = service.prompt(asked.ref)
    print_json(prompt) if asked.json else print_all_fields(prompt)


def add(service: Taskspace, asked: Namespace) -> None:
    prompt = service.add_prompt(**json_object(asked.file, "name", "model", "template", "verbalizers"))
    print_json(prompt) if asked.json else print("\n".join([prompt.id, *prompt.warnings]))


def measure(service: Taskspace, asked: Namespace) -> None:
    settings: dict[str, Any] = {
        "prompts": asked.prompt,
        "rows": asked.rows,
        "pool": asked.pool,
        "pool_texts": asked.pool_texts,
        "perplexity": asked.perplexity,
        "opinion": asked.opinion,
        "max_labeler_calls": asked.max_labeler_calls,
    }
    if asked.dry_run:
        estimate = service.estimate_prompts(asked.target, **settings)
        print_json(estimate) if asked.json else print_all_fields(estimate)
        return
    job = service.measure_prompts(asked.target, **settings)
    if not asked.no_wait:
        job = followed(service, job, asked.timeout)
    if asked.json:
        print_json(job)
    elif job.result:
        _table(job.result["prompts"])
    else:
        report_job(job)


def delete(service: Taskspace, asked: Namespace) -> None:
    service.delete_prompt(asked.ref)
    if asked.json:
        print_json({"deleted": asked.ref})


def _table(told: dict[str, dict[str, Any]]) -> None:
    problems = ("problem", "perplexityProblem", "opinionProblem")
    print_table(
        ["prompt", "#accuracy", "#place", "problem"],
        (
            (name, line.get("accuracy"), line.get("place"), " ".join(line[key] for key in problems if key in line))
            for name, line in told.items()
        ),
    )
