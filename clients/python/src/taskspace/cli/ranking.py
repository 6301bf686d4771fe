"""``taskspace rank`` and ``rerank``."""

from __future__ import annotations

from argparse import Namespace

from taskspace.cli.jobs import followed
from taskspace.cli.jobs import report as report_job
from taskspace.cli.output import console, interval, print_all_fields, print_json, print_table
from taskspace.cli.syntax import Subparsers, command, pair, waiting
from taskspace.client import Taskspace
from taskspace.resources.ranking import RankedSource, Ranking


def define(commands: Subparsers) -> None:
    ranked = command(commands, "rank", rank, "which source transfers best to a target")
    ranked.add_argument("target", help="any entity, such as sst2 or prompts/plain")
    ranked.add_argument("--sources", choices=["datasets", "models", "prompts", "all"])
    ranked.add_argument("--method", help="hybrid (default), an embedding method or a baseline")
    ranked.add_argument("--limit", type=int)
    ranked.add_argument("--base-model", help="the model that will be tuned")
    ranked.add_argument("--exclude", action="append", default=[], metavar="REF")
    ranked.add_argument("--filter", type=pair, action="append", default=[], metavar="PROPERTY=VALUE")
    ranked.add_argument("--explain", action="store_true", help="split each score into its parts")
    ranked.add_argument("--cost", action="store_true", help="order by gain per training example")
    closer = command(commands, "rerank", rerank, "look closer at sources embedded by tunedLogme, and rank by it")
    closer.add_argument("target", help="a dataset")
    closer.add_argument("--source", action="append", metavar="REF", help="may be repeated; default: by a ranking")
    closer.add_argument("--top", type=int, metavar="N", help="how many of the ranking")
    closer.add_argument("--by", metavar="METHOD", help="of the ranking")
    closer.add_argument("--surrogate")
    closer.add_argument("--dry-run", action="store_true", help="only say what it would cost")
    waiting(closer)


def rank(service: Taskspace, asked: Namespace) -> None:
    ranking = service.rank(
        asked.target,
        sources=asked.sources,
        method=asked.method,
        limit=asked.limit,
        exclude=asked.exclude,
        base_model=asked.base_model,
        explain=asked.explain,
        cost=asked.cost,
        filters=dict(asked.filter),
    )
    _print(ranking, asked)


def rerank(service: Taskspace, asked: Namespace) -> None:
    settings = {"sources": asked.source, "top": asked.top, "by": asked.by, "surrogate": asked.surrogate}
    if asked.dry_run:
        estimate = service.estimate_rerank(asked.target, **settings)
        print_json(estimate) if asked.json else print_all_fields(estimate)
        return
    job = service.rerank(asked.target, **settings)
    if asked.no_wait:
        print_json(job) if asked.json else report_job(job)
        return
    ended = followed(service, job, asked.timeout)
    _print(service.rank(asked.target, method="tunedLogme", space=ended.result["space"]), asked)


def _print(ranking: Ranking, asked: Namespace) -> None:
    if asked.json:
        print_json(ranking)
        return
    _table(ranking)
    _explain(ranking)


def _table(ranking: Ranking) -> None:
    similar = sorted({name for result in ranking.results for name in result.similarity})
    names = ["#", "source", "#score"]
    if ranking.calibrated:
        names += ["#expected gain %", "#harm"]
    rows = (
        [*_row(result, ranking.calibrated), *(result.similarity.get(name) for name in similar)]
        for result in ranking.results
    )
    print_table([*names, *(f"#{name}" for name in similar)], rows)


def _row(result: RankedSource, calibrated: bool) -> list[object]:
    row: list[object] = [result.rank, result.source + (" (weak signal)" if result.weak_signal else ""), result.score]
    if calibrated:
        harm = result.harm_probability
        row += [interval(result.expected_gain, 100), None if harm is None else f"{harm:.0%}"]
    return row


def _explain(ranking: Ranking) -> None:
    out = console()
    for result in ranking.results:
        for part in result.explanation or ():
            out.print(f"{result.source}  {part.part} {part.value:.3g}: {part.detail}")
    if ranking.recommendation:
        out.print(ranking.recommendation["reason"])
    if not ranking.calibrated:
        out.print("Not calibrated by recorded transfers: the score orders the sources and is no gain.")
    if ranking.excluded:
        out.print("Left out: " + ", ".join(f"{each.entity} ({each.reason})" for each in ranking.excluded))
