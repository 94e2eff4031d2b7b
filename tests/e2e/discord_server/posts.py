"""Posts of a channel, each with all its forms, and files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

EPHEMERAL, LOADING, VOICE = 1 << 6, 1 << 7, 1 << 13
EMBED_LINKS = 1 << 14  # a permission
BOT: Json = {
    "id": "4242",
    "username": "mp4totext",
    "discriminator": "0000",
    "global_name": None,
    "avatar": None,
    "bot": True,
}
APPLICATION = "4343"
MANAGERS = "4444"  # the role that may manage a server


@dataclass(frozen=True)
class Place:
    """A channel. `kind` is `direct` (with the bot), `server`, or `between` (users). `member` is
    whether the bot is in that server, `may` are the permissions of everyone, `parent` is the
    channel of a thread, and `only` are the users who see it, if not all do."""

    id: str
    kind: str
    guild: str = ""
    member: bool = True
    # view the channel, send messages, embed links, attach files, read the history
    may: int = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16)
    parent: str = ""
    only: tuple[str, ...] = ()

    def as_json(self) -> Json:
        json: Json = {"id": self.id, "type": {"direct": 1, "between": 3}.get(self.kind, 0)}
        if self.kind != "server":
            return json | {"recipients": [], "owner_id": "1", "name": None, "icon": None}
        json |= {"name": "general", "guild_id": self.guild, "position": 0, "nsfw": False}
        json |= {"permission_overwrites": self._overwrites(), "parent_id": None, "flags": 0}
        if self.parent:
            json |= {
                "type": 12 if self.only else 11,
                "parent_id": self.parent,
                "owner_id": "1",
                "message_count": 0,
                "member_count": 1,
                "thread_metadata": {
                    "archived": False,
                    "auto_archive_duration": 1440,
                    "archive_timestamp": stamp(1.7e9),
                },
            }
        return json

    def _overwrites(self) -> list[Json]:
        """https://discord.com/developers/docs/topics/permissions#permission-overwrites"""
        if not self.only or self.parent:
            return []
        permission = f"{1 << 10}"
        hidden = {"id": self.guild, "type": 0, "allow": "0", "deny": permission}
        people = (*self.only, BOT["id"])
        return [hidden, *({"id": it, "type": 1, "allow": permission, "deny": "0"} for it in people)]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An attachment. `size` may differ from the content, to emulate very large files."""

    id: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    size: int
    seconds: float = 0.0
    voice: bool = False

    def as_json(self, url: str) -> Json:
        json: Json = {
            "id": self.id,
            "filename": self.name,
            "size": self.size,
            "url": url,
            "proxy_url": url,
            "content_type": self.mime,
        }
        if self.voice:
            json |= {"duration_secs": self.seconds, "waveform": "AAAA"}
        return json


@dataclass(frozen=True, slots=True)
class PostVersion:
    """One version of a post. `at` is time.monotonic(); `buttons` are rows of (label, custom_id)."""

    at: float
    content: str
    embeds: tuple[Json, ...] = ()
    components: tuple[Json, ...] = ()

    @property
    def markdown(self) -> str:
        """Return the text with its markup."""
        return "\n".join([self.content, *(it.get("description", "") for it in self.embeds)]).strip()

    @property
    def color(self) -> int | None:
        """Return the color of the embed."""
        return self.embeds[0]["color"] if self.embeds else None

    @property
    def text(self) -> str:
        """Return the text without markup."""
        text = re.sub(r"(?<!\\)(\*\*|\*)|^> ", "", self.markdown, flags=re.MULTILINE)
        return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("\u200b", "")

    @property
    def buttons(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        return tuple(
            tuple((it["label"], it.get("url") or it["custom_id"]) for it in row["components"])
            for row in self.components
        )


@dataclass(slots=True)
class Post:
    """A message in a channel, or a user's interaction that may be answered. `interaction` is the id
    of the interaction that a post responds to by its token."""

    place: Place
    id: str
    author: Json
    history: list[PostVersion]
    files: list[StoredFile] = field(default_factory=list)
    flags: int = 0
    reply_to: str = ""
    interaction: str = ""
    nonce: str = ""
    deleted: bool = False
    for_user: str = ""  # the only user who sees it
    edits: int = 0

    @property
    def text(self) -> str:
        return self.history[-1].text

    @property
    def labels(self) -> list[str]:
        """Return the labels of the current buttons."""
        return [label for row in self.history[-1].buttons for label, _ in row]

    @property
    def from_bot(self) -> bool:
        return bool(self.author.get("bot"))

    @property
    def file(self) -> StoredFile | None:
        return self.files[0] if self.files else None

    @property
    def kind(self) -> str:
        """Return `text`, or the kind of its file."""
        if self.file is None:
            return "text"
        return "voice" if self.file.name.endswith(".ogg") else "document"

    def parts(self) -> list[Post]:
        """Return a post for each file, as a message with several files looks."""
        if len(self.files) < 2:
            return [self]
        return [replace(self, files=[file]) for file in self.files]

    def carries(self, action: str) -> bool:
        """Return whether it currently has a button for this action."""
        rows = self.history[-1].buttons
        return any(data.partition(":")[0] == action for row in rows for _, data in row)

    def data_of(self, label: str) -> str:
        """Return the payload of the button whose label contains `label`."""
        for row in self.history[-1].buttons:
            for text, data in row:
                if label.lower() in text.lower():
                    return data
        raise AssertionError(f"no button {label!r} under {self.text!r}: {self.labels}")


@dataclass(frozen=True)
class Form:
    """An open form and the post with its button."""

    post: Post
    json: Json

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Return the label, the value and the placeholder of each field."""
        return [
            (it["label"], it["component"].get("value", ""), it["component"].get("placeholder", ""))
            for it in self.json["components"]
        ]


def stamp(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
