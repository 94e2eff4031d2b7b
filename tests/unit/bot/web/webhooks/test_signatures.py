"""Signatures of events, verified by the public library of Standard Webhooks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from bot.people.webhooks import new_secret
from bot.web.webhooks.events import body_of, headers_of
from storage.models import JOB_EVENTS, Webhook, WebhookDelivery, WebhookEvent
from tests.unit.bot.fakes import ANNA

URL = "https://text.example.org"
NOW = datetime.now(UTC)
"""Of the rows. Verifiers refuse a signature of five minutes ago, so each test signs now."""
HOOK = Webhook("a" * 32, ANNA, "https://example.org", JOB_EVENTS, new_secret(), NOW)
DONE = WebhookDelivery("b" * 32, HOOK.id, WebhookEvent.COMPLETED, NOW, "c" * 24, "d" * 24)


def test_signature_of_the_published_example() -> None:
    """https://github.com/standard-webhooks/standard-webhooks: its libraries test this one."""
    hook = replace(HOOK, secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    delivery = replace(DONE, id="p5jXN8AQM9LWM0D4loKWxJek")
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = headers_of(hook, delivery, b'{"test": 2432232314}', at)
    assert headers["webhook-id"] == "msg_p5jXN8AQM9LWM0D4loKWxJek"
    assert headers["webhook-timestamp"] == "1614265330"
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_public_library_verifies_and_refuses() -> None:
    now, body = datetime.now(UTC), body_of(DONE, URL)
    headers = headers_of(HOOK, DONE, body, now)
    verifier = Verifier(HOOK.secret)
    assert verifier.verify(body, headers) == json.loads(body)
    older = headers_of(HOOK, DONE, body, now - timedelta(hours=1))
    for bad_body, bad in (
        (body + b" ", headers),
        (body, {**headers, "webhook-id": "msg_x"}),
        (body, {**headers, "webhook-timestamp": str(int(now.timestamp()) - 9)}),
        (body, older),  # a replay
    ):
        with pytest.raises(WebhookVerificationError):
            verifier.verify(bad_body, bad)
    with pytest.raises(WebhookVerificationError):
        Verifier(new_secret()).verify(body, headers)


def test_old_secret_signs_beside_the_new_one_for_a_while() -> None:
    now, body = datetime.now(UTC), body_of(DONE, URL)
    later = now + timedelta(minutes=1)
    renewed = replace(HOOK, secret=new_secret(), old_secret=HOOK.secret, old_until=later)
    both = headers_of(renewed, DONE, body, now)
    for secret in (renewed.secret, renewed.old_secret):
        Verifier(secret).verify(body, both)
    alone = headers_of(renewed, DONE, body, later)
    Verifier(renewed.secret).verify(body, alone)
    with pytest.raises(WebhookVerificationError):
        Verifier(renewed.old_secret).verify(body, alone)


def test_bodies_have_ids_and_no_texts() -> None:
    said = json.loads(body_of(DONE, URL))
    assert (said["type"], said["id"]) == ("job.completed", f"msg_{DONE.id}")
    assert datetime.fromisoformat(said["timestamp"]) == NOW
    job = f"{URL}/api/v1/jobs/{DONE.job_id}"
    assert said["data"] == {
        "job": DONE.job_id,
        "state": "done",
        "redo_of": DONE.redo_of,
        "code": None,
        "url": job,
        "result_url": f"{job}/result",
    }
    failed = replace(DONE, event=WebhookEvent.FAILED, code="no_audio", redo_of="")
    data = json.loads(body_of(failed, URL))["data"]
    assert (data["state"], data["code"]) == ("failed", "no_audio")
    assert data["redo_of"] is data["result_url"] is None
    cancelled = json.loads(body_of(replace(DONE, event=WebhookEvent.CANCELLED), URL))
    assert (cancelled["type"], cancelled["data"]["state"]) == ("job.cancelled", "cancelled")
    test = json.loads(body_of(replace(DONE, event=WebhookEvent.TEST, job_id=""), URL))
    assert (test["type"], test["data"]) == ("webhook.test", {"webhook": HOOK.id})
