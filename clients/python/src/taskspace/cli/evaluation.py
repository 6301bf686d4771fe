"""``taskspace evaluate``."""

from __future__ import annotations

from argparse import Namespace

from taskspace.cli.output import interval, print_json, print_table
from taskspace.cli.syntax import Subparsers, command
from taskspace.client import Taskspace


def define(commands: Subparsers) -> None:
    judged = command(commands, "evaluate", evaluate, "how good each ranking method is")
    judged.add_argument("--method", action="append", default=[])
    judged.add_argument("--target")
    judged.add_argument("--sources", choices=["datasets", "prompts"])
    judged.add_argument("--family", choices=["in", "all"])
    judged.add_argument("--base-model")


def evaluate(service: Taskspace, asked: Namespace) -> None:
    board = service.evaluate(
        methods=asked.method,
        target=asked.target,
        sources=asked.sources,
        family=asked.family,
        base_model=asked.base_model,
    )
    if asked.json:
        print_json(board)
        return
    print_table(
        ["method", "#NDCG", "#NDCG of rank gain", "#mean rank", "#Spearman", "#regret@1", "#top one hit", "#harm@1"],
        (
            (
                m.method,
                interval(m.ndcg),
                interval(m.ndcg_rank_gain),
                interval(m.mean_rank),
                interval(m.spearman),
                interval(m.regret_at1),
                interval(m.top_one_hit),
                interval(m.harm_at_one),
            )
            for m in board.methods
        ),
        caption=f"{board.targets:,} targets, {board.sources:,} sources, {board.transfers:,} transfers; 95 % intervals",
    )
