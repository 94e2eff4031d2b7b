"""Messages that an earlier process of the bot has handled, for platforms that repeat no event."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.models import MessageRef


@dataclass(frozen=True, slots=True)
class HandledMessages:
    """Last messages of chats that an earlier process handled, newest first.

    An adapter sets `read` when it has read what followed them. It clears `read` and sets `missed`
    when messages may be missed again: those of a lost connection, for example.
    """

    messages: Sequence[MessageRef] = ()
    read: asyncio.Event = field(default_factory=asyncio.Event)
    missed: asyncio.Event = field(default_factory=asyncio.Event)
