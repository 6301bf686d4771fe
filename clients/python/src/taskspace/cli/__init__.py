"""The command line: ``taskspace``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from taskspace.cli.arguments import parser
from taskspace.cli.output import say
from taskspace.cli.syntax import WrongUse
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
    except WrongUse as wrong:
        say(str(wrong))
        return USAGE
    except OSError as failure:
        if isinstance(failure, BrokenPipeError):
            return _BROKEN_PIPE
        say(f"{failure.filename}: {failure.strerror}" if failure.filename else str(failure))
        return USAGE
    except KeyboardInterrupt:
        say("Interrupted; a job that was waited for goes on.")
        return INTERRUPTED


def _explain(failure: TaskspaceError) -> int:
    say(str(failure))
    match failure:
        case Refused():
            for error in failure.errors[:10]:
                line = error.get("line")
                place = f"line {line}" if line else error.get("pointer") or ""
                if line or error["detail"] not in failure.detail:
                    say(f"  {place} {error['detail']}")
            if failure.status == 401:
                say("  TASKSPACE_API_KEY holds the key that is sent.")
            return REFUSED
        case Unreachable():
            return UNREACHABLE
        case JobFailed():
            return FAILED
        case NotFinished():
            return NOT_FINISHED
        case _:
            return REFUSED


if __name__ == "__main__":
    sys.exit(main())
