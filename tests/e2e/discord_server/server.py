"""Server of the emulated Discord: an aiohttp application in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import Any

from aiohttp import BodyPartReader, web

from tests.e2e.discord_server.gateway import Gateway, guild_json
from tests.e2e.discord_server.people import Person
from tests.e2e.discord_server.posts import EMBED_LINKS, Json, Place
from tests.e2e.discord_server.routes import ROUTES, Handler
from tests.e2e.discord_server.rules import ApiError, Body, Bucket, Upload, buckets, parsed
from tests.e2e.discord_server.world import Call, World
from tests.e2e.harness.threaded_server import ThreadedServer

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.SECRET.THIS-IS-THE-SECRET-PART-OF-THE-TOKEN"
API = "/api/v10"
BY_TOKEN = ("/interactions/", "/webhooks/")  # outside the global limit


class DiscordServer(ThreadedServer):
    """`with DiscordServer() as server:` listens on a free port of the loopback interface."""

    def __init__(self) -> None:
        super().__init__("discord-server")
        self.token = TOKEN
        self.url = ""
        self.world = World()
        self.gateway = Gateway(self.world, self.token)
        self._buckets = buckets()
        self._all = Bucket(limit=50, window=1.0)
        self._routes: list[tuple[str, re.Pattern[str], str, Handler]] = [
            (method, re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path)), path, handler)
            for method, path, handler in ROUTES
        ]

    # --- for tests --------------------------------------------------------------------------

    @property
    def settings(self) -> dict[str, str]:
        """Return the settings of the service for this server."""
        return {
            "DISCORD_BOT_TOKEN": self.token,
            "DISCORD_API_URL": self.url,
            "DISCORD_MESSAGE_CONTENT": "true",
        }

    def person(self, name: str, locale: str = "en-US") -> Person:
        """Create a user in direct messages with the bot."""
        with self.world.lock:
            number = self.world.number()
            user = {
                "id": number,
                "username": name.lower(),
                "discriminator": "0",
                "global_name": name,
                "avatar": None,
            }
            place = Place(self.world.number(), "direct")
            self.world.places[place.id] = self.world.directs[number] = place
        return Person(self.world, user, place, locale)

    def webhook(self, name: str) -> Person:
        """Create a webhook of another program, such as a bridge. Its messages come from a bot with
        the webhook's id: https://discord.com/developers/docs/resources/message#message-object"""
        hook = self.person(name)
        with self.world.lock:
            self.world.webhooks.add(hook.id)
            hook.user["bot"] = True
        return hook

    def guild(
        self,
        *,
        member: bool = True,
        may_post: bool = True,
        may_embed: bool = True,
        thread: bool = False,
        shard: int | None = None,
        only: tuple[str, ...] = (),
        may: int = Place.may,
    ) -> Place:
        """Create a channel (or a thread in one) of a new server; users join by `person.at(place)`.
        `member` is whether the bot is in that server; otherwise only users have installed it.
        `shard` is the connection of its events, `only` the ids of the users who see it."""
        with self.world.lock:
            number, channel, guild = (self.world.number() for _ in range(3))
            while shard not in (None, (int(guild) >> 22) % self.world.shards):
                guild = self.world.number()
            may = may if may_post else 1 << 10
            may &= ~0 if may_embed else ~EMBED_LINKS
            place = Place(channel, "server", guild, member, may, number if thread else "", only)
            self.world.places[place.id] = place
            if member:
                self.world.tell("GUILD_CREATE", guild_json(guild, place))
        return place

    def between(self) -> Place:
        """Create a direct channel between users, without the bot."""
        with self.world.lock:
            place = Place(self.world.number(), "between", member=False)
            self.world.places[place.id] = place
        return place

    def passes(self, seconds: float) -> None:
        """Advance Discord's clock."""
        with self.world.lock:
            self.world.ahead += seconds

    def waits_for_bot(self, timeout: float = 60) -> None:
        """Wait until a bot has logged in and registered its commands."""
        with self.world.lock:
            ready = self.world.lock.wait_for(
                lambda: (
                    bool(self.world.commands) and len(self.gateway.sessions) >= self.world.shards
                ),
                timeout,
            )
        assert ready, "no bot came"

    def fails(
        self, call: str, status: int, code: int, message: str, times: int = 1, **more: Any
    ) -> None:
        """Make the next calls that match `POST /channels/…` (a regular expression) fail."""
        with self.world.lock:
            self.world.faults += [(call, ApiError(status, code, message, **more))] * times

    def calls(self, pattern: str) -> list[Call]:
        """Return the calls so far whose `METHOD /path` matches."""
        with self.world.lock:
            return [it for it in self.world.calls if re.search(pattern, f"{it.method} {it.path}")]

    def drops(self, *, forget: bool = False, shard: int | None = None) -> None:
        """Break the gateway's connections, or one of them; with `forget` sessions are lost, too."""
        asyncio.run_coroutine_threadsafe(self.gateway.drop(forget, shard), self._loop).result(10)

    # --- for the bot ------------------------------------------------------------------------

    async def _start(self) -> None:
        app = web.Application(client_max_size=80 << 20)
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/attachments/{place}/{id}/{name}", self._download)
        app.router.add_route("*", API + "/{path:.*}", self._call)
        self.url = self.world.url = await self._listen(app)
        self.world.tell = self._tell

    def _tell(self, name: str, data: Json) -> None:
        self._loop.call_soon_threadsafe(self.gateway.dispatch, name, data)

    async def _stop(self) -> None:
        await self.gateway.drop(True)
        await super()._stop()

    async def _call(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await _body(request)
        status, answer, headers = 200, Json(), dict[str, str]()
        try:
            route, found, handler = self._route(request.method, path)
            headers = self._allowed(request, route, found)
            with self.world.lock:
                if fault := self.world.fault(f"{request.method} {path}"):
                    raise fault
                answer = handler(self.world, found, body)
        except ApiError as error:
            status, answer = error.status, error.body
        if status == 429:
            headers |= {"Via": "1.1 google", "Retry-After": str(answer.get("retry_after", 1))}
        with self.world.lock:
            self.world.calls.append(Call(time.monotonic(), request.method, path, body.json, status))
            self.world.lock.notify_all()
        # discord.py reads it only if the type is this, to the letter.
        headers["Content-Type"] = "application/json"
        return web.Response(body=json.dumps(answer).encode(), status=status, headers=headers)

    def _route(self, method: str, path: str) -> tuple[str, dict[str, str], Handler]:
        for wanted, pattern, name, handler in self._routes:
            if wanted == method and (found := pattern.fullmatch(path)):
                return name, found.groupdict(), handler
        raise ApiError(404, 0, f"404: Not Found {method} {path}")

    def _allowed(self, request: web.Request, route: str, found: dict[str, str]) -> dict[str, str]:
        """Check the token and the rate limits. Return the rate limit headers."""
        if not route.startswith(BY_TOKEN):
            if request.headers.get("Authorization") != f"Bot {self.token}":
                raise ApiError(401, 0, "401: Unauthorized")
            _, wait = self._all.take(time.time())
            if wait:
                body = {"retry_after": wait, "global": True}
                raise ApiError(429, 0, "You are being rate limited.", **body)
        elif not route.startswith("/webhooks/"):
            return {}
        if "message" not in route:
            return {}
        major = f"{request.method} {route} {found.get('channel') or found.get('token')}"
        headers, wait = self._buckets[major].take(time.time())
        if wait:
            body = {"retry_after": wait, "global": False}
            raise ApiError(429, 0, "You are being rate limited.", **body)
        return headers | {"X-RateLimit-Bucket": f"{hash((request.method, route)) & 0xFFFFFFFF:x}"}

    async def _download(self, request: web.Request) -> web.Response:
        with self.world.lock:
            file = self.world.files.get(request.match_info["id"])
            late = int(request.query.get("ex", "0"), 16) < self.world.now()
        if file is None or late:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=file.content, content_type="application/octet-stream")


async def _body(request: web.Request) -> Body:
    """Parse JSON, or JSON with files."""
    if not (request.content_type or "").startswith("multipart/"):
        return Body(parsed(await request.text()), query=request.query)
    payload: Any = {}
    uploads = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            payload = parsed(await part.text())
        else:
            uploads.append(Upload(part.filename or "", bytes(await part.read())))
    return Body(payload, tuple(uploads), request.query)
