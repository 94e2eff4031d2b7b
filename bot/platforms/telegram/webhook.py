"""Webhook server: Telegram posts updates, and each gets 200 only after its event is committed.

python-telegram-bot's own endpoint answers before anything is handled, so a crash would lose
updates. Telegram redelivers an update without a 200 for a day, and keeps the order within a chat.
A proxy in front of this server handles TLS: https://core.telegram.org/bots/webhooks.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import h11
from telegram import Bot, Update
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.chat import EventHandler
from bot.platforms.retry import BACKOFF
from bot.platforms.telegram.errors import (
    mask_token,
    retry_after_seconds,
    token_refused,
)
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.updates import TRIES, UPDATES, Received, UpdateHandler
from storage import logs
from storage.errors import BadSetting
from storage.models import Platform
from storage.watch.health import HEALTH

log = logs.get(__name__)

SECRET_HEADER = b"x-telegram-bot-api-secret-token"
LARGEST_UPDATE = 1 << 20  # bytes; a message with the one it replies to is a tenth of that
TELEGRAM_CONNECTIONS = 40  # connections that Telegram may open at once, its default
MOST_CONNECTIONS = 100  # connections of all clients
REQUEST_TIMEOUT = 75.0  # seconds to receive a request, the wait for its start included
_READ = 65_536


@dataclass(frozen=True, slots=True)
class Webhook:
    """Settings of the webhook.

    Telegram posts to the public `url`. The server listens on `listen` (`host:port`). Each request
    carries the `secret`. An empty secret is replaced by a random one, which Telegram gets at every
    start.
    """

    url: str
    listen: str
    secret: str = field(default="", repr=False)


class WebhookServer:
    """An HTTP server for one path, built on https://h11.readthedocs.io."""

    def __init__(
        self,
        bot: Bot,
        token: str,
        handle: EventHandler,
        webhook: Webhook,
        presses: Presses | None = None,
        received: Received | None = None,
    ) -> None:
        self._bot = bot
        self._token = token
        self._updates = UpdateHandler(bot, token, handle, presses, received)
        self._webhook = webhook
        self._secret = webhook.secret or secrets.token_urlsafe(32)
        url = urlsplit(webhook.url)
        self._target = ((url.path or "/") + (f"?{url.query}" if url.query else "")).encode()
        self._passed = 0  # updates handled so far
        self._passed_before: dict[int, int] = {}  # by failed update: `_passed` at its last attempt
        self._connections: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Serve until cancelled. Raises BadSetting when listening fails or Telegram refuses."""
        host, _, port = self._webhook.listen.rpartition(":")
        try:
            address = host.strip("[]") or "127.0.0.1"  # IPv6 is written [::1]
            server = await asyncio.start_server(self._accept, address, int(port))
        except (OSError, ValueError, OverflowError) as error:
            raise BadSetting(setting="TELEGRAM_WEBHOOK_LISTEN", problem=str(error)) from None
        try:
            await self._register()
            await asyncio.Event().wait()
        finally:
            server.close()
            for task in self._connections:  # Telegram redelivers updates without an answer
                task.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)

    async def _register(self) -> None:
        """Register the webhook, with retries."""
        tries = 0
        while True:
            try:
                await self._bot.set_webhook(
                    self._webhook.url,
                    secret_token=self._secret,
                    allowed_updates=UPDATES,
                    max_connections=TELEGRAM_CONNECTIONS,
                )
            except InvalidToken:
                raise token_refused() from None
            except BadRequest as error:
                problem = mask_token(error, self._token)
                raise BadSetting(setting="TELEGRAM_WEBHOOK_URL", problem=problem) from None
            except TelegramError as error:
                tries += 1
                wait = (
                    retry_after_seconds(error)
                    if isinstance(error, RetryAfter)
                    else BACKOFF.delay(tries)
                )
                problem = mask_token(error, self._token)
                log.warning("setting the webhook failed, retrying", problem=problem, retry_in=wait)
                HEALTH.set_connection(Platform.TELEGRAM, "the webhook could not be set yet")
                await asyncio.sleep(wait)
            else:
                log.info("webhook is set, waiting for updates", listen=self._webhook.listen)
                HEALTH.set_connection(Platform.TELEGRAM)
                return

    # --- connections --------------------------------------------------------------------------

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._connections) >= MOST_CONNECTIONS:
            writer.close()
            return
        task = asyncio.create_task(self._serve_connection(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        # A task that is cancelled before its first step never comes to its own clean-up.
        task.add_done_callback(lambda _: writer.close())

    async def _serve_connection(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Serve the requests of one connection until either side closes it."""
        http = h11.Connection(h11.SERVER)
        try:
            while True:
                async with asyncio.timeout(REQUEST_TIMEOUT):
                    status, body = await self._read_request(http, reader)
                if status == 200:
                    status = await self._handle_update(body)
                headers = [("Content-Length", "0")]
                if status in (404, 413):  # close without reading the body
                    headers.append(("Connection", "close"))
                writer.write(http.send(h11.Response(status_code=status, headers=headers)) or b"")
                writer.write(http.send(h11.EndOfMessage()) or b"")
                await writer.drain()
                if (http.our_state, http.their_state) != (h11.DONE, h11.DONE):
                    return
                http.start_next_cycle()
        except (h11.ProtocolError, OSError, TimeoutError, EOFError) as error:
            log.debug("a webhook connection failed, closed", problem=type(error).__name__)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _read_request(
        self, http: h11.Connection, reader: asyncio.StreamReader
    ) -> tuple[int, bytes]:
        """Return 200 and the body of the next request, or another status when it is not from
        Telegram. Raises EOFError at the end of the connection."""
        body = bytearray()
        while True:
            match http.next_event():
                case h11.NEED_DATA:
                    http.receive_data(await reader.read(_READ))
                case h11.Request() as request:
                    if not self._is_telegram(request):
                        return 404, b""
                case h11.Data(data=data):
                    body += data
                    if len(body) > LARGEST_UPDATE:
                        return 413, b""
                case h11.EndOfMessage():
                    return 200, bytes(body)
                case _:
                    raise EOFError

    def _is_telegram(self, request: h11.Request) -> bool:
        secret = dict(request.headers).get(SECRET_HEADER, b"")
        authentic = hmac.compare_digest(secret, self._secret.encode())
        return authentic and request.method == b"POST" and request.target == self._target

    # --- updates ------------------------------------------------------------------------------

    async def _handle_update(self, body: bytes) -> int:
        """Handle an update. Return the response's status: 200 when it needs no redelivery."""
        raw: Any = None
        try:
            raw = json.loads(body)
            update = Update.de_json(raw, self._bot)
        except Exception as error:  # noqa: BLE001  malformed input can raise anything in the library
            problem = type(error).__name__  # its text may quote the message
            number = raw.get("update_id") if isinstance(raw, dict) else None
            if isinstance(number, int) and self._updates.fail_unreadable(number, problem):
                return 200  # else it would block its chat for a day
            log.warning("a webhook request is not an update, refused", problem=problem)
            return 400
        number = update.update_id
        if await self._updates.handle(update):
            self._passed += 1
            self._passed_before.pop(number, None)
            return 200
        # Without the database every update fails, and none may be lost. An update that fails while
        # others pass would block its chat for a day, so it is skipped.
        others_pass = self._passed > self._passed_before.get(number, self._passed)
        self._passed_before[number] = self._passed
        if not (others_pass and self._updates.failures.get(number, 0) >= TRIES):
            return 500
        self._updates.skip(number)
        del self._passed_before[number]
        return 200
