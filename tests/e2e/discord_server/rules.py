"""Discord's limits and the codes of their errors:
https://discord.com/developers/docs/topics/opcodes-and-status-codes"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.discord_server.posts import Json

LARGEST_FILE = 10 << 20
LARGEST_REQUEST = 25 << 20
ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
OLD_SECONDS = 3600.0
OLD_EDITS = 3  # of a message older than that; the real number is undocumented
NONCE_SECONDS = 300.0
USER_INSTALL_FOLLOW_UPS = 5


class ApiError(Exception):
    """An error response."""

    def __init__(self, status: int, code: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code, **more}


def invalid(field: str, why: str) -> ApiError:
    errors = {field: {"_errors": [{"code": "INVALID", "message": why}]}}
    return ApiError(400, 50035, "Invalid Form Body", errors=errors)


def unknown(code: int, thing: str) -> ApiError:
    return ApiError(404, code, f"Unknown {thing}")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """Body and query of a request."""

    json: Any
    uploads: tuple[Upload, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)


def checked_message(body: Body, largest: int, *, edit: bool = False) -> None:
    """Check a message against the limits."""
    payload: Json = body.json
    content, embeds = payload.get("content") or "", payload.get("embeds") or []
    if len(content) > 2000:
        raise invalid("content", "Must be 2000 or fewer in length.")
    if len(str(payload.get("nonce", ""))) > 25:
        raise invalid("nonce", "Must be 25 or fewer in length.")
    if edit or payload:
        # A test would not notice a ping otherwise: every message of the bot must forbid it.
        assert payload.get("allowed_mentions", {}).get("parse") == [], f"this may ping: {payload}"
    if not (content.strip() or embeds or body.uploads or edit):
        raise ApiError(400, 50006, "Cannot send an empty message")
    _checked_embeds(embeds)
    _checked_files(body, largest)
    _checked_components(payload.get("components") or [])


def _checked_embeds(embeds: list[Json]) -> None:
    if len(embeds) > 10:
        raise invalid("embeds", "Must be 10 or fewer in length.")
    if any(len(it.get("description", "")) > 4096 for it in embeds):
        raise invalid("embeds", "Must be 4096 or fewer in length.")
    if sum(len(it.get("description", "") + it.get("title", "")) for it in embeds) > 6000:
        raise invalid("embeds", "Embed size exceeds maximum size of 6000")


def _checked_files(body: Body, largest: int) -> None:
    if len(body.uploads) > 10:
        raise invalid("attachments", "Must be 10 or fewer in length.")
    if body.uploads and len(body.json.get("attachments", [])) != len(body.uploads):
        raise invalid("attachments", "Every file has its entry.")
    sizes = [len(it.content) for it in body.uploads]
    if any(size > largest for size in sizes) or sum(sizes) > max(largest, LARGEST_REQUEST):
        raise ApiError(413, 40005, "Request entity too large")


def _checked_components(rows: list[Json]) -> None:
    if len(rows) > 5:
        raise invalid("components", "Must be 5 or fewer in length.")
    ids = set()
    for row in rows:
        if not 1 <= len(row["components"]) <= 5:
            raise invalid("components", "Must be between 1 and 5 in length.")
        for button in row["components"]:
            if button["style"] == 5:  # a link has no id
                if "custom_id" in button or not button["url"].startswith(("https://", "http://")):
                    raise invalid("components", "A link has a url and no custom_id")
                continue
            if not 1 <= len(button["label"]) <= 80 or not 1 <= len(button["custom_id"]) <= 100:
                raise invalid("components", "label 1 to 80, custom_id 1 to 100")
            if button["custom_id"] in ids:
                raise invalid("components", "Component custom id cannot be duplicated")
            ids.add(button["custom_id"])


def checked_modal(payload: Json) -> Json:
    """A form: https://discord.com/developers/docs/components/reference#text-input"""
    if not 1 <= len(payload["title"]) <= 45 or not 1 <= len(payload["custom_id"]) <= 100:
        raise invalid("title", "title 1 to 45, custom_id 1 to 100")
    if not 1 <= len(payload["components"]) <= 5:
        raise invalid("components", "Must be between 1 and 5 in length.")
    boxes = [it["component"] for it in payload["components"] if it["type"] == 18]
    if len(boxes) != len(payload["components"]) or any(it["type"] != 4 for it in boxes):
        raise invalid("components", "The specified component type is invalid in modals.")
    if len({it["custom_id"] for it in boxes}) != len(boxes):
        raise invalid("components", "Component custom id cannot be duplicated")
    for label in payload["components"]:
        box = label["component"]
        longest = box.get("max_length", 4000)
        if not 1 <= len(label["label"]) <= 45 or not 1 <= len(box["custom_id"]) <= 100:
            raise invalid("components", "label 1 to 45, custom_id 1 to 100")
        if not 1 <= longest <= 4000 or len(box.get("value", "")) > longest:
            raise invalid("value", "Must be 4000 or fewer, and max_length or fewer in length.")
        if len(box.get("placeholder", "")) > 100 or box["style"] not in (1, 2):
            raise invalid("placeholder", "Must be 100 or fewer in length.")
    return payload


_NAME = re.compile(r"[-_'\w\u0900-\u097f]{1,32}")
"""Discord also allows the vowel signs of Devanagari, which are not in `\\w`:
https://discord.com/developers/docs/interactions/application-commands, «naming»"""


def checked_commands(commands: list[Json]) -> list[Json]:
    """Return the commands to register, checked:
    https://discord.com/developers/docs/interactions/application-commands"""
    if len({(it["type"], it["name"]) for it in commands}) != len(commands):
        raise ApiError(400, 50035, "Application command names must be unique")
    for command in commands:
        names = [command["name"], *command.get("name_localizations", {}).values()]
        if command["type"] == 1:
            _checked_words(command)
            if any(not _NAME.fullmatch(it) or it != it.lower() for it in names):
                raise invalid("name", "Command name is invalid")
            options = command.get("options", [])
            if len(options) > 25:
                raise invalid("options", "Must be 25 or fewer in length.")
            required = [it.get("required", False) for it in options]
            if required != sorted(required, reverse=True):
                raise invalid("options", "Required options must be placed before others")
            for option in options:
                _checked_words(option)
        elif any(not 1 <= len(it) <= 32 for it in names):
            raise invalid("name", "Must be between 1 and 32 in length.")
    return commands


def _checked_words(thing: Json) -> None:
    for words in [thing["description"], *thing.get("description_localizations", {}).values()]:
        if not 1 <= len(words) <= 100:
            raise invalid("description", "Must be between 1 and 100 in length.")
    if len(thing.get("choices", [])) > 25:
        raise invalid("choices", "Must be 25 or fewer in length.")


@dataclass(slots=True)
class Bucket:
    """Requests of one route and channel: at most `limit` in `window` seconds."""

    limit: int = 5
    window: float = 5.0
    _seen: deque[float] = field(default_factory=deque)

    def take(self, now: float) -> tuple[dict[str, str], float]:
        """Return the headers, and the seconds to wait first, 0 for none."""
        while self._seen and self._seen[0] <= now - self.window:
            self._seen.popleft()
        wait = 0.0
        if len(self._seen) >= self.limit:
            wait = self._seen[0] + self.window - now
        else:
            self._seen.append(now)
        reset = (self._seen[0] if self._seen else now) + self.window - now
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - len(self._seen)),
            "X-RateLimit-Reset": f"{now + reset:.3f}",
            "X-RateLimit-Reset-After": f"{reset:.3f}",
        }
        return headers, wait


def buckets() -> defaultdict[str, Bucket]:
    return defaultdict(Bucket)


def parsed(text: str) -> Any:
    return json.loads(text) if text else {}
