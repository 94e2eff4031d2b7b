"""What the operator tells those who want to hear it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Account, MessageRef, Platform


class AnnouncementState(StrEnum):
    """How far an announcement is. While it is `stopping` its last card is owed."""

    DRAFT = "draft"
    SENDING = "sending"
    STOPPING = "stopping"
    SENT = "sent"
    STOPPED = "stopped"


class ReceiverState(StrEnum):
    """What became of one receiver: nothing yet, got it, can't be reached, or does not want it any
    more."""

    WAITING = "waiting"
    TOLD = "told"
    GONE = "gone"
    SPARED = "spared"


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text by an administrator, on its way to those who want news. `card` is the message that
    shows how far it is, `platform` where its author is, who is None when they were forgotten. The
    numbers are those of its receivers."""

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
