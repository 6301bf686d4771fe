"""Needs a key for administrators where the service asks for keys. Revoked keys stay in its list."""

from __future__ import annotations

import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from shell import run, told

from taskspace import AuditEntry, Dataset, Job, Refused, Taskspace, Webhook
from taskspace.cli.syntax import moment

HOOK = "https://hooks.example.org/python-test"


@pytest.fixture
def webhook(service: Taskspace) -> Iterator[Webhook]:
    added = service.add_webhook(HOOK, events=["job.cancelled"], description="python-test")
    yield added
    service.delete_webhook(added.id)


def test_a_key_opens_until_it_is_revoked(capsys: pytest.CaptureFixture[str], service: Taskspace) -> None:
    code, secret, err = run(capsys, "keys", "create", "python-test", "--scope", "read", "--expires", "2h")
    assert (code, secret.startswith("tsk_"), len(secret.split())) == (0, True, 1)
    assert "read until" in err and secret.strip() not in err
    key = [each for each in service.keys() if each.name == "python-test"][-1]
    assert key.expires_at and key.expires_at - key.created_at < timedelta(hours=2, minutes=1)
    assert (key.scopes, key.revoked_at, secret.startswith(key.prefix)) == (("read",), None, True)
    with Taskspace(api_key=secret.strip()) as reader:
        assert list(reader.pools())
        with pytest.raises(Refused) as refused:
            reader.create_key("python-test", "read")
        assert refused.value.status == 403
        assert told(capsys, "keys", "revoke", key.id) == {"revoked": key.id}
        with pytest.raises(Refused) as refused:
            next(reader.pools())
        assert refused.value.status == 401
    (line,) = [line for line in run(capsys, "keys", "list")[1].splitlines() if key.id in line]
    assert "revoked" in line and secret.strip() not in line


def test_a_key_of_a_project_sees_its_project(
    capsys: pytest.CaptureFixture[str], datasets: tuple[Dataset, Dataset]
) -> None:
    made = told(capsys, "keys", "create", "python-test", "--scope", "submit", "--project", "python-test")
    assert (made["key"]["project"], made["key"]["scopes"]) == ("python-test", ["read", "submit"])
    with Taskspace(api_key=made["secret"]) as stranger:
        assert not {each.name for each in stranger.datasets()} & {each.name for each in datasets}
    assert run(capsys, "keys", "revoke", made["key"]["id"])[0] == 0


def test_a_wrong_key_is_told_where_keys_come_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TASKSPACE_API_KEY", "tsk_of_nobody")
    code, _, err = run(capsys, "keys", "list")
    assert (code, "TASKSPACE_API_KEY" in err) == (1, True)


def test_what_was_changed_is_in_the_audit_log(capsys: pytest.CaptureFixture[str], service: Taskspace) -> None:
    with pytest.raises(Refused) as refused:
        service.revoke_key("python-test-absent")
    entry = _entry(service, refused.value.request_id)
    assert (entry.method, entry.path, entry.status) == ("DELETE", "/keys/python-test-absent", 404)
    assert "DELETE /keys/python-test-absent" in run(capsys, "audit", "--limit", "200")[1]


def test_a_webhook_hears_of_jobs(
    capsys: pytest.CaptureFixture[str], service: Taskspace, datasets: tuple[Dataset, Dataset], webhook: Webhook
) -> None:
    assert webhook.secret and webhook.secret.startswith("whsec_")
    (line,) = [line for line in run(capsys, "webhooks", "list")[1].splitlines() if webhook.id in line]
    assert HOOK in line and webhook.secret not in line
    job = service.request_embedding(dataset=datasets[0].name, method="taskemb", seeds=5)
    assert isinstance(job, Job)
    service.cancel(job.id)
    assert run(capsys, "jobs", "watch", job.id)[0] == 4
    (message,) = told(capsys, "webhooks", "deliveries", webhook.id)
    assert (message["event"], message["job"]) == ("job.cancelled", job.id)
    assert message["id"] in run(capsys, "webhooks", "deliveries", webhook.id)[1]
    code, _, err = run(capsys, "webhooks", "redeliver", webhook.id, message["id"])
    assert (code, "still being tried" in err) == (1, True)
    assert told(capsys, "webhooks", "redeliver", webhook.id) == []


def test_a_webhook_is_added_and_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "webhooks", "add", HOOK, "--event", "job.failed", "--event", "job.cancelled")
    assert (code, "whsec_" in out, "never shown again" in err) == (0, True, True)
    added = next(each for each in told(capsys, "webhooks", "list") if each["id"] in out)
    assert (added["events"], added["secret"]) == (["job.failed", "job.cancelled"], None)
    assert told(capsys, "webhooks", "delete", added["id"]) == {"deleted": added["id"]}
    code, _, err = run(capsys, "webhooks", "deliveries", added["id"])
    assert (code, added["id"] in err) == (1, True)
    code, _, err = run(capsys, "webhooks", "add", HOOK, "--secret-ref", "python-test-absent")
    assert (code, "TASKSPACE_WEBHOOK_SECRETS" in err) == (1, True)


def test_moments_are_dates_or_spans() -> None:
    now = datetime.now().astimezone()
    assert timedelta(days=89) < moment("90d") - now < timedelta(days=91)
    assert moment("2030-01-01T12:00+01:00") == datetime.fromisoformat("2030-01-01T11:00+00:00")
    assert moment("2030-01-01").tzinfo is not None
    for nonsense in ("soon", "d", "3y", "99999999999w"):
        with pytest.raises(ArgumentTypeError):
            moment(nonsense)


def _entry(service: Taskspace, request_id: str) -> AuditEntry:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for entry in service.audit():
            if entry.request_id == request_id:
                return entry
    raise AssertionError("never written down")
