"""Messages older than an hour, which Discord lets a bot edit a few times only (error 30046).

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from contextlib import suppress

from bot.chat import ChatError
from bot.platforms.discord.references import MessageTarget
from bot.platforms.discord.rest import RestClient

EDIT_EVERY = 60.0
"""Seconds between two edits of such a message."""
_PATIENCE = 5.0
"""Seconds for what is nice to have."""


class OldMessages:
    """Edits and deletions of the bot's old messages."""

    def __init__(self, rest: RestClient) -> None:
        self._rest = rest
        self._edits: dict[str, float] = {}  # by message: the time of its last edit

    def may_edit(self, target: MessageTarget) -> bool:
        """Return whether a message may be edited again now, and note the edit."""
        now = time.monotonic()
        self._edits = {it: at for it, at in self._edits.items() if now - at < EDIT_EVERY}
        return self._edits.setdefault(target.message, now) == now

    async def remove_buttons(self, target: MessageTarget) -> None:
        """Remove the buttons of a message that is replaced by a new one, if Discord lets us."""
        await _try(self._rest.edit(target.channel, target.message, {"components": []}))

    async def delete(self, target: MessageTarget) -> None:
        """Delete a message, if Discord lets us."""
        await _try(self._rest.delete(target.channel, target.message))


async def _try(request: Awaitable[None]) -> None:
    with suppress(ChatError, TimeoutError):
        await asyncio.wait_for(request, _PATIENCE)
