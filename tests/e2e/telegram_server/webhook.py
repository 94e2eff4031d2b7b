"""Webhook deliveries: https only, in order within a chat, repeated until the answer is 200."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from tests.e2e.telegram_server.posts import Json
from tests.e2e.telegram_server.rules import Params, bad_request
from tests.e2e.telegram_server.world import PendingUpdate, World, chat_of

RESEND_AFTER = 0.2
"""Seconds before the first retry, doubled with each failure; Telegram waits longer."""
LONGEST_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Webhook:
    """Parameters of setWebhook."""

    url: str
    secret: str
    allowed: tuple[str, ...]


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    world.webhook = Webhook(url, secret, tuple(params.json("allowed_updates") or ()))
    world.on_update()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    if params.text("drop_pending_updates").lower() == "true":
        world.updates.clear()
    world.webhook = None
    world.on_update()
    return True


def webhook_info(world: World, _: Params) -> Json:
    url = world.webhook.url if isinstance(world.webhook, Webhook) else ""
    error = world.webhook_error if url else {}
    return {"url": url, "pending_update_count": len(world.updates), **error}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery attempt: the update and the HTTP status; 0 without an answer."""

    update: int
    status: int


class WebhookSender:
    """Delivers updates while a webhook is set. `proxies` maps the public URL of a webhook to the
    URL behind the bot's proxy."""

    def __init__(self, world: World) -> None:
        self.proxies: dict[str, str] = {}
        self.posted: list[Delivery] = []
        self.news = asyncio.Event()
        self._world = world
        self._busy: dict[int, asyncio.Task[None]] = {}  # by chat
        self._waiting: set[int] = set()

    async def run(self) -> None:
        """Deliver updates until cancelled."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(30)) as session:
            try:
                while True:
                    self.news.clear()
                    for chat, update in self._next():
                        self._busy[chat] = asyncio.create_task(self._deliver(session, update))
                        self._busy[chat].add_done_callback(self._on_delivered(chat))
                    await self.news.wait()
            finally:
                for task in self._busy.values():
                    task.cancel()
                await asyncio.gather(*self._busy.values(), return_exceptions=True)

    @property
    def under_way(self) -> bool:
        """Return whether a posted update has no answer yet."""
        return bool(self._waiting)

    def _next(self) -> list[tuple[int, PendingUpdate]]:
        """Return the first update of each chat without a pending delivery."""
        with self._world.lock:
            first: dict[int, PendingUpdate] = {}
            if self._world.webhook is not None:
                for update in self._world.unexpired():
                    first.setdefault(chat_of(update.json), update)
        return [(chat, update) for chat, update in first.items() if chat not in self._busy]

    def _on_delivered(self, chat: int) -> Callable[[asyncio.Task[None]], None]:
        def returned(_: asyncio.Task[None]) -> None:
            self._busy.pop(chat, None)
            self.news.set()

        return returned

    async def _deliver(self, session: aiohttp.ClientSession, update: PendingUpdate) -> None:
        """Post one update until it is accepted, or the webhook is deleted."""
        delay = RESEND_AFTER
        while isinstance(webhook := self._world.webhook, Webhook):
            status = await self._post(session, webhook, update.json)
            with self._world.lock:
                self.posted.append(Delivery(update.json["update_id"], status))
                if status == 200:
                    self._world.updates.remove(update)
                else:
                    self._world.webhook_error = _error(status)
                self._world.lock.notify_all()
            if status == 200:
                return
            await asyncio.sleep(delay)
            delay = min(2 * delay, LONGEST_PAUSE)

    async def _post(self, session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            url = self.proxies[webhook.url]
            self._waiting.add(update["update_id"])
            async with session.post(url, json=update, headers=headers) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0
        finally:
            self._waiting.discard(update["update_id"])


def _error(status: int) -> Json:
    message = f"Wrong response from the webhook: {status}" if status else "Connection refused"
    return {"last_error_date": int(time.time()), "last_error_message": message}
