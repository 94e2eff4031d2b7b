"""Messages to a platform: spans of text, buttons, sections and files. Nothing in them is markup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.models import FileKind

Style = Literal["plain", "bold", "italic", "code", "quote"]

Tone = Literal["plain", "waiting", "working", "done", "failed"]
"""Meaning of a message, shown as a colour where a platform has one: plain, or a job's state."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. Text is never parsed for markup."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Button:
    """A button. `action:argument` is at most 64 bytes, means the same after a restart, and is
    checked against the user who presses it: anybody can forge it. A button with a `url` opens that
    instead, where a chat has such buttons (`Capabilities.url_buttons`)."""

    label: str
    action: str = ""
    argument: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A collapsible part of a message that shows only its title until the user opens it. Without a
    title it is always open."""

    title: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the bot: spans, with rows of buttons below.

    `sections` are the same message in a longer form with collapsible parts. A platform with rich
    messages (`Capabilities.rich`) shows them in place of the spans, and falls back to the spans
    when that fails. A message that `is_final` does not change by itself: its buttons only offer
    more. Cards and answers have the `tone` of their job. With `expects_reply` the bot waits for a
    reply to the message.
    """

    spans: tuple[Span, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    sections: tuple[Section, ...] = ()
    is_final: bool = False
    tone: Tone = "plain"
    expects_reply: bool = False

    @property
    def text(self) -> str:
        """Return the text without styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class OutFile:
    """A local file to be sent. `seconds` is set for audio and video. `caption` is at most
    `Capabilities.caption` UTF-16 units."""

    kind: FileKind
    path: Path
    name: str
    mime: str
    seconds: float | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Limits of a platform.

    `download` and `upload` are in bytes; `text`, `rich` (a message of sections) and `caption` (of a
    file) in UTF-16 code units; `files` is the number of files in one message, `fields` that of a
    form. 0 means that the platform lacks the feature. `edit_every` is in seconds, and so is
    `unasked_every`, the interval between messages to people who did not ask for them. `redelivers`:
    an event whose handler raised is delivered again. `topics`: threads are topics of their chat,
    which everybody there may read. `url_buttons`: a button may open an address.
    """

    download: int
    upload: int
    text: int
    files: int
    edit_every: float
    rich: int = 0
    caption: int = 0
    fields: int = 0
    unasked_every: float = 0.1
    redelivers: bool = False
    topics: bool = False
    url_buttons: bool = False
