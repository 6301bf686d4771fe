"""Long work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from taskspace.calls.base import Calls, path_of
from taskspace.errors import JobFailed, NotFinished
from taskspace.reading import read
from taskspace.resources.jobs import Job

OnProgress = Callable[[Job], None]
_LOOK = "2s"


class Jobs(Calls):
    def jobs(self, status: str | None = None, kind: str | None = None) -> Iterator[Job]:
        return self._all(Job, "/jobs", {"status": status, "kind": kind})

    def job(self, job_id: str) -> Job:
        return read(Job, self._http.get(path_of("jobs", job_id)).json())

    def cancel(self, job_id: str) -> Job:
        return read(Job, self._http.post(path_of("jobs", job_id) + "/cancel").json())

    def retry(self, job_id: str) -> Job:
        return read(Job, self._http.post(path_of("jobs", job_id) + "/retry").json())

    def wait(self, job: Job | str, timeout: float | None = None, on_progress: OnProgress | None = None) -> Job:
        """The job after it succeeded; raises JobFailed when it does not, NotFinished when it takes longer."""
        job_id = job if isinstance(job, str) else job.id
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            seen = read(Job, self._http.get(path_of("jobs", job_id), {"wait": _LOOK}).json())
            if on_progress:
                on_progress(seen)
            if seen.terminal:
                break
            if deadline is not None and time.monotonic() >= deadline:
                raise NotFinished(seen)
        if seen.status != "succeeded":
            raise JobFailed(seen)
        return seen
