"""Who may call, and who did. All of it is for administrators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from taskspace.calls.base import Calls, body, path_of
from taskspace.reading import read
from taskspace.resources.keys import AuditEntry, Key, NewKey


class Keys(Calls):
    def keys(self) -> Iterator[Key]:
        return self._all(Key, "/keys")

    def create_key(
        self, name: str, scope: str, *, project: str | None = None, expires_at: datetime | None = None
    ) -> NewKey:
        """Makes a key; its secret is in this answer and nowhere else.

        The scope is ``read``, ``submit`` or ``admin``, each of which includes those before it. The project is the
        caller's unless named. A time without a zone is local.
        """
        ends = expires_at.astimezone(UTC).isoformat() if expires_at else None
        asked = body(name=name, scopes=[scope], project=project, expires_at=ends)
        return read(NewKey, self._http.post("/keys", asked).json())

    def revoke_key(self, key_id: str) -> None:
        self._http.delete(path_of("keys", key_id))

    def audit(self) -> Iterator[AuditEntry]:
        """Who changed what, and who was refused; newest first."""
        return self._all(AuditEntry, "/audit")
