"""Webhooks and deliveries as programs see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.i18n.translator import Translator
from bot.web.api.idempotency import NO_NUL
from storage import models
from storage.models import WebhookDeliveryState, WebhookError, WebhookEvent, WebhookOff

JobEventName = Literal["job.completed", "job.failed", "job.cancelled"]
Url = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2048,
        pattern=NO_NUL,
        description="Public address with https, or one that the operator allows.",
    ),
]
Events = Annotated[list[JobEventName], Field(min_length=1, max_length=3)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewWebhook(_Model):
    """Webhook to be added."""

    url: Url
    events: Events = ["job.completed", "job.failed", "job.cancelled"]


class WebhookChange(_Model):
    """Changes of a webhook; what is left out or null stays."""

    url: Url | None = None
    events: Events | None = None
    enabled: bool | None = Field(default=None, description="Whether events are sent.")


class Webhook(_Model):
    """Address to which events are posted."""

    id: str
    url: str
    events: list[WebhookEvent]
    enabled: bool
    off_reason: WebhookOff | None = Field(
        description="Why nothing is sent: the person switched it off, it failed for five days, or "
        "its server answered 410."
    )
    failing_since: datetime | None = Field(description="First failure since the last success.")
    created: datetime


class WebhookWithSecret(Webhook):
    """Webhook with its secret, which no other answer has."""

    secret: str = Field(description="Key of the signatures, `whsec_` and base64.")


class WebhookList(_Model):
    """Webhooks of the person, oldest first."""

    items: list[Webhook]


class Delivery(_Model):
    """Event on its way to a webhook. `status`, `seconds` and `error` are of the last try."""

    id: str
    event: WebhookEvent
    job: str | None
    created: datetime
    state: WebhookDeliveryState
    tries: int
    next_try: datetime | None = Field(description="Null when there is none to come.")
    tried: datetime | None
    status: int | None = Field(description="Status of the answer, if one came.")
    seconds: float | None
    error: WebhookError | None
    detail: str | None = Field(description="The error in the language of the person.")


class DeliveryPage(_Model):
    """Deliveries, newest first."""

    items: list[Delivery]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")


def shown_webhook(webhook: models.Webhook) -> Webhook:
    """Return a webhook without its secret."""
    return Webhook(
        id=webhook.id,
        url=webhook.url,
        events=list(webhook.events),
        enabled=webhook.off is None,
        off_reason=webhook.off,
        failing_since=webhook.failing_since,
        created=webhook.created,
    )


def with_secret(webhook: models.Webhook) -> WebhookWithSecret:
    """Return a webhook with its secret."""
    return WebhookWithSecret(**shown_webhook(webhook).model_dump(), secret=webhook.secret)


def shown_delivery(delivery: models.WebhookDelivery, t: Translator) -> Delivery:
    """Return a delivery, its error in words."""
    took = delivery.milliseconds
    return Delivery(
        id=delivery.id,
        event=delivery.event,
        job=delivery.job_id or None,
        created=delivery.created,
        state=delivery.state,
        tries=delivery.tries,
        next_try=delivery.next_try,
        tried=delivery.tried,
        status=delivery.status,
        seconds=None if took is None else took / 1000,
        error=delivery.error,
        detail=t("webhook-error", error=delivery.error) if delivery.error else None,
    )
