"""Messages to other systems when jobs end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Webhook:
    """``secret`` is there only in the answer that registers the webhook, and not when ``secret_ref`` names one."""

    id: str
    url: str
    events: tuple[str, ...]
    created_at: datetime
    description: str | None = None
    secret_ref: str | None = None
    secret: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One try; ``status`` is the receiver's, None when it did not answer."""

    number: int
    at: datetime
    millis: int
    status: int | None = None
    error: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A message and what became of it."""

    id: str
    event: str
    job: str
    status: str
    attempts: tuple[Attempt, ...]
    created_at: datetime
    next_attempt_at: datetime | None = None
