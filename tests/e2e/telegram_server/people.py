"""Emulated users: their actions become updates, and they see the bot's posts."""

from __future__ import annotations

import mimetypes
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import av

from storage.models import Account, Address, Platform
from tests.e2e.harness.threaded_server import wait_for_change
from tests.e2e.telegram_server.posts import Json, Post, PostVersion, StoredFile
from tests.e2e.telegram_server.rules import utf16
from tests.e2e.telegram_server.world import PendingUpdate, World

T = TypeVar("T")

_ENTITIES = {
    "bot_command": re.compile(r"(?<!\S)/[A-Za-z0-9_]+(@\w+)?"),
    "mention": re.compile(r"(?<![\w/])(?<!\w)@\w+"),
    "url": re.compile(r"https?://\S+"),
}


@dataclass(frozen=True)
class Person:
    """A user in one chat with the bot; `at` returns the user in another chat."""

    world: World
    user: Json
    chat: Json
    thread: int | None = None

    @property
    def id(self) -> str:
        """Return the user id, as in the bot's settings."""
        return str(self.user["id"])

    @property
    def account(self) -> Account:
        """Return the account that the bot sees."""
        return Account(Platform.TELEGRAM, self.id)

    @property
    def address(self) -> Address:
        """Return the address of the user's chat."""
        thread = str(self.thread) if self.thread is not None else None
        return Address(Platform.TELEGRAM, str(self.chat["id"]), thread)

    def at(self, group: Json, thread: int | None = None) -> Person:
        """Return the same user in a group, or in a topic of it."""
        return replace(self, chat=group, thread=thread)

    # --- actions ----------------------------------------------------------------------------

    def says(self, text: str, reply_to: Post | None = None) -> Post:
        """Send a text; commands, mentions and URLs in it become entities."""
        return self._posts("text", text, None, reply_to)

    def sends_video(self, path: Path, caption: str = "") -> Post:
        return self._posts("video", caption, self._uploaded(path))

    def sends_voice(self, path: Path, caption: str = "") -> Post:
        return self._posts("voice", caption, self._uploaded(path))

    def sends_audio(self, path: Path, caption: str = "") -> Post:
        return self._posts("audio", caption, self._uploaded(path))

    def sends_video_note(self, path: Path) -> Post:
        return self._posts("video_note", "", self._uploaded(path))

    def sends_animation(self, path: Path) -> Post:
        return self._posts("animation", "", self._uploaded(path))

    def sends_document(
        self,
        path: Path,
        caption: str = "",
        size: int | None = None,
        reply_to: Post | None = None,
        name: str = "",
    ) -> Post:
        """Send a file as a document; `size` replaces its size, `name` its name."""
        return self._posts("document", caption, self._uploaded(path, size, name), reply_to)

    def sends_album(self, paths: Sequence[Path], caption: str = "", album: str = "") -> list[Post]:
        """Send files as an album: separate updates, the caption with the first one.

        No update says how many the album has, and more of the same `album` may come at any time:
        https://github.com/tdlib/telegram-bot-api/issues/339
        """
        with self.world.lock:
            album = album or str(self.world.number())
            return [
                self._posts(
                    "document",
                    caption if number == 0 else "",
                    self._uploaded(path),
                    media_group_id=album,
                )
                for number, path in enumerate(paths)
            ]

    def forwards(self, post: Post) -> Post:
        """Forward a message with its text."""
        origin = {"type": "user", "date": int(time.time()), "sender_user": post.sender}
        return self._posts(post.kind, post.text, post.file, forward_origin=origin)

    def presses(self, post: Post, label: str) -> None:
        """Press the button whose label contains `label`."""
        self.forges(post, post.data_of(label))

    def forges(self, post: Post, data: str) -> None:
        """Send a button press with any payload, even without such a button."""
        with self.world.lock:
            query = f"query-{self.world.number()}"
            self.world.open_queries[query] = self.world.now()
            self.world.pressed_by[query] = self.user["id"]
            self.world.tell(
                "callback_query",
                {
                    "id": query,
                    "from": self.user,
                    "chat_instance": "1",
                    "message": post.as_json(self.world.chats[post.chat]),
                    "data": data,
                },
            )

    def blocks_the_bot(self) -> None:
        """Block the bot in this chat."""
        with self.world.lock:
            self.world.blocked.add(self.chat["id"])

    def is_delivered_again(self, post: Post, times: int = 1) -> None:
        """Deliver the update of a post again, although it was confirmed."""
        with self.world.lock:
            self.world.updates += [
                PendingUpdate(self.world.now(), post.update, repeated=True) for _ in range(times)
            ]
            self.world.on_update()

    # --- what the user sees -----------------------------------------------------------------

    def sees(self) -> list[Post]:
        """Return the bot's posts in this chat, oldest first."""
        with self.world.lock:
            return [
                post
                for post in self.world.posts.values()
                if post.chat == self.chat["id"] and post.from_bot and not post.deleted
            ]

    def alerts(self) -> list[str]:
        """Return the texts that answered this user's presses."""
        with self.world.lock:
            return [text for user, text in self.world.alerts if user == self.user["id"]]

    def answers(self, post: Post) -> list[Post]:
        """Return the bot's posts that reply to this one."""
        return [it for it in self.sees() if it.reply_to == post.id]

    def waits_for(self, condition: Callable[[], T | None], timeout: float, what: str = "") -> T:
        """Return the first true value of `condition`, called after every change."""

        def describe_posts() -> list[str]:
            return [
                f"{post.kind}: {post.text or (post.file and post.file.name)}"
                for post in self.sees()
            ]

        return wait_for_change(self.world.lock, condition, timeout, what, describe_posts)

    # --- updates ----------------------------------------------------------------------------

    def _uploaded(self, path: Path, size: int | None = None, name: str = "") -> StoredFile:
        """Store a file with the type that its name suggests, as the clients do."""
        content, name = path.read_bytes(), name or path.name
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        with self.world.lock:
            return self.world.keep_file(
                name, mime, content, size=size or len(content), seconds=_seconds(path)
            )

    def _posts(
        self,
        kind: str,
        text: str,
        file: StoredFile | None,
        reply_to: Post | None = None,
        **more: Any,
    ) -> Post:
        version = PostVersion(time.monotonic(), text, tuple(_entities(text)))
        with self.world.lock:
            number = self.world.message_number(self.chat["id"])
            post = Post(self.chat["id"], number, self.user, kind, [version])
            post.reply_to = reply_to.id if reply_to else None
            post.thread, post.file = self.thread, file
            post.update = self.world.tell("message", self.world.post(post) | more)
        return post


def _entities(text: str) -> list[Json]:
    return [
        {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match.group())}
        for kind, pattern in _ENTITIES.items()
        for match in pattern.finditer(text)
    ]


def _seconds(path: Path) -> float:
    """Return the duration as Telegram's clients report it; 0 when unknown."""
    try:
        with av.open(str(path)) as container:
            return float(container.duration or 0) / av.time_base
    except (av.FFmpegError, OSError):
        return 0.0
