"""HTTP as the service wants it: keys, problems, patience."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

import httpx

from taskspace.errors import Refused, Unreachable

DEFAULT_URL = "http://localhost:8080"
_ATTEMPTS = 4
_LONGEST_PAUSE = 30.0
_BUSY = frozenset({429, 503})


class Transport:
    """Sends requests; repeats those that the service was too busy for."""

    def __init__(self, url: str | None, api_key: str | None, timeout: float) -> None:
        self.url = (url or os.environ.get("TASKSPACE_URL") or DEFAULT_URL).rstrip("/")
        key = api_key or os.environ.get("TASKSPACE_API_KEY")
        headers = {"User-Agent": "taskspace-python"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx.Client(base_url=self.url, headers=headers, timeout=httpx.Timeout(timeout, connect=10.0))

    def close(self) -> None:
        self._client.close()

    def get(self, path: str, params: Mapping[str, Any] | None = None, accept: str = "application/json") -> httpx.Response:
        return self._send("GET", path, params=_present(params), headers={"Accept": accept})

    def delete(self, path: str) -> None:
        self._send("DELETE", path)

    def post(self, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> httpx.Response:
        headers = {"Idempotency-Key": str(uuid.uuid4())}  # so that repeating it is harmless
        return self._send("POST", path, params=_present(params), json=json, headers=headers)

    def post_bytes(self, path: str, content: IO[bytes], media_type: str) -> httpx.Response:
        return self._send("POST", path, rewind=content, content=_chunks(content), headers={"Content-Type": media_type})

    def upload(self, path: str, name: str, content: IO[bytes], metadata: str) -> httpx.Response:
        return self._send("POST", path, rewind=content, data={"metadata": metadata}, files={"file": (name, content)})

    @contextmanager
    def stream(self, path: str, params: Mapping[str, Any], accept: str) -> Iterator[httpx.Response]:
        answer = self._send("GET", path, stream=True, params=_present(params), headers={"Accept": accept})
        try:
            yield answer
        except httpx.TransportError as broken:
            raise Unreachable(_said(self.url, broken)) from broken
        finally:
            answer.close()

    def _send(
        self, method: str, path: str, rewind: IO[bytes] | None = None, stream: bool = False, **parts: Any
    ) -> httpx.Response:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                answer = self._client.send(self._client.build_request(method, path, **parts), stream=stream)
                if answer.is_error:
                    answer.read()
            except httpx.TransportError as broken:
                raise Unreachable(_said(self.url, broken)) from broken
            if answer.status_code not in _BUSY or attempt == _ATTEMPTS or rewind is not None:
                break
            time.sleep(_pause(answer, attempt))
        if answer.is_error:
            raise _refusal(answer)
        return answer


def _present(params: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (params or {}).items() if value is not None}


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    while chunk := content.read(1 << 16):
        yield chunk


def _pause(answer: httpx.Response, attempt: int) -> float:
    asked = answer.headers.get("Retry-After", "")
    return min(float(asked) if asked.isdigit() else 2.0 ** (attempt - 1), _LONGEST_PAUSE)


def _said(url: str, broken: httpx.TransportError) -> str:
    reason = str(broken) or type(broken).__name__
    return f"No answer from {url}: {reason}. Is the service running there? TASKSPACE_URL names another."


def _refusal(answer: httpx.Response) -> Refused:
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    return Refused(
        answer.status_code,
        problem.get("code", "unknown"),
        problem.get("detail", f"The service answered {answer.status_code} {answer.reason_phrase}."),
        problem.get("errors", []),
        answer.headers.get("X-Request-Id", ""),
    )
