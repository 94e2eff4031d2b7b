"""The app of an emulated user: its messages and interactions become events."""

from __future__ import annotations

import mimetypes
import time
from dataclasses import dataclass
from pathlib import Path

import av

from storage.models import Account, Address, Platform
from tests.e2e.discord_server.posts import (
    APPLICATION,
    EPHEMERAL,
    Json,
    Place,
    Post,
    PostVersion,
    StoredFile,
    stamp,
)
from tests.e2e.discord_server.world import Interaction, World


@dataclass(frozen=True)
class Client:
    """The app of a user, in one channel."""

    world: World
    user: Json
    place: Place
    locale: str = "en-US"

    @property
    def id(self) -> str:
        """Return the user id, as in the bot's settings."""
        return str(self.user["id"])

    @property
    def account(self) -> Account:
        """Return the account that the bot sees."""
        return Account(Platform.DISCORD, self.id)

    @property
    def address(self) -> Address:
        """Return the address of the user's channel."""
        return Address(Platform.DISCORD, self.place.id)

    def _uploaded(self, path: Path, size: int | None = None, voice: bool = False) -> StoredFile:
        content = path.read_bytes()
        mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        with self.world.lock:
            return self.world.keep_file(
                "voice-message.ogg" if voice else path.name,
                mime,
                content,
                size=size or len(content),
                seconds=_seconds(path) if voice else 0.0,
                voice=voice,
            )

    def _posts(self, text: str, files: list[StoredFile], reply_to: Post | None = None) -> Post:
        with self.world.lock:
            version = PostVersion(time.monotonic(), text)
            post = Post(self.place, self.world.number(), self.user, [version], files)
            post.reply_to = reply_to.id if reply_to else ""
            self.world.post(post)
            json = self.world.as_json(post)
            if self.place.guild:
                json["member"] = _member()
            if self.place.member and self.place.kind != "between":
                self.world.tell("MESSAGE_CREATE", json)
        return post

    def _does(self, kind: int, data: Json, post: Post | None = None) -> Post:
        """Create an interaction. Return it as a post that may be answered."""
        with self.world.lock:
            number, world = self.world.number(), self.world
            at_home = self.place.kind == "direct"
            at_home |= self.place.member and self.place.kind == "server"
            json = self._interaction(number, kind, data, user_install=not at_home)
            interaction = Interaction(
                number, json["token"], self.place, self.user, world.now(),
                user_install=not at_home, json=json,
            )  # fmt: skip
            if post is not None:
                json["message"] = world.as_json(post)
                interaction.original = post.id
                interaction.alone = bool(post.flags & EPHEMERAL)
            world.interactions[interaction.token] = interaction
            world.tell("INTERACTION_CREATE", json)
        return Post(self.place, number, self.user, [PostVersion(time.monotonic(), "")])

    def _interaction(self, number: str, kind: int, data: Json, *, user_install: bool) -> Json:
        """Return an interaction as JSON of the gateway."""
        owners = {"1": self.id} if user_install else {"0": self.place.guild or "0"}
        json: Json = {
            "id": number,
            "application_id": APPLICATION,
            "type": kind,
            "data": data,
            "channel": self.place.as_json(),
            "channel_id": self.place.id,
            "token": f"aW50ZXJhY3Rpb246{number}SECRETSECRETSECRET",
            "version": 1,
            "locale": self.locale,
            "app_permissions": str(self.place.may),
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "context": {"server": 0, "direct": 1, "between": 2}[self.place.kind],
            "attachment_size_limit": self.world.upload_limit,
        }
        if self.place.guild:
            guild = {"id": self.place.guild, "locale": "en-US", "features": []}
            json |= {"guild_id": self.place.guild, "guild": guild, "guild_locale": "en-US"}
            json["member"] = _member() | {"user": self.user, "permissions": "0"}
        else:
            json["user"] = self.user
        return json


def _member() -> Json:
    return {"roles": [], "joined_at": stamp(1.7e9), "deaf": False, "mute": False, "flags": 0}


def _seconds(path: Path) -> float:
    with av.open(str(path)) as container:
        return float(container.duration or 0) / av.time_base
