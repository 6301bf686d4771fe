"""Tables for people, JSON for programs, progress for the impatient."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from rich.console import Console
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from taskspace.calls.base import File
from taskspace.calls.jobs import OnProgress
from taskspace.reading import camel_case
from taskspace.resources.jobs import Job
from taskspace.resources.ranking import Interval

_NO_LIMIT = 10_000


def print_json(value: Any) -> None:
    json.dump(_plain(value), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    """Fields in the API's spelling; names that users gave, such as those of tags, as they are."""
    if is_dataclass(value) and not isinstance(value, type):
        return {camel_case(field.name): _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, datetime) else value


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], caption: str | None = None) -> None:
    """A table, or a block of lines a row on a terminal so narrow that words would be broken.

    Column names that begin with ``#`` are of numbers; ids are never broken, so that they can be copied.
    """
    names = [column.removeprefix("#") for column in columns]
    cells = [[_cell(value, "%Y-%m-%d %H:%M") for value in row] for row in rows]
    table = Table(box=None, pad_edge=False, caption=caption, caption_justify="left")
    for column, name in zip(columns, names, strict=True):
        table.add_column(
            name, justify="right" if name != column else "left", overflow="fold", no_wrap=name == "id"
        )
    for row in cells:
        table.add_row(*row)
    out = console()
    unbroken = Measurement.get(out, out.options.update(max_width=_NO_LIMIT), table).minimum
    if unbroken <= out.width or not out.is_terminal:
        out.print(table)
        return
    for row in cells:
        print_fields(zip(names, row, strict=True))
        out.print()
    if caption:
        out.print(caption)


def print_fields(fields: Iterable[tuple[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in fields:
        if value not in (None, "", (), {}):
            table.add_row(name, _cell(value))
    console().print(table)


def print_all_fields(value: Any) -> None:
    print_fields((field.name.replace("_", " "), getattr(value, field.name)) for field in fields(value))


def console() -> Console:
    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)


def say(text: str) -> None:
    """To a person, beside what a program may read."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(text, markup=False)


def destination(output: Path | None) -> File:
    return sys.stdout.buffer if output is None or str(output) == "-" else output


def interval(value: Interval | None, scale: float = 1.0) -> str:
    if value is None:
        return "–"
    return f"{value.mean * scale:.1f} [{value.low * scale:.1f}, {value.high * scale:.1f}]"


def _cell(value: Any, moments: str = "%Y-%m-%d %H:%M:%S") -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
        case int():
            return f"{value:,}"
        case datetime():
            return value.astimezone().strftime(moments)
        case tuple() | list():
            return ", ".join(_cell(part) for part in value)
        case Mapping():
            return "; ".join(f"{name}: {_cell(part)}" for name, part in value.items())
        case _:
            return str(value)


@contextmanager
def upload_progress(file: Path) -> Iterator[IO[bytes]]:
    """The content of a file, with a bar while it is read."""
    with _bars() as bars, bars.open(file, "rb", description=file.name) as content:
        yield cast(IO[bytes], content)


@contextmanager
def job_progress(label: str) -> Iterator[OnProgress]:
    """A bar on standard error while a job is waited for, where that is a terminal."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[unit]}"),
        TimeElapsedColumn(),
    )
    with _bars(*columns) as bars:
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


def _bars(*columns: ProgressColumn) -> Progress:
    """On standard error, and only where that is a terminal."""
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
