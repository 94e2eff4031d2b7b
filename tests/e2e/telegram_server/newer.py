"""Features of newer versions of the Bot API: drafts (9.5), rich messages (10.1, blocks 10.2).

https://core.telegram.org/bots/api#inputrichmessage. An older server ignores unknown parameters
and answers unknown methods with 404.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.e2e.telegram_server.posts import Json
from tests.e2e.telegram_server.rules import LONGEST_TEXT, Params, bad_request, utf16

if TYPE_CHECKING:
    from tests.e2e.telegram_server.world import World

Version = tuple[int, int]

SINCE: dict[str, Version] = {"sendmessagedraft": (9, 5), "sendrichmessage": (10, 1)}
"""The version that introduced a method, by its lower-case name."""
BLOCKS: Version = (10, 2)

LONGEST_RICH = 32_768
MOST_BLOCKS = 500
DEEPEST = 16
DRAFT_SECONDS = 30.0

_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "marked")


@dataclass(frozen=True, slots=True)
class Draft:
    """Live text in a private chat, shown at `at`."""

    at: float
    chat: int
    number: int
    text: str


def send_message_draft(world: World, params: Params) -> bool:
    chat = world.chat(params.number("chat_id"))
    if chat["type"] != "private":
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    number = params.number("draft_id")
    if not number:
        raise bad_request("draft_id must be non-zero")
    text = params.text("text")
    if utf16(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    world.drafts.append(Draft(time.monotonic(), chat["id"], number, text))
    world.lock.notify_all()
    return True


def checked_rich(world: World, params: Params) -> Json | None:
    """Return the parameter `rich_message`, checked, if this server supports it. Only blocks are
    supported: the bot sends no markup."""
    rich: Json | None = params.json("rich_message")
    if rich is None or world.version < SINCE["sendrichmessage"]:
        return None
    if world.version < BLOCKS:
        rich = {name: value for name, value in rich.items() if name != "blocks"}
    contents = {"html", "markdown", "blocks"} & set(rich)
    if len(contents) != 1 or not rich.get(contents.pop()):
        raise bad_request("rich message must be non-empty")
    unknown = set(rich) - {"html", "markdown", "blocks", "is_rtl", "skip_entity_detection"}
    if unknown or "blocks" not in rich:
        raise bad_request("can't parse rich message")
    blocks = list(_all_blocks(rich["blocks"], 1))
    if len(blocks) > MOST_BLOCKS:
        raise bad_request("rich message has too many blocks")
    if len(rich_text(rich)) > LONGEST_RICH:
        raise bad_request("rich message is too long")
    if not rich_text(rich).strip():
        raise bad_request("rich message must be non-empty")
    return rich


def rich_text(rich: Json) -> str:
    """Return the text of a rich message: a line for each title and paragraph."""
    return "\n".join(
        _words(block["summary"] if block["type"] == "details" else block["text"])
        for block in _all_blocks(rich["blocks"], 1)
    )


def _all_blocks(blocks: Any, depth: int) -> Iterator[Json]:
    if not isinstance(blocks, list) or depth > DEEPEST:
        raise bad_request("can't parse rich message blocks")
    for block in blocks:
        match block:
            case {"type": "paragraph", "text": text, **rest} if not rest:
                _words(text)
                yield block
            case {"type": "details", "summary": summary, "blocks": inner, **rest} if set(rest) <= {
                "is_open"
            } and _words(summary):
                yield block
                yield from _all_blocks(inner, depth + 1)
            case _:
                raise bad_request("can't parse rich message blocks")


def _words(text: Any) -> str:
    """Return a RichText as plain text."""
    match text:
        case str():
            return text
        case list():
            return "".join(map(_words, text))
        case {"type": kind, "text": inner, **rest} if kind in _STYLES and not rest:
            return _words(inner)
        case _:
            raise bad_request("can't parse rich text")
