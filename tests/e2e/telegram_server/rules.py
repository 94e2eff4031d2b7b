"""Telegram's limits and the texts of their errors (those of tdlib/telegram-bot-api)."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.e2e.telegram_server.posts import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_ALERT = 200
LARGEST_DOWNLOAD = 20 << 20
LARGEST_UPLOAD = 50 << 20
KEPT_SECONDS = 86_400.0  # updates are kept for a day
DELETE_SECONDS = 48 * 3600.0  # how long a message can be deleted
QUERY_SECONDS = 15.0  # how long a button press can be answered


class ApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.body: Json = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.body["parameters"] = parameters


def bad_request(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


@dataclass(slots=True)
class Rates:
    """Rate limits of messages and edits. Telegram allows about one message a second in a chat with
    short bursts, 20 a minute in a group, 30 a second in all; this class counts exactly.
    https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
    """

    in_all: int = 30
    _sent: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat: int, messages: int, now: float) -> None:
        """Count the messages, or refuse them all."""
        in_chat = (20, 60.0) if chat < 0 else (16, 10.0)
        for sent, (most, seconds) in (
            (self._sent[0], (self.in_all, 1.0)),
            (self._sent[chat], in_chat),
        ):
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) + messages > most:
                raise too_many(math.ceil(seconds - (now - sent[0])) if sent else 1)
        for key in (0, chat):
            self._sent[key].extend([now] * messages)


def too_many(retry_after: int) -> ApiError:
    """Return Telegram's error 429."""
    description = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, description, retry_after=retry_after)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Parameters of a call: all values are texts, nested ones are JSON."""

    fields: dict[str, str]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.fields.get(name, "")

    def number(self, name: str) -> int | None:
        value = self.fields.get(name)
        return int(value) if value else None

    def json(self, name: str) -> Any:
        value = self.fields.get(name)
        return json.loads(value) if value else None

    def upload(self, reference: str) -> Upload:
        """Return a file by its field, or by `attach://field`."""
        name = reference.removeprefix("attach://")
        if name not in self.uploads:
            raise bad_request(f'there is no file "{name}" in the request')
        if sum(len(it.content) for it in self.uploads.values()) > LARGEST_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        if not self.uploads[name].content:
            raise bad_request("file must be non-empty")
        return self.uploads[name]


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def checked_text(params: Params, name: str, longest: int) -> tuple[str, tuple[Json, ...]]:
    """Return a text (or caption) with its entities, checked against Telegram's limits."""
    text = params.text(name)
    if utf16(text) > longest:
        description = "message is too long" if name == "text" else "message caption is too long"
        raise bad_request(description)
    if name == "text" and not text.strip():
        raise bad_request("message text is empty")
    entities = params.json("entities" if name == "text" else "caption_entities") or []
    for entity in entities:
        start, length = entity["offset"], entity["length"]
        if start < 0 or length <= 0 or start + length > utf16(text):
            raise bad_request(f"entity beginning at UTF-16 offset {start} ends after the end")
    return text, tuple(entities)


def checked_buttons(params: Params) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return an inline keyboard as rows of (label, data or address), checked. Telegram refuses
    addresses of hosts without a dot."""
    markup = params.json("reply_markup") or {}
    rows = []
    for row in markup.get("inline_keyboard", []):
        for button in row:
            if "url" in button:
                if "." not in (urlsplit(button["url"]).hostname or ""):
                    raise bad_request("BUTTON_URL_INVALID")
            elif not 1 <= len(button["callback_data"].encode()) <= 64:
                raise bad_request("BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise bad_request("text buttons are unallowed in the inline keyboard")
        rows.append(tuple((it["text"], it.get("url") or it["callback_data"]) for it in row))
    return tuple(rows)


def checked_commands(params: Params) -> list[Json]:
    """Return the menu of commands, checked."""
    commands: list[Json] = params.json("commands") or []
    if len(commands) > 100:
        raise bad_request("too many commands")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands
