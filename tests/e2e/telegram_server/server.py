"""HTTP server of the emulated Bot API: an aiohttp application in a thread of its own."""

from __future__ import annotations

import asyncio
import itertools
import time
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.e2e.harness.threaded_server import ThreadedServer
from tests.e2e.telegram_server.methods import METHODS
from tests.e2e.telegram_server.newer import SINCE, Version
from tests.e2e.telegram_server.parameters import read_params
from tests.e2e.telegram_server.people import Person
from tests.e2e.telegram_server.posts import Json
from tests.e2e.telegram_server.rules import ApiError, Params, Rates
from tests.e2e.telegram_server.webhook import WebhookSender
from tests.e2e.telegram_server.world import BOT, SUPERGROUPS, Call, World, is_send

ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Sender of messages in the name of a group: https://core.telegram.org/bots/api#message"""
TOKEN = "4242:THIS-IS-THE-SECRET-PART-OF-THE-TOKEN"


class TelegramServer(ThreadedServer):
    """`with TelegramServer() as server:` listens on a free port of the loopback interface.
    `version` is the version of its Bot API. With `local` it is a local server that keeps its files
    in that folder. `bot` is the id of the bot. Each server numbers messages and updates anew, as
    Telegram does for each bot: https://core.telegram.org/api/updates#message-related-event-sequences
    """

    def __init__(
        self, version: Version = (10, 0), local: Path | None = None, bot: int = BOT["id"]
    ) -> None:
        super().__init__("telegram-server")
        self.token = TOKEN.replace(str(BOT["id"]), str(bot))
        self.url = ""
        self.world = World(version=version, folder=local / self.token if local else None)
        self.world.bot = BOT | {"id": bot}
        self._updates_changed = asyncio.Event()
        self._poll = 0  # the number of the latest getUpdates
        self.webhook_sender = WebhookSender(self.world)
        self._sender_task: asyncio.Task[None] | None = None

    # --- for tests --------------------------------------------------------------------------

    def person(self, name: str, language: str = "en") -> Person:
        """Create a user in a private chat with the bot."""
        with self.world.lock:
            number = self.world.number()
            user = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
            chat = {"id": number, "type": "private", "first_name": name}
            self.world.chats[number] = chat
        return Person(self.world, user, chat)

    def group(self, title: str, *topics: int) -> Json:
        """Create a group with the bot in it; users join by `person.at(group)`."""
        with self.world.lock:
            number = SUPERGROUPS - self.world.number()
            chat: Json = {"id": number, "type": "supergroup", "title": title}
            chat |= {"is_forum": True, "topics": topics} if topics else {}
            self.world.chats[chat["id"]] = chat
        return chat

    def basic_group(self, title: str) -> Json:
        """Create a basic group with the bot in it. Its messages share the ids of private chats."""
        with self.world.lock:
            chat: Json = {"id": -self.world.number(), "type": "group", "title": title}
            self.world.chats[chat["id"]] = chat
        return chat

    def upgrade(self, group: Json, by: Person, *, told: bool = True) -> Json:
        """Make a basic group a supergroup with another id, whose messages count from one. The bot
        is told by a service message in each of them, as in
        https://github.com/tdlib/telegram-bot-api/issues/170 and
        https://github.com/defstudio/telegraph/issues/692, unless it misses them (not `told`)."""
        with self.world.lock:
            new = group | {"id": group["id"] - 1_002_000_000_000, "type": "supergroup"}
            self.world.chats[new["id"]] = new
            self.world.upgraded[group["id"]] = new["id"]
            self.world.boxes[new["id"]] = itertools.count(1)
            if group["id"] in self.world.managers:
                self.world.managers[new["id"]] = self.world.managers[group["id"]]
            first = self.world.message_number(new["id"])
            if told:
                service = {
                    "message_id": self.world.message_number(group["id"]),
                    "date": int(time.time()),
                }
                goes = {"chat": group, "from": by.user, "migrate_to_chat_id": new["id"]}
                comes = {"chat": new, "message_id": first, "migrate_from_chat_id": group["id"]}
                comes |= {"from": ANONYMOUS, "sender_chat": new}
                self.world.tell("message", service | goes)
                self.world.tell("message", service | comes)
        return new

    def promotes(self, person: Person, group: Json) -> None:
        """Make a user an administrator of a group."""
        with self.world.lock:
            self.world.managers.setdefault(group["id"], set()).add(person.user["id"])

    def fails(self, method: str, code: int, description: str, times: int = 1, **more: Any) -> None:
        """Make the next calls of `method` fail; `retry_after=3` goes into the parameters."""
        with self.world.lock:
            self.world.faults += [(method, lambda: ApiError(code, description, **more))] * times

    def loses_answers(self, share: float, seed: int = 0) -> None:
        """Lose the answers to this share of all sends after their effect: a cut connection, or an
        error of the server between. `seed` chooses which."""
        with self.world.lock:
            self.world.lost_answers = share
            self.world.chance.seed(seed)

    def answers_late(self, seconds: float) -> None:
        """Let all sends have their effect at once and their answer so many seconds later."""
        with self.world.lock:
            self.world.late_answers = seconds

    def hours_pass(self, hours: float) -> None:
        """Advance the server's clock."""
        with self.world.lock:
            self.world.ahead += hours * 3600

    def counts_messages(self, in_all: int = 30) -> None:
        """Apply Telegram's rate limits from now on: 429 beyond them."""
        with self.world.lock:
            self.world.rates = Rates(in_all)

    def storms(self, chat: str, retry_after: int) -> None:
        """Answer every message to this chat with 429 from now on."""
        with self.world.lock:
            self.world.throttled[int(chat)] = retry_after

    def calls(self, method: str) -> list[Call]:
        """Return the calls of one method so far."""
        with self.world.lock:
            return [call for call in self.world.calls if call.method == method.lower()]

    def calls_in(self, chat: str) -> list[Call]:
        """Return the calls for one chat, oldest first."""
        with self.world.lock:
            return [call for call in self.world.calls if call.fields.get("chat_id") == chat]

    # --- for the bot ------------------------------------------------------------------------

    async def _start(self) -> None:
        self.world.on_update = self._wake_poll
        app = web.Application(client_max_size=80 << 20)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/documents/{id}", self._download)
        self._sender_task = asyncio.create_task(self.webhook_sender.run())
        self.url = await self._listen(app)

    def _wake_poll(self) -> None:
        self._loop.call_soon_threadsafe(self._updates_changed.set)
        self._loop.call_soon_threadsafe(self.webhook_sender.news.set)

    async def _stop(self) -> None:
        self._poll += 1  # ends a waiting getUpdates
        self._updates_changed.set()
        if self._sender_task is not None:
            self._sender_task.cancel()
            await asyncio.gather(self._sender_task, return_exceptions=True)
        await super()._stop()

    async def _call(self, request: web.Request) -> web.Response:
        at, method = time.monotonic(), request.match_info["method"].lower()
        params = await read_params(request)
        code, body, lost = 200, Json(), False
        try:
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            body = {"ok": True, "result": await self._result(method, params)}
            if is_send(method) and self.world.late_answers:
                await asyncio.sleep(self.world.late_answers)
            with self.world.lock:
                lost = self.world.loses_answer(method)
                cut = lost and self.world.chance.random() < 0.5
            if lost:
                raise ApiError(502, "Bad Gateway")
        except ApiError as error:
            code, body = error.code, error.body
        with self.world.lock:
            self.world.calls.append(Call(at, method, params.fields, code))
            self.world.lock.notify_all()
        if lost and cut and request.transport is not None:
            request.transport.close()
        return web.json_response(body, status=code)

    async def _result(self, method: str, params: Params) -> Any:
        with self.world.lock:
            fault = self.world.fault(method)
        if fault is not None:
            raise fault
        if method == "getupdates":
            return await self._get_updates(params)
        if method not in METHODS or self.world.version < SINCE.get(method, (0, 0)):
            raise ApiError(404, "Not Found")
        with self.world.lock:
            self.world.rate(method, params)
            return METHODS[method](self.world, params)

    async def _get_updates(self, params: Params) -> list[Json]:
        """Answer when there are updates, or after `timeout` seconds."""
        self._poll += 1
        poll = self._poll
        self._updates_changed.set()  # an earlier getUpdates ends with a conflict
        deadline = time.monotonic() + min(params.number("timeout") or 0, 50)
        while True:
            if self.world.webhook is not None:
                raise ApiError(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use "
                    "deleteWebhook to delete the webhook first",
                )
            if poll != self._poll:
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one "
                    "bot instance is running",
                )
            self._updates_changed.clear()
            with self.world.lock:
                updates = self.world.take(params.number("offset"), params.number("limit") or 100)
            left = deadline - time.monotonic()
            if updates or left <= 0:
                return updates
            try:
                await asyncio.wait_for(self._updates_changed.wait(), left)
            except TimeoutError:
                continue

    async def _download(self, request: web.Request) -> web.Response:
        with self.world.lock:
            file = self.world.files.get(request.match_info["id"])
            local = self.world.folder is not None  # a local server serves no files over HTTP
        if file is None or local or request.match_info["token"] != self.token:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type="application/octet-stream")
