"""Announcements of the operator to users who want news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account, MessageRef, Platform


class AnnouncementState(StrEnum):
    """State of an announcement. While it is `stopping`, its final card is not sent yet."""

    DRAFT = "draft"
    SENDING = "sending"
    STOPPING = "stopping"
    SENT = "sent"
    STOPPED = "stopped"


class ReceiverState(StrEnum):
    """State of one receiver: waiting, got it, can't be reached, or no longer wants news."""

    WAITING = "waiting"
    TOLD = "told"
    GONE = "gone"
    SPARED = "spared"


@dataclass(frozen=True, slots=True)
class Announcement:
    """Text of an administrator for the users who want news.

    `card` is the message that shows the progress. `platform` is that of the author; `author` is
    None when the account was deleted. The numbers count receivers by state.
    """

    id: str
    text: str
    platform: Platform
    author: Account | None
    locale: str
    state: AnnouncementState
    created: datetime
    card: MessageRef | None = None
    told: int = 0
    gone: int = 0
    spared: int = 0
    waiting: int = 0
