"""What can go wrong, one class for each way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from taskspace.resources.jobs import Job


class TaskspaceError(Exception):
    """Anything that this package raises about the service."""


class Unreachable(TaskspaceError):
    """No service answered, or the connection broke."""


class Refused(TaskspaceError):
    """The service answered with a problem (RFC 9457); the message says what would work."""

    def __init__(self, status: int, code: str, detail: str, errors: Sequence[dict[str, Any]], request_id: str) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.request_id = request_id


class JobFailed(TaskspaceError):
    """A job that was waited for failed or was cancelled."""

    def __init__(self, job: Job) -> None:
        reason = (job.error or {}).get("detail", "")
        super().__init__(f"Job {job.id} {'failed' if job.status == 'failed' else 'was ' + job.status}. {reason}".strip())
        self.job = job


class NotFinished(TaskspaceError):
    """A job did not end in the time that the caller gave it; it goes on."""

    def __init__(self, job: Job) -> None:
        super().__init__(f"Job {job.id} is still {job.status}.")
        self.job = job
