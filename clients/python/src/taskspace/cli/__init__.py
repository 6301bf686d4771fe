"""The command line: ``taskspace``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console

from taskspace.cli.arguments import parser
from taskspace.client import Taskspace
from taskspace.errors import JobFailed, NotFinished, Refused, TaskspaceError, Unreachable

OK, REFUSED, USAGE, UNREACHABLE, FAILED, NOT_FINISHED, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
_BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    asked = parser().parse_args(arguments)
    try:
        with Taskspace(asked.url) as service:
            asked.run(service, asked)
        return OK
    except TaskspaceError as failure:
        return _explain(failure)
    except OSError as failure:
        if isinstance(failure, BrokenPipeError):
            return _BROKEN_PIPE
        _say(f"{failure.filename}: {failure.strerror}" if failure.filename else str(failure))
        return USAGE
    except KeyboardInterrupt:
        _say("Interrupted; a job that was waited for goes on.")
        return INTERRUPTED


def _explain(failure: TaskspaceError) -> int:
    _say(str(failure))
    match failure:
        case Refused():
            for error in failure.errors[:10]:
                place = f"line {error['line']}" if error.get("line") else error.get("pointer") or ""
                if error["detail"] not in failure.detail:
                    _say(f"  {place} {error['detail']}")
            return REFUSED
        case Unreachable():
            return UNREACHABLE
        case JobFailed():
            return FAILED
        case NotFinished():
            return NOT_FINISHED
        case _:
            return REFUSED


def _say(text: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(text, markup=False)


if __name__ == "__main__":
    sys.exit(main())
