"""The gateway: hello, identify, ready, heartbeats, events, resume, invalid sessions.
https://discord.com/developers/docs/topics/gateway"""

from __future__ import annotations

import asyncio
import json
import time
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.e2e.discord_server.posts import APPLICATION, BOT, MANAGERS, Json, Place, stamp
from tests.e2e.discord_server.world import World

HEARTBEAT = 41_250  # milliseconds
MESSAGE_CONTENT = 1 << 15


@dataclass(slots=True)
class Session:
    """One identified connection, which may be resumed after it broke."""

    id: str
    intents: int
    shard: list[int]
    events: list[Json] = field(default_factory=list)  # in the order of their numbers
    socket: Socket | None = None

    def hears(self, guild: str) -> bool:
        """Whether a server's events come by this connection; "" are those of no server."""
        return (int(guild or 0) >> 22) % self.shard[1] == self.shard[0]

    def dispatch(self, name: str, data: Json) -> None:
        event = {"op": 0, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        if self.socket is not None:
            self.socket.send(event)


@dataclass(slots=True)
class Socket:
    """One connection, compressed when the client asks for it."""

    ws: web.WebSocketResponse
    deflate: Any = None
    outbox: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)

    def send(self, payload: Json) -> None:
        self.outbox.put_nowait(payload)

    async def pump(self) -> None:
        """Send what is put in, in its order."""
        while True:
            text = json.dumps(await self.outbox.get())
            try:
                if self.deflate is None:
                    await self.ws.send_str(text)
                else:
                    packed = self.deflate.compress(text.encode())
                    await self.ws.send_bytes(packed + self.deflate.flush(zlib.Z_SYNC_FLUSH))
            except ConnectionError:
                return


class Gateway:
    """All sessions. Everything here runs on the server's loop."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self.sessions: dict[str, Session] = {}
        self.resumed = 0
        self.every = 0.0  # seconds between two sessions of a bucket; Discord's are 5
        self.refused = 0  # sessions that came before their time
        self._begun: dict[int, float] = {}  # by bucket

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from its beginning to its end."""
        ws = web.WebSocketResponse(max_msg_size=1 << 20)
        await ws.prepare(request)
        packed = request.query.get("compress") == "zlib-stream"
        socket = Socket(ws, zlib.compressobj() if packed else None)
        pump = asyncio.create_task(socket.pump())
        socket.send({"op": 10, "d": {"heartbeat_interval": HEARTBEAT}})
        try:
            async for message in ws:
                if message.type is WSMsgType.TEXT:
                    await self._said(socket, json.loads(message.data))
        finally:
            pump.cancel()
            for session in self.sessions.values():
                if session.socket is socket:
                    session.socket = None
        return ws

    async def _said(self, socket: Socket, payload: Json) -> None:
        match payload["op"]:
            case 1:
                # Over loopback the answer would come before discord.py has noted when it asked.
                await asyncio.sleep(0.05)
                socket.send({"op": 11})
            case 2:
                await self._identify(socket, payload["d"])
            case 6:
                await self._resume(socket, payload["d"])

    async def _identify(self, socket: Socket, told: Json) -> None:
        if told["token"] != self._token:
            await socket.ws.close(code=4004, message=b"Authentication failed.")
            return
        with self._world.lock:
            session = Session(self._world.number(), told["intents"], told.get("shard", [0, 1]))
            guilds = {
                it.guild: it
                for it in self._world.places.values()
                if it.guild and it.member and session.hears(it.guild)
            }
            if session.shard[1] < self._world.shards:
                await socket.ws.close(code=4011, message=b"Sharding required.")
                return
            if self._is_too_early(session.shard[0] % self._world.concurrency):
                socket.send({"op": 9, "d": False})
                return
            self._world.lock.notify_all()
        session.socket = socket
        others = [it for it in self.sessions.values() if it.shard != session.shard]
        self.sessions = {it.id: it for it in [*others, session]}  # the shard's older one is over
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": BOT,
                "session_id": session.id,
                "resume_gateway_url": str(self._world.url).replace("http", "ws", 1) + "/gateway",
                "guilds": [{"id": it, "unavailable": True} for it in guilds],
                "private_channels": [],
                "application": {"id": APPLICATION, "flags": 0},
                "shard": session.shard,
            },
        )
        for guild, place in guilds.items():
            session.dispatch("GUILD_CREATE", guild_json(guild, place))

    def _is_too_early(self, bucket: int) -> bool:
        early = time.monotonic() - self._begun.get(bucket, -1e9) < self.every
        if early:
            self.refused += 1
        else:
            self._begun[bucket] = time.monotonic()
        return early

    async def _resume(self, socket: Socket, told: Json) -> None:
        session = self.sessions.get(told["session_id"])
        if session is None or told["token"] != self._token:
            socket.send({"op": 9, "d": False})
            return
        session.socket = socket
        self.resumed += 1
        for event in session.events[told["seq"] :]:
            socket.send(event)
        session.dispatch("RESUMED", {})

    def dispatch(self, name: str, data: Json) -> None:
        """Tell the session whose it is; what it has no intent for is left out."""
        guild = str(data["id"] if name.startswith("GUILD_") else data.get("guild_id", ""))
        joined = any(it.guild == guild and it.member for it in self._world.places.values())
        for session in self.sessions.values():
            if session.hears(guild if joined else ""):
                session.dispatch(name, self._without_content(session, name, data))

    def _without_content(self, session: Session, name: str, data: Json) -> Json:
        """Bots see the words of messages only where they are meant, or with an intent."""
        meant = "guild_id" not in data or data.get("mentions")
        if name != "MESSAGE_CREATE" or meant or session.intents & MESSAGE_CONTENT:
            return data
        return data | {"content": "", "attachments": [], "embeds": [], "components": []}

    async def drop(self, forget: bool, shard: int | None = None) -> None:
        """Break every connection, or one; with `forget` nothing can be resumed."""
        broken = [it for it in self.sessions.values() if shard in (None, it.shard[0])]
        sockets = [it.socket for it in broken if it.socket]
        if forget:
            self.sessions = {it.id: it for it in self.sessions.values() if it not in broken}
        for socket in sockets:
            await socket.ws.close(code=4000, message=b"Unknown error")


def guild_json(guild: str, place: Place) -> Json:
    """A server with one channel, as the gateway tells of it."""
    member = {
        "user": BOT,
        "roles": [],
        "joined_at": stamp(1.7e9),
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    everyone = {
        "id": guild, "name": "@everyone", "permissions": str(place.may), "position": 0, "color": 0,
        "colors": {"primary_color": 0}, "hoist": False, "managed": False,
        "mentionable": False, "flags": 0,
    }  # fmt: skip
    channel = place.as_json()
    if place.parent:
        channel = Place(place.parent, "server", guild).as_json()
    return {
        "id": guild,
        "name": "Team",
        "owner_id": "1",
        "icon": None,
        "afk_timeout": 0,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [everyone, everyone | {"id": MANAGERS, "permissions": f"{1 << 5}", "position": 1}],
        "channels": [channel],
        "threads": [place.as_json()] if place.parent else [],
        "members": [member],
        "member_count": 3,
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "large": False,
        "unavailable": False,
        "joined_at": stamp(1.7e9),
    }
