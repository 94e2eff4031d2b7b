"""Tracked sends of one bot: what the adapter and the updates need of journal and search."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from telegram import Bot

from bot.chat import Message, OutFile
from bot.chat.sends import SendStore
from bot.platforms.telegram.duplicates.fingerprints import buttons_of, of_files, of_text
from bot.platforms.telegram.duplicates.journal import SendJournal
from bot.platforms.telegram.duplicates.records import Content
from bot.platforms.telegram.duplicates.search import DuplicateSearch
from bot.platforms.telegram.rate_limiter import RateLimiter

Track = Callable[[Sequence[OutFile], int], AbstractAsyncContextManager[list[int]]]
"""Tracks a request with these files; the number is that of the first one in its upload."""


class TrackedSends:
    """Tracked sends of one bot."""

    def __init__(self, bot: Bot, token: str, rate: RateLimiter) -> None:
        self.journal = SendJournal(token.partition(":")[0])
        self._search = DuplicateSearch(bot, token, rate, self.journal)

    async def start(self, store: SendStore) -> None:
        """Keep the records in this store, and continue with those that it has."""
        await self.journal.load(store)

    async def forget(self, chat: str, jobs: Collection[str]) -> None:
        """Forget what was sent to a chat, and elsewhere about these jobs and albums."""
        await self.journal.forget_about(chat, jobs)

    async def run(self) -> None:
        """Search for duplicates until cancelled."""
        await self._search.run()

    @asynccontextmanager
    async def message(
        self, chat: int, message: Message, key: str, *, rich: bool
    ) -> AsyncIterator[list[int]]:
        """Track one message. The block appends its id, unless an earlier process has sent it: then
        there is no request. A record of one without an answer would hold up the search of the chat.
        """
        if earlier := self.journal.take_earlier(chat, key):
            for number in earlier:
                self.journal.ids.add(chat, number)
            yield list(earlier)
            return
        content = Content(key, of_text(message, rich=rich), buttons=buttons_of(message))
        async with self.journal.track(chat, content) as sent:
            yield sent

    def upload(self, chat: int, key: str) -> Track:
        """Return what tracks the requests of an upload."""

        def track(files: Sequence[OutFile], number: int) -> AbstractAsyncContextManager[list[int]]:
            part = f"{key}#{number}" if key else ""
            return self.journal.track(chat, Content(part, of_files(files), len(files)))

        return track
