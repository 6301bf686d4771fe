"""Messages to other systems when jobs end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskspace.calls.base import Calls, body, path_of
from taskspace.reading import read
from taskspace.resources.webhooks import Delivery, Webhook


class Webhooks(Calls):
    def webhooks(self) -> Iterator[Webhook]:
        return self._all(Webhook, "/webhooks")

    def add_webhook(
        self, url: str, *, events: Sequence[str] = (), secret_ref: str | None = None, description: str | None = None
    ) -> Webhook:
        """Registers an address for ``job.succeeded``, ``job.failed`` and ``job.cancelled``, or only these events.

        Unless ``secret_ref`` names one that the operator configured, a secret is made; it is in this answer and
        nowhere else.
        """
        asked = body(url=url, events=list(events) or None, secret_ref=secret_ref, description=description)
        return read(Webhook, self._http.post("/webhooks", asked).json())

    def delete_webhook(self, webhook_id: str) -> None:
        """Removes a webhook, its messages and their log."""
        self._http.delete(path_of("webhooks", webhook_id))

    def deliveries(self, webhook_id: str, status: str | None = None) -> Iterator[Delivery]:
        """The messages to a webhook, newest first; all or those that are ``pending``, ``delivered`` or ``failed``."""
        return self._all(Delivery, path_of("webhooks", webhook_id) + "/deliveries", {"status": status})

    def redeliver(self, webhook_id: str, delivery_id: str) -> Delivery:
        """Queues a message again that was delivered or failed."""
        message = path_of("webhooks", webhook_id) + path_of("deliveries", delivery_id)
        return read(Delivery, self._http.post(message + "/redeliver").json())
