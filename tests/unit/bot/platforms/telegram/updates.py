"""Updates of Telegram as JSON, and the events that they become."""

from __future__ import annotations

from typing import Any

from telegram import Update, User

from bot.chat import Event
from bot.platforms.telegram.events import event_of

ME = User(1, "bot", is_bot=True, username="Some_Bot")
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "last_name": "B", "language_code": "pt-br"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Team"}
VOICE = {"file_id": "v1", "file_unique_id": "u", "duration": 12, "file_size": 3000}
VIDEO = VOICE | {"file_id": "f1", "width": 1, "height": 1, "file_name": "talk.mp4"}
DOCUMENT = {"file_id": "d1", "file_unique_id": "u", "file_size": 5}


def parse(chat: dict[str, Any] = PRIVATE, **message: Any) -> Event | None:
    message = {"message_id": 5, "date": 1_700_000_000, "chat": chat, "from": ANNA} | message
    return event_of(update_of(message=message), ME)


def update_of(**content: Any) -> Update:
    return Update.de_json({"update_id": 99, **content}, None)


def marked(kind: str, text: str, part: str, **more: Any) -> list[dict[str, Any]]:
    offset = len(text[: text.index(part)].encode("utf-16-le")) // 2
    length = len(part.encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": length, **more}]
