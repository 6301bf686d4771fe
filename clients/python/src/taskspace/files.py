"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name when everything is in it; until then whatever had the name keeps it.

    What is no file, such as a pipe or ``/dev/null``, is written to at once.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    named = path.resolve()
    part = named.with_name(f".{named.name[:200]}.{uuid.uuid4().hex[:8]}.part")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(named)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
