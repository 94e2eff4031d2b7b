"""Messages that an earlier process of the bot has sent and perhaps not stored."""

from __future__ import annotations

import time

from storage.models import SendRecord

PATIENCE = 900.0
"""Seconds after the start in which a send may be the repetition of an earlier one. A delivery waits
for at most 300 s between two tries."""


class EarlierSends:
    """Messages by chat and key."""

    def __init__(self) -> None:
        self._end = 0.0
        self._messages: dict[tuple[int, str], tuple[int, ...]] = {}

    def add(self, record: SendRecord) -> None:
        """Add an answered send, at the start of this process."""
        self._end = time.monotonic() + PATIENCE
        self._messages[int(record.chat), record.key] = record.messages

    def patience(self, record: SendRecord) -> float:
        """Return the seconds for which somebody may still ask for this message. If this process is
        killed before, the next one has to know it, too."""
        is_awaited = self._messages.get((int(record.chat), record.key)) == record.messages
        return PATIENCE if is_awaited else 0.0

    def take(self, chat: int, key: str) -> tuple[int, ...]:
        """Return the messages of a key once; none after the patience."""
        if time.monotonic() > self._end:
            self._messages.clear()
        return self._messages.pop((chat, key), ()) if key else ()

    def take_parts(self, chat: int, key: str) -> list[int]:
        """Return once the messages of an upload: see `SendJournal.sent_parts`."""
        sent: list[int] = []
        while more := self.take(chat, f"{key}#{len(sent)}"):
            sent += more
        return sent
