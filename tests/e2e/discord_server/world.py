"""State of the server: places, posts, files, interactions. One lock guards it."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.discord_server.posts import (
    APPLICATION,
    BOT,
    EMBED_LINKS,
    EPHEMERAL,
    VOICE,
    Json,
    Place,
    Post,
    PostVersion,
    StoredFile,
    stamp,
)
from tests.e2e.discord_server.rules import (
    LARGEST_FILE,
    TOKEN_SECONDS,
    ApiError,
    Body,
    unknown,
)

EPOCH = 1_420_070_400.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. `code` is the HTTP status of the answer."""

    at: float
    method: str
    path: str
    json: Any
    code: int


@dataclass(slots=True)
class Interaction:
    """An interaction of a user, which the bot must answer in 3 seconds."""

    id: str
    token: str
    place: Place
    user: Json
    created_at: float
    user_install: bool
    json: Json
    acknowledged: bool = False
    original: str = ""  # the id of the first response, or of the message with the button
    follow_ups: int = 0
    choices: list[str] | None = None  # the autocomplete choices
    alone: bool = False
    modal: Json | None = None  # the opened form


@dataclass(slots=True)
class World:
    """State of one Discord. Hold `lock` for every access. `ahead` is the offset of its clock in
    seconds."""

    lock: threading.Condition = field(default_factory=threading.Condition)
    url: str = ""
    ahead: float = 0.0
    places: dict[str, Place] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)  # by token
    directs: dict[str, Place] = field(default_factory=dict)  # by user
    blocked: set[str] = field(default_factory=set)  # users who take no direct messages
    outsiders: set[str] = field(default_factory=set)  # users who are in no server
    managers: set[str] = field(default_factory=set)  # users who manage every server
    commands: list[Json] = field(default_factory=list)
    server_commands: dict[str, list[Json]] = field(default_factory=dict)  # by server
    calls: list[Call] = field(default_factory=list)
    faults: list[tuple[str, ApiError]] = field(default_factory=list)
    upload_limit: int = LARGEST_FILE
    shards: int = 1  # the recommended and least number of connections
    webhooks: set[str] = field(default_factory=set)  # ids, which their messages have as author
    concurrency: int = 1  # connections that may start at once
    tell: Callable[[str, Json], None] = lambda _name, _json: None
    _numbers: Any = field(default_factory=itertools.count)

    def now(self) -> float:
        return time.time() + self.ahead

    def number(self) -> str:
        """Return the next snowflake: the time and a counter."""
        milliseconds = int((self.now() - EPOCH) * 1000)
        return str((milliseconds << 22) | (next(self._numbers) & 0x3FFFFF))

    @staticmethod
    def created_at(number: str) -> float:
        return (int(number) >> 22) / 1000 + EPOCH

    # --- access of the bot --------------------------------------------------------------------

    def place(self, number: str) -> Place:
        """Return a channel that the bot may see, or raise Discord's error."""
        place = self.places.get(number)
        if place is None:
            raise unknown(10003, "Channel")
        if not place.member or place.kind == "between" or not place.may & (1 << 10):
            raise ApiError(403, 50001, "Missing Access")
        return place

    def may_write(self, place: Place) -> None:
        if place.kind == "direct" and any(
            it.id == place.id and user in self.blocked for user, it in self.directs.items()
        ):
            raise ApiError(403, 50007, "Cannot send messages to this user")
        if place.kind == "server" and not place.may & (1 << 11):
            raise ApiError(403, 50013, "Missing Permissions")

    def may_embed(self, place: Place, body: Body) -> None:
        if place.kind == "server" and body.json.get("embeds") and not place.may & EMBED_LINKS:
            raise ApiError(403, 50013, "Missing Permissions")

    def readable_post(self, place: Place, number: str) -> Post:
        """Return a message that the bot may see in a channel; ephemeral ones are in no channel."""
        post = self.posts.get(number)
        if post is None or post.deleted or post.place.id != place.id or post.flags & EPHEMERAL:
            raise unknown(10008, "Message")
        return post

    def open(self, token: str) -> Interaction:
        """Return the interaction with this token, until it expires."""
        interaction = self.interactions.get(token)
        if interaction is None or not interaction.acknowledged:
            raise unknown(10015, "Webhook")
        if self.now() - interaction.created_at > TOKEN_SECONDS:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        return interaction

    # --- posts --------------------------------------------------------------------------------

    def post_version(self, body: Body, before: PostVersion | None = None) -> PostVersion:
        """Return the new version of a post; fields that an edit leaves out stay."""

        def now(name: str, old: Any) -> Any:
            return body.json.get(name, old)

        return PostVersion(
            time.monotonic(),
            now("content", before.content if before else "") or "",
            tuple(now("embeds", before.embeds if before else ()) or ()),
            tuple(now("components", before.components if before else ()) or ()),
        )

    def post(self, post: Post) -> Post:
        """Add a post to its channel. Return it."""
        self.posts[post.id] = post
        self.lock.notify_all()
        return post

    def keep_file(self, name: str, mime: str, content: bytes, **more: Any) -> StoredFile:
        """Store a file as an attachment, with a name that Discord allows."""
        size = more.pop("size", len(content))
        safe = re.sub(r"[^\w.-]+", "_", name)
        file = StoredFile(self.number(), safe, mime, content, size, **more)
        self.files[file.id] = file
        return file

    def address(self, place: Place, file: StoredFile) -> str:
        """Return a signed URL that is valid for a day."""
        ends = int(self.now()) + 86_400
        path = f"/attachments/{place.id}/{file.id}/{file.name}"
        return f"{self.url}{path}?ex={ends:x}&is=0&hm={hash((file.id, ends)) & 0xFFFFFF:x}"

    def as_json(self, post: Post) -> Json:
        """Return a post as JSON of the API."""
        version = post.history[-1]
        json: Json = {
            "id": post.id,
            "channel_id": post.place.id,
            "author": post.author,
            "content": version.content,
            "timestamp": stamp(self.created_at(post.id)),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [BOT] if f"<@{BOT['id']}>" in version.content else [],
            "mention_roles": [],
            "attachments": [it.as_json(self.address(post.place, it)) for it in post.files],
            "embeds": list(version.embeds),
            "components": list(version.components),
            "pinned": False,
            "type": 19 if post.reply_to else 0,
            "flags": post.flags | (VOICE if any(it.voice for it in post.files) else 0),
        }
        if post.reply_to:
            json["message_reference"] = {"message_id": post.reply_to, "channel_id": post.place.id}
            replied = self.posts.get(post.reply_to)
            json["referenced_message"] = self.as_json(replied) if replied else None
        if post.author["id"] in self.webhooks:
            json["webhook_id"] = post.author["id"]
        if post.from_bot and post.interaction:
            json |= {"webhook_id": APPLICATION, "application_id": APPLICATION}
        if post.place.guild:
            json["guild_id"] = post.place.guild
        return json

    def fault(self, call: str) -> ApiError | None:
        """Return the error that a test has planned for this call, if any."""
        for planned in self.faults:
            if re.search(planned[0], call):
                self.faults.remove(planned)
                return planned[1]
        return None
