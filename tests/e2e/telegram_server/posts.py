"""Posts of a chat, each with all its forms, and files."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server. `size` may differ from the content, to emulate very large files."""

    id: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    size: int
    seconds: float = 0.0

    def as_json(self, **more: Any) -> Json:
        return {
            "file_id": self.id,
            "file_unique_id": f"unique-{self.id}",
            "file_size": self.size,
            "file_name": self.name,
            "mime_type": self.mime,
            **more,
        }


@dataclass(frozen=True, slots=True)
class PostVersion:
    """One version of a post. `at` is time.monotonic(); `buttons` are rows of (label, data); `rich`
    is a rich message, and `text` then is its text."""

    at: float
    text: str
    entities: tuple[Json, ...] = ()
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()
    rich: Json | None = None


@dataclass(slots=True)
class Post:
    """A message in a chat. `kind` is the field of its content: text, document, voice, …"""

    chat: int
    id: int
    sender: Json
    kind: str
    history: list[PostVersion]
    reply_to: int | None = None
    thread: int | None = None
    file: StoredFile | None = None
    deleted: bool = False
    update: Json = field(default_factory=dict)  # the update for the bot
    album: str = ""  # of the bot's own albums

    @property
    def text(self) -> str:
        """Return the current text or caption."""
        return self.history[-1].text

    @property
    def rich(self) -> Json | None:
        """Return the current rich message, if it is one."""
        return self.history[-1].rich

    @property
    def labels(self) -> list[str]:
        """Return the labels of the current buttons."""
        return [label for row in self.history[-1].buttons for label, _ in row]

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

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

    def as_json(self, chat: Json, replied: Post | None = None) -> Json:
        """Return the post as JSON of the Bot API."""
        version = self.history[-1]
        words, marks = (
            ("text", "entities") if self.kind == "text" else ("caption", "caption_entities")
        )
        json: Json = {
            "message_id": self.id,
            "date": int(time.time()),
            "chat": chat,
            "from": self.sender,
        }
        if version.text:
            json[words] = version.text
            json[marks] = list(version.entities)
        if self.file is not None:
            json[self.kind] = self.file.as_json(**_SHAPE.get(self.kind, {}))
            if self.kind in ("voice", "video_note"):
                del json[self.kind]["file_name"]  # these have none
            if self.kind not in ("document", "photo"):
                json[self.kind]["duration"] = round(self.file.seconds)
            if self.kind == "photo":  # comes as a list of sizes
                size = {"width": 1080, "height": 1080}
                json["photo"] = [self.file.as_json() | size]
            if self.kind == "animation":  # an animation is listed as a document, too
                json["document"] = self.file.as_json()
        if version.buttons:
            rows = [
                [
                    {"text": label, "url" if "://" in data else "callback_data": data}
                    for label, data in row
                ]
                for row in version.buttons
            ]
            json["reply_markup"] = {"inline_keyboard": rows}
        if self.thread is not None:
            json |= {"message_thread_id": self.thread, "is_topic_message": True}
        if replied is not None:
            json["reply_to_message"] = replied.as_json(chat)
        return json


_SHAPE: dict[str, Json] = {
    "video": {"width": 320, "height": 240},
    "animation": {"width": 320, "height": 240},
    "video_note": {"length": 240},
}
