"""Tables for people, JSON for programs, progress for the impatient."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from taskspace.client import OnProgress
from taskspace.resources import Interval, Job, camel_case


def print_json(value: Any) -> None:
    json.dump(_plain(value), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        value = {camel_case(name): part for name, part in asdict(value).items()}
    if isinstance(value, dict):
        return {_spelled(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _spelled(name: str) -> str:
    """Fields of nested values, which asdict leaves in Python's spelling."""
    return camel_case(name) if name.isidentifier() and name.islower() else name


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str | None = None) -> None:
    """Column names that begin with ``#`` are of numbers."""
    table = Table(box=None, pad_edge=False, caption=caption, caption_justify="left")
    for column in columns:
        table.add_column(
            column.removeprefix("#"), justify="right" if column.startswith("#") else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console().print(table)


def print_fields(fields: Iterable[tuple[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in fields:
        if value not in (None, "", (), {}):
            table.add_row(name, _cell(value))
    console().print(table)


def console() -> Console:
    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)


def interval(value: Interval | None, scale: float = 1.0) -> str:
    if value is None:
        return "–"
    return f"{value.mean * scale:.1f} [{value.low * scale:.1f}, {value.high * scale:.1f}]"


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return str(value)


def _bars() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[unit]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


@contextmanager
def job_progress(label: str) -> Iterator[OnProgress]:
    """A bar on standard error while a job is waited for, where that is a terminal."""
    with _bars() as bars:
        task: TaskID = bars.add_task(label, total=None, unit="")

        def show(job: Job) -> None:
            if job.progress is None:
                bars.update(task, description=f"{label}: {job.status}")
            else:
                now = job.progress
                bars.update(
                    task, description=f"{label}: {now.phase}", completed=now.done, total=now.total, unit=now.unit
                )

        yield show
