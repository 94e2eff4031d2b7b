"""Tables of webhooks and of what is delivered to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import (
    Platform,
    WebhookDeliveryState,
    WebhookError,
    WebhookEvent,
    WebhookOff,
)
from storage.tables.columns import Table


class WebhookRow(Table):
    """Address to which an account's events are posted. The secret itself is stored: it signs.

    `events` have spaces between them. `untold`: it was switched off, and the account does not know.
    """

    __tablename__ = "webhooks"
    __table_args__ = (Index(None, "platform", "account"), Index(None, "untold", "platform"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    url: Mapped[str] = mapped_column(String(2048))
    events: Mapped[str] = mapped_column(String(64))
    secret: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    old_secret: Mapped[str] = mapped_column(String(64))
    old_until: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    off: Mapped[WebhookOff | None]
    untold: Mapped[bool]


class WebhookDeliveryRow(Table):
    """Event for a webhook: written with the end of the job, kept for some weeks.

    `next_try` is the moment from which it may be claimed, NULL when it has ended. A claim moves it
    behind the time that one try may take.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        Index(None, "webhook_id", "created"),
        Index(None, "next_try", "webhook_id"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"))
    event: Mapped[WebhookEvent]
    created: Mapped[datetime] = mapped_column(index=True)
    job_id: Mapped[str] = mapped_column(String(32))
    redo_of: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(String(64))
    state: Mapped[WebhookDeliveryState]
    tries: Mapped[int]
    next_try: Mapped[datetime | None]
    tried: Mapped[datetime | None]
    status: Mapped[int | None]
    milliseconds: Mapped[int | None]
    error: Mapped[WebhookError | None]
