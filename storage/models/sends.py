"""Sends to a platform that can't be asked whether a message arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SEND_AGE = timedelta(days=2)
"""Telegram lets a bot delete messages of the last two days: older records are of no use."""


class SendState(StrEnum):
    """State of a send: its answer is awaited, was lost, or has come. The record with the state
    `newest` is no send: its `low` is the newest id in the sequence `chat`."""

    SENDING = "sending"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class SendRecord:
    """One request that sends messages to a chat.

    Requests with the same `key` send the same thing. The ids of its messages are above `low`; 0
    means that this is unknown. `messages` are their ids once the answer has come. `fingerprints`
    are those that its messages may have, `size` is their number, `buttons` are theirs as JSON.
    `changed` is the moment of its state, `deleted` the number of duplicates deleted since.
    """

    id: str
    bot: str
    chat: str
    key: str
    low: int
    changed: datetime
    fingerprints: tuple[str, ...] = ()
    size: int = 1
    buttons: str = ""
    state: SendState = SendState.SENDING
    messages: tuple[int, ...] = ()
    deleted: int = 0

    @property
    def about(self) -> tuple[str, str]:
        """The id of the job and that of the album that it is about, if it is about one."""
        return self.key.partition(":")[0], self.key.rpartition(":")[0]

    @property
    def left(self) -> int:
        """The number of its messages that may still be there."""
        return self.size - self.deleted
