"""Events as they are posted: the body, and the headers that sign it.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime
from functools import partial

from pydantic import BaseModel

from bot.people.webhooks import SECRET_PREFIX
from bot.web.webhooks.schemas import JobEvent, JobEventData, TestEvent, TestEventData
from storage.models import JobState, Webhook, WebhookDelivery, WebhookEvent


def message_id(delivery: WebhookDelivery) -> str:
    """Return the id that a receiver sees, the same at every try."""
    return f"msg_{delivery.id}"


def body_of(delivery: WebhookDelivery, web_url: str) -> bytes:
    """Return the body of an event. It has no name and no text of a recording."""
    identity, moment = message_id(delivery), delivery.created
    url = f"{web_url}/api/v1/jobs/{delivery.job_id}"
    data = partial(
        JobEventData,
        job=delivery.job_id,
        redo_of=delivery.redo_of or None,
        code=delivery.code or None,
        url=url,
        result_url=None,
    )
    event = partial(JobEvent, id=identity, timestamp=moment)
    made: BaseModel
    match delivery.event:
        case WebhookEvent.COMPLETED:
            done = data(state=JobState.DONE, result_url=f"{url}/result")
            made = event(type="job.completed", data=done)
        case WebhookEvent.FAILED:
            made = event(type="job.failed", data=data(state=JobState.FAILED))
        case WebhookEvent.CANCELLED:
            made = event(type="job.cancelled", data=data(state=JobState.CANCELLED))
        case WebhookEvent.TEST:
            tried = TestEventData(webhook=delivery.webhook_id)
            made = TestEvent(id=identity, type="webhook.test", timestamp=moment, data=tried)
    return made.model_dump_json().encode()


def headers_of(
    webhook: Webhook, delivery: WebhookDelivery, body: bytes, now: datetime
) -> dict[str, str]:
    """Return the headers of a try at this moment. While a secret is new, the old one signs, too."""
    identity, seconds = message_id(delivery), str(int(now.timestamp()))
    keys = [webhook.secret]
    if webhook.old_until is not None and now < webhook.old_until:
        keys.append(webhook.old_secret)
    content = f"{identity}.{seconds}.".encode() + body
    return {
        "Content-Type": "application/json",
        "webhook-id": identity,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(_signature(key, content) for key in keys),
    }


def _signature(secret: str, content: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = hmac.new(key, content, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"
