"""``taskspace rank``."""

from __future__ import annotations

from argparse import Namespace

from taskspace.cli.output import console, interval, print_json, print_table
from taskspace.client import Taskspace
from taskspace.resources import RankedSource, Ranking


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
    rows = ([*_row(result, ranking.calibrated), *(result.similarity.get(name) for name in similar)] for result in ranking.results)
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
