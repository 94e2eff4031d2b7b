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
    """One identified session, which can be resumed on another connection."""

    id: str
    intents: int
    shard: list[int]
    events: list[Json] = field(default_factory=list)  # in the order of their numbers
    socket: Socket | None = None

    def receives(self, guild: str) -> bool:
        """Return whether this shard receives a server's events; "" means direct messages."""
        return (int(guild or 0) >> 22) % self.shard[1] == self.shard[0]

    def dispatch(self, name: str, data: Json) -> None:
        event = {"op": 0, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        if self.socket is not None:
            self.socket.send(event)


@dataclass(slots=True)
class Socket:
    """One connection, compressed if the client asks for it."""

    ws: web.WebSocketResponse
    deflate: Any = None
    outbox: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)

    def send(self, payload: Json) -> None:
        self.outbox.put_nowait(payload)

    async def pump(self) -> None:
        """Send the queued payloads in order."""
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
    """All sessions. All methods run on the server's event loop."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self.sessions: dict[str, Session] = {}
        self.resumed = 0
        self.every = 0.0  # seconds between two sessions of a bucket; 5 on Discord
        self.refused = 0  # sessions that started too early
        self._begun: dict[int, float] = {}  # by bucket

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        ws = web.WebSocketResponse(max_msg_size=1 << 20)
        await ws.prepare(request)
        packed = request.query.get("compress") == "zlib-stream"
        socket = Socket(ws, zlib.compressobj() if packed else None)
        pump = asyncio.create_task(socket.pump())
        socket.send({"op": 10, "d": {"heartbeat_interval": HEARTBEAT}})
        try:
            async for message in ws:
                if message.type is WSMsgType.TEXT:
                    await self._handle_payload(socket, json.loads(message.data))
        finally:
            pump.cancel()
            for session in self.sessions.values():
                if session.socket is socket:
                    session.socket = None
        return ws

    async def _handle_payload(self, socket: Socket, payload: Json) -> None:
        match payload["op"]:
            case 1:
                # Over loopback the answer would come before discord.py has noted the request.
                await asyncio.sleep(0.05)
                socket.send({"op": 11})
            case 2:
                await self._identify(socket, payload["d"])
            case 6:
                await self._resume(socket, payload["d"])

    async def _identify(self, socket: Socket, payload: Json) -> None:
        if payload["token"] != self._token:
            await socket.ws.close(code=4004, message=b"Authentication failed.")
            return
        with self._world.lock:
            session = Session(
                self._world.number(), payload["intents"], payload.get("shard", [0, 1])
            )
            guilds = {
                it.guild: it
                for it in self._world.places.values()
                if it.guild and it.member and session.receives(it.guild)
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
        self.sessions = {it.id: it for it in [*others, session]}  # replaces the shard's old one
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

    async def _resume(self, socket: Socket, payload: Json) -> None:
        session = self.sessions.get(payload["session_id"])
        if session is None or payload["token"] != self._token:
            socket.send({"op": 9, "d": False})
            return
        session.socket = socket
        self.resumed += 1
        for event in session.events[payload["seq"] :]:
            socket.send(event)
        session.dispatch("RESUMED", {})

    def dispatch(self, name: str, data: Json) -> None:
        """Send an event to the sessions of its shard, without content that needs an intent."""
        guild = str(data["id"] if name.startswith("GUILD_") else data.get("guild_id", ""))
        joined = any(it.guild == guild and it.member for it in self._world.places.values())
        for session in self.sessions.values():
            if session.receives(guild if joined else ""):
                session.dispatch(name, self._without_content(session, name, data))

    def _without_content(self, session: Session, name: str, data: Json) -> Json:
        """Remove the content of a message, unless it mentions the bot or the intent is set."""
        included = "guild_id" not in data or data.get("mentions")
        if name != "MESSAGE_CREATE" or included or session.intents & MESSAGE_CONTENT:
            return data
        return data | {"content": "", "attachments": [], "embeds": [], "components": []}

    async def drop(self, forget: bool, shard: int | None = None) -> None:
        """Break all connections, or one; with `forget` the sessions can't be resumed."""
        broken = [it for it in self.sessions.values() if shard in (None, it.shard[0])]
        sockets = [it.socket for it in broken if it.socket]
        if forget:
            self.sessions = {it.id: it for it in self.sessions.values() if it not in broken}
        for socket in sockets:
            await socket.ws.close(code=4000, message=b"Unknown error")


NEW_SERVER: Json = {
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
    "voice_states": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
    "large": False,
    "unavailable": False,
}
"""Settings that every server of the tests has."""


def guild_json(guild: str, place: Place) -> Json:
    """Return a server with one channel as JSON of the gateway."""
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
    return NEW_SERVER | {
        "id": guild,
        "name": "Team",
        "owner_id": "1",
        "roles": [everyone, everyone | {"id": MANAGERS, "permissions": f"{1 << 5}", "position": 1}],
        "channels": [channel],
        "threads": [place.as_json()] if place.parent else [],
        "members": [member],
        "member_count": 3,
        "joined_at": stamp(1.7e9),
    }
