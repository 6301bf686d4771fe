"""Who may call, and who did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A key without its secret, of which ``prefix`` are the first characters."""

    id: str
    name: str
    project: str
    scopes: tuple[str, ...]
    prefix: str
    configured: bool
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewKey:
    """A key and its secret, which the service tells this once."""

    key: Key
    secret: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """A change or a refusal."""

    id: str
    at: datetime
    method: str
    path: str
    status: int
    request_id: str
    caller: str | None = None
    project: str | None = None
    route: str | None = None
