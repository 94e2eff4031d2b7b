"""Deliveries in the list on the page of a webhook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.i18n.translator import Translator
from storage.models import WebhookDelivery
from storage.repositories.webhooks.deliveries import LEASE_SECONDS


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    """Delivery in the list. `moment` is of the last try, else of the event."""

    id: str
    moment: str
    event: str
    outcome: str
    job: str
    may_repeat: bool


def shown(delivery: WebhookDelivery, t: Translator, now: datetime) -> ShownDelivery:
    """Return a delivery as the list has it at this moment."""
    moment, following = delivery.tried or delivery.created, delivery.next_try
    return ShownDelivery(
        delivery.id,
        f"{moment:%Y-%m-%d %H:%M:%S} UTC",
        t("webhook-event", event=delivery.event.partition(".")[2]),
        " · ".join(_outcome(delivery, t)),
        delivery.job_id,
        following is None or following > now + timedelta(seconds=LEASE_SECONDS),
    )


def _outcome(delivery: WebhookDelivery, t: Translator) -> list[str]:
    """Return the state of a delivery, the status of the answer, its time, and the error."""
    parts = [t("webhook-delivery-state", state=delivery.state)]
    if delivery.error is not None:
        parts.append(t("webhook-error", error=delivery.error))
    if delivery.status is not None:
        parts.append(f"HTTP {delivery.status}")
    if delivery.milliseconds is not None:
        parts.append(t("webhook-seconds", seconds=f"{delivery.milliseconds / 1000:.2f}"))
    if delivery.next_try is not None and delivery.tries:
        parts.append(t("webhook-next", moment=_apart(f"{delivery.next_try:%Y-%m-%d %H:%M} UTC")))
    return parts


def _apart(moment: str) -> str:
    """Return a moment that is read from left to right in any text.
    https://www.w3.org/International/questions/qa-bidi-unicode-controls"""
    return f"\u2066{moment}\u2069"
