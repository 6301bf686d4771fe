from __future__ import annotations

import io

import pytest
from rich.console import Console

from taskspace.cli import output

ID = "01a21d00-b08f-74ef-8585-cfcf9742c027"
COLUMNS = ["id", "about", "status", "#cpu s"]
ROWS = [(ID, "datasets/everyday-inference taskemb", "queued", 12.0), (ID, "datasets/stars textemb", "running", None)]


@pytest.mark.parametrize(("width", "lines"), [(120, 1 + len(ROWS)), (60, len(ROWS) * (len(COLUMNS) + 1))])
def test_a_terminal_breaks_no_word(monkeypatch: pytest.MonkeyPatch, width: int, lines: int) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(
        output, "console", lambda: Console(file=shown, width=width, force_terminal=True, no_color=True, markup=False)
    )

    output.print_table(COLUMNS, ROWS)

    text = shown.getvalue()
    assert len(text.splitlines()) == lines
    for row in ROWS:
        assert str(row[0]) in text
        assert str(row[1]) in text
