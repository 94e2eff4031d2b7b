"""Connections to Telegram's servers: opened with retries, and closed."""

from __future__ import annotations

import asyncio
import os

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.platforms.retry import BACKOFF
from bot.platforms.telegram.errors import mask_token, token_refused
from bot.platforms.telegram.files import download_client
from bot.platforms.telegram.http import MeasuredHttp, TelegramHttp
from storage import logs
from storage.models import Platform
from storage.watch.health import HEALTH

log = logs.get(__name__)


class Connection:
    """HTTP clients of one bot. `url` is the server's base address."""

    def __init__(self, token: str, url: str) -> None:
        """Create the clients without connecting."""
        # Durations as timedelta, which will be the only form; without this the library warns.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        self._token, self._url = token, url.rstrip("/")
        self._requests = (
            TelegramHttp(),
            MeasuredHttp(connection_pool_size=1, read_timeout=10),
        )
        self.bot = Bot(
            token,
            base_url=f"{self._url}/bot",
            base_file_url=f"{self._url}/file/bot",
            request=self._requests[0],
            get_updates_request=self._requests[1],
        )
        self.downloads = download_client()

    async def open(self, polled: bool) -> None:
        """Call getMe until it succeeds. With `polled`, delete any webhook, so that the updates
        pending there are polled instead. Raises BadSetting when Telegram does not accept the
        token."""
        tries = 0
        while True:
            try:
                await self.bot.initialize()
                if polled:
                    await self.bot.delete_webhook()
            except InvalidToken:
                raise token_refused() from None
            except TelegramError as error:
                tries += 1
                wait = BACKOFF.delay(tries)
                problem = mask_token(error, self._token)
                log.warning(
                    "Telegram is unreachable, retrying",
                    url=self._url,
                    problem=problem,
                    retry_in=wait,
                )
                HEALTH.set_connection(Platform.TELEGRAM, f"getMe fails with {type(error).__name__}")
                await asyncio.sleep(wait)
            else:
                HEALTH.set_connection(Platform.TELEGRAM)
                log.info("connected to Telegram", url=self._url, bot=self.bot.username)
                return

    async def close(self) -> None:
        """Close the clients."""
        await self.bot.shutdown()
        for request in self._requests:  # the bot closes them only after getMe has succeeded
            await request.shutdown()
        await self.downloads.aclose()
