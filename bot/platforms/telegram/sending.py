"""Permission for one message or edit: the rate limit before it, the port's errors after it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.chat import ChatBusy, Priority
from bot.platforms.telegram.errors import translate_errors
from bot.platforms.telegram.rate_limiter import RateLimiter
from storage.models import Address


class Sending:
    """Messages and edits of one bot."""

    def __init__(self, token: str, rate: RateLimiter) -> None:
        self._token = token
        self._rate = rate

    @asynccontextmanager
    async def allow(self, to: Address, rank: Priority, files: int = 1) -> AsyncIterator[None]:
        """Wait for the rate limit, and pause the chat when Telegram asks for a pause there."""
        if rank is not Priority.PROGRESS:  # progress has reserved its edit already
            await self._rate.acquire(to.chat, rank, files)
        try:
            with translate_errors(self._token):
                yield
        except ChatBusy as busy:
            self._rate.pause(to.chat, busy.retry_after)
            raise
