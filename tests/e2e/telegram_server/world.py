"""State of the server: chats, posts, files, updates, calls. One lock guards it."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from tests.e2e.telegram_server.newer import DRAFT_SECONDS, Draft, Version
from tests.e2e.telegram_server.posts import Json, Post, PostVersion, StoredFile
from tests.e2e.telegram_server.rules import (
    KEPT_SECONDS,
    ApiError,
    Params,
    Rates,
    bad_request,
    too_many,
)

BOT: Json = {"id": 4242, "is_bot": True, "first_name": "mp4totext", "username": "mp4totext_bot"}


SUPERGROUPS = -1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. `code` is the HTTP status of the answer."""

    at: float
    method: str
    fields: dict[str, str]
    code: int


@dataclass(slots=True)
class PendingUpdate:
    """An unconfirmed update. A `repeated` one is delivered even if the offset is past it, until the
    bot has confirmed those of the answer that it was in, the newest of which is `shown_with`."""

    at: float
    json: Json
    repeated: bool = False
    shown_with: int = 0


def _content(version: PostVersion) -> tuple[object, ...]:
    return (version.text, version.entities, version.buttons, version.rich)


@dataclass(slots=True)
class World:
    """State of one Bot API server. Hold `lock` for every access."""

    lock: threading.Condition = field(default_factory=threading.Condition)
    chats: dict[int, Json] = field(default_factory=dict)
    posts: dict[tuple[int, int], Post] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    folder: Path | None = None  # where a local server keeps files
    paths: dict[str, str] = field(default_factory=dict)  # on its disk, by file id
    updates: list[PendingUpdate] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    open_queries: dict[str, float] = field(default_factory=dict)  # since when
    pressed_by: dict[str, int] = field(default_factory=dict)  # query -> user
    alerts: list[tuple[int, str]] = field(default_factory=list)  # texts in presses, by user
    commands: dict[str, list[Json]] = field(default_factory=dict)  # by scope and language
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # by name and language
    menu_button: Json = field(default_factory=lambda: {"type": "default"})
    managers: dict[int, set[int]] = field(default_factory=dict)  # group -> its administrators
    blocked: set[int] = field(default_factory=set)
    upgraded: dict[int, int] = field(default_factory=dict)  # group -> the supergroup it became
    boxes: dict[int, Any] = field(default_factory=dict)  # sequences of message ids
    webhook: object = None  # set by setWebhook; see `webhook`
    webhook_error: Json = field(default_factory=dict)  # the last error in getWebhookInfo
    ahead: float = 0.0  # seconds that a test has advanced the clock
    rates: Rates | None = None  # None: no limit
    throttled: dict[int, int] = field(default_factory=dict)  # chat -> retry_after of every call
    faults: list[tuple[str, Callable[[], ApiError | None]]] = field(default_factory=list)
    late_answers: float = 0.0  # seconds from the effect of a send to its answer
    lost_answers: float = 0.0  # the share of sends whose effect stays and whose answer is lost
    chance: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311
    version: Version = (10, 0)
    bot: Json = field(default_factory=lambda: BOT)
    drafts: list[Draft] = field(default_factory=list)
    on_update: Callable[[], None] = lambda: None
    _numbers: Any = field(default_factory=lambda: itertools.count(1000))

    def number(self) -> int:
        """Return the next id for a chat, an update or a file."""
        return int(next(self._numbers))

    def message_number(self, chat: int) -> int:
        """Return the next id for a message. An account has one sequence for all its private chats
        and basic groups, a supergroup has its own; both grow by one for every message.
        https://docs.telethon.dev/en/stable/concepts/chats-vs-channels.html and
        https://docs.pyrogram.org/topics/message-identifiers"""
        sequence = chat if is_supergroup(chat) else 0
        return int(next(self.boxes.setdefault(sequence, itertools.count(5000))))

    # --- calls of the bot -------------------------------------------------------------------

    def chat(self, chat_id: int | None) -> Json:
        """Return a chat that the bot may write to, or raise Telegram's error."""
        if chat_id is None or chat_id not in self.chats:
            raise bad_request("chat not found")
        if chat_id in self.upgraded:  # https://github.com/TwiN/gatus/issues/179
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.upgraded[chat_id],
            )
        if chat_id in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return self.chats[chat_id]

    def post(self, post: Post) -> Json:
        """Add a post to its chat. Return it as JSON."""
        self.posts[post.chat, post.id] = post
        self.lock.notify_all()
        replied = self.posts.get((post.chat, post.reply_to)) if post.reply_to else None
        return post.as_json(self.chats[post.chat], replied)

    def editable(self, chat_id: int, message_id: int) -> Post:
        """Return a post of the bot that exists, or raise Telegram's error."""
        post = self.posts.get((chat_id, message_id))
        if post is None or post.deleted:
            raise bad_request("message to edit not found")
        if not post.from_bot:
            raise bad_request("message can't be edited")
        return post

    def show(self, post: Post, version: PostVersion) -> None:
        """Change the form of a post."""
        now = post.history[-1]
        if _content(now) == _content(version):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        post.history.append(version)
        self.lock.notify_all()

    def draft(self, chat_id: int) -> str:
        """Return the live text of a private chat; the bot's next message replaces it."""
        sent_at = [
            it.history[0].at for it in self.posts.values() if it.chat == chat_id and it.from_bot
        ]
        since = max([*sent_at, time.monotonic() - DRAFT_SECONDS])
        texts = [it.text for it in self.drafts if it.chat == chat_id and it.at > since]
        return texts[-1] if texts else ""

    def keep_file(self, name: str, mime: str, content: bytes, **more: Any) -> StoredFile:
        """Store a file and give it an id."""
        size = more.pop("size", len(content))
        file = StoredFile(f"file-{self.number()}", name, mime, content, size, **more)
        self.files[file.id] = file
        if self.folder is not None:
            path = self.folder / "documents" / f"{file.id}{PurePath(name).suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self.paths[file.id] = str(path)
        return file

    # --- updates ----------------------------------------------------------------------------

    def tell(self, kind: str, content: Json) -> Json:
        """Queue an update for the bot. Return it."""
        update: Json = {"update_id": self.number(), kind: content}
        self.updates.append(PendingUpdate(self.now(), update))
        self.lock.notify_all()
        self.on_update()
        return update

    def now(self) -> float:
        """Return the server's clock in seconds."""
        return time.monotonic() + self.ahead

    def unexpired(self) -> list[PendingUpdate]:
        """Return the unconfirmed updates. Those older than a day are dropped."""
        self.updates = [it for it in self.updates if it.at > self.now() - KEPT_SECONDS]
        return self.updates

    def take(self, offset: int | None, limit: int) -> list[Json]:
        """Return the unconfirmed updates from `offset` on, and confirm those before it. A negative
        offset means that many from the end, and confirms all before them.
        https://core.telegram.org/bots/api#getupdates"""
        updates = self.unexpired()
        if offset is not None and offset > 0:
            updates = [it for it in updates if not 0 < it.shown_with < offset]
        if offset is not None and offset < 0:
            updates = updates[offset:]
        elif offset:
            updates = [it for it in updates if it.repeated or it.json["update_id"] >= offset]
        taken = updates[: min(max(limit, 1), 100)]
        newest = max((it.json["update_id"] for it in taken), default=0)
        for each in taken:
            if each.repeated:
                each.shown_with = newest
        self.updates = updates
        return [it.json for it in taken]

    def rate(self, method: str, params: Params) -> None:
        """Refuse a call above the rate limit."""
        chat = params.number("chat_id")
        if (
            chat is None
            or not method.startswith(("send", "edit"))
            or method.endswith(("action", "draft"))
        ):
            return
        if chat in self.throttled:
            raise too_many(self.throttled[chat])
        if self.rates is not None:
            album = params.json("media") if method == "sendmediagroup" else None
            self.rates.check(chat, len(album or [1]), time.monotonic())

    def loses_answer(self, method: str) -> bool:
        """Return whether the answer to this call is lost after its effect."""
        return is_send(method) and self.chance.random() < self.lost_answers

    def fault(self, method: str) -> ApiError | None:
        """Return the error that a test has planned for this call, if any."""
        for planned in self.faults:
            if planned[0].lower() == method:
                self.faults.remove(planned)
                return planned[1]()
        return None


def is_send(method: str) -> bool:
    """Return whether a method sends messages, by its lower-case name."""
    return method.startswith("send") and not method.endswith(("action", "draft"))


def is_supergroup(chat: int) -> bool:
    """Return whether a chat is a supergroup or a channel: ids below -1000000000000.
    https://core.telegram.org/api/bots/ids"""
    return chat < SUPERGROUPS


def chat_of(update: Json) -> int:
    """Return the chat of an update."""
    message = update.get("message") or update["callback_query"]["message"]
    return int(message["chat"]["id"])
