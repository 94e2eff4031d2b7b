"""Messages that an earlier process of the bot has sent and perhaps not stored."""

from __future__ import annotations

import time
from collections.abc import Callable

from storage.models import SendRecord

PATIENCE = 900.0
"""Seconds after the start in which a send may be the repetition of an earlier one. A delivery waits
for at most 300 s between two tries."""


class EarlierSends:
    """Answered sends by chat and key."""

    def __init__(self) -> None:
        self._end = 0.0
        self._records: dict[tuple[int, str], SendRecord] = {}

    def add(self, record: SendRecord) -> None:
        """Add an answered send, at the start of this process."""
        self._end = time.monotonic() + PATIENCE
        self._records[int(record.chat), record.key] = record

    def patience(self, record: SendRecord) -> float:
        """Return the seconds for which somebody may still ask for this message. If this process is
        killed before, the next one has to know it, too."""
        awaited = self._records.get((int(record.chat), record.key))
        return PATIENCE if awaited and awaited.messages == record.messages else 0.0

    def drop(self, is_gone: Callable[[SendRecord], bool]) -> None:
        """Drop the records for which the function returns True."""
        self._records = {key: it for key, it in self._records.items() if not is_gone(it)}

    def take(self, chat: int, key: str) -> tuple[int, ...]:
        """Return the messages of a key once; none after the patience."""
        if time.monotonic() > self._end:
            self._records.clear()
        record = self._records.pop((chat, key), None) if key else None
        return record.messages if record else ()

    def take_parts(self, chat: int, key: str) -> list[int]:
        """Return once the messages of an upload: see `SendJournal.sent_parts`."""
        sent: list[int] = []
        while more := self.take(chat, f"{key}#{len(sent)}"):
            sent += more
        return sent
