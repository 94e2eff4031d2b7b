"""Webhooks: addresses of a person to which the ends of jobs are posted, and these deliveries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account


class WebhookEvent(StrEnum):
    """Type of an event. `webhook.test` is sent when the person asks for it."""

    COMPLETED = "job.completed"
    FAILED = "job.failed"
    CANCELLED = "job.cancelled"
    TEST = "webhook.test"


JOB_EVENTS = (WebhookEvent.COMPLETED, WebhookEvent.FAILED, WebhookEvent.CANCELLED)
"""Events that a webhook may have."""


class WebhookOff(StrEnum):
    """Reason why nothing is sent to a webhook: `person` switched it off, it was `failing` for days,
    or its server answered that it is `gone` (410)."""

    PERSON = "person"
    FAILING = "failing"
    GONE = "gone"


class WebhookError(StrEnum):
    """Reason why a delivery failed. `unreachable` is one for all: no such host, no answer, no
    allowed address. `status` is any answer that is not 2xx."""

    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    BROKEN = "broken"
    STATUS = "status"
    REDIRECT = "redirect"
    GONE = "gone"
    OFF = "off"
    ACCESS = "access"


class WebhookDeliveryState(StrEnum):
    """State of a delivery: `pending` until it is delivered or given up."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Address to which events are posted. `secret` signs them; until `old_until` the one before it
    signs, too. `failing_since` is the first failure since the last success. `off`: nothing is sent.
    """

    id: str
    account: Account
    url: str = field(repr=False)
    events: tuple[WebhookEvent, ...]
    secret: str = field(repr=False)
    created: datetime
    old_secret: str = field(default="", repr=False)
    old_until: datetime | None = None
    failing_since: datetime | None = None
    off: WebhookOff | None = None


@dataclass(frozen=True, slots=True)
class WebhookDelivery:
    """Event on its way to a webhook. `id` stays the same at every try.

    `code` is that of a failed job, `redo_of` the first job of a redo. `next_try` is None when the
    delivery has ended; it fences the writes of a claim. `tried`, `status` (of HTTP), `milliseconds`
    and `error` are of the last try.
    """

    id: str
    webhook_id: str
    event: WebhookEvent
    created: datetime
    job_id: str = ""
    redo_of: str = ""
    code: str = ""
    state: WebhookDeliveryState = WebhookDeliveryState.PENDING
    tries: int = 0
    next_try: datetime | None = None
    tried: datetime | None = None
    status: int | None = None
    milliseconds: int | None = None
    error: WebhookError | None = None


@dataclass(frozen=True, slots=True)
class WebhookTry:
    """Result of one try: the status of the answer, if one came, and the error, None for success."""

    status: int | None
    milliseconds: int
    error: WebhookError | None
