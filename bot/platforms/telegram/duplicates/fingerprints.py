"""Fingerprints: what a message will look like to Telegram, and what one looks like.

Texts are compared without white space, which Telegram trims. The size of a file and its name tell
which file it is; a name counts without the signs that Telegram may replace.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from telegram import Message as SentMessage

from bot.chat import Message, OutFile
from bot.chat.text import strip_invisible
from bot.platforms.telegram.rich_messages import rich_message
from bot.platforms.telegram.text import inline_keyboard, text_and_entities
from storage.models import FileKind

_FIELDS = {
    FileKind.VOICE: "voice",
    FileKind.AUDIO: "audio",
    FileKind.VIDEO: "video",
    FileKind.PICTURE: "photo",
}
_REPLACED = re.compile(r"[^\w.]|_")
_NAMED = ("document", "audio", "video")


def of_text(message: Message, *, rich: bool) -> tuple[str, ...]:
    """Return the fingerprints of a message: plain, and as a rich message."""
    plain = _text(text_and_entities(message)[0])
    if not (rich and message.sections):
        return (plain,)
    return (plain, _text("".join(_strings(rich_message(message.sections)["blocks"]))))


def of_files(files: Sequence[OutFile]) -> tuple[str, ...]:
    """Return the fingerprints of files: as what they are sent, and as documents."""
    return tuple(dict.fromkeys(each for file in files for each in _of_file(file)))


def of_sent(message: SentMessage) -> str:
    """Return the fingerprint of a message that Telegram shows; "" for one of another kind."""
    if message.text is not None:
        return _text(message.text)
    if rich := message.api_kwargs.get("rich_message"):
        return _text("".join(_strings(rich.get("blocks", []))))
    if message.photo:
        return _picture(message.caption or "")
    for field in ("voice", *_NAMED):
        if content := getattr(message, field):
            name = getattr(content, "file_name", None) or "" if field in _NAMED else ""
            return _file(field, content.file_size or 0, name)
    return ""


def buttons_of(message: Message) -> str:
    """Return the buttons of a message as JSON; "" without buttons."""
    keyboard = inline_keyboard(message)
    return keyboard.to_json() if keyboard else ""


def _of_file(file: OutFile) -> Iterator[str]:
    field = _FIELDS.get(file.kind, "document")
    size = file.path.stat().st_size
    if field == "photo":
        yield _picture(strip_invisible(file.caption))
    elif field != "document":
        yield _file(field, size, file.name if field in _NAMED else "")
    yield _file("document", size, file.name)


def _file(field: str, size: int, name: str) -> str:
    plain_name = _REPLACED.sub("", name).lower()
    return f"{field}:{size}:{_digest(plain_name)}"


def _picture(caption: str) -> str:
    return f"photo:{_digest(''.join(caption.split()))}"


def _text(text: str) -> str:
    return f"text:{_digest(''.join(text.split()))}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts of rich blocks in their order: titles, then paragraphs."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for name in ("summary", "text", "blocks"):
                if name in value:
                    yield from _strings(value[name])
