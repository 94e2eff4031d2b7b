"""What goes out: text in spans, buttons, folds and files. Nothing in it is markup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.models import FileKind

Style = Literal["plain", "bold", "italic", "code", "quote"]

Tone = Literal["plain", "waiting", "working", "done", "failed"]
"""What a message stands for, where a platform has a colour for it: words, or a job's state."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. Text is never parsed for markup, whoever wrote it."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Button:
    """`action:argument` is at most 64 bytes, means the same after a restart, and is checked
    against its presser: anybody can forge it."""

    label: str
    action: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message that shows its title only, until somebody opens it; without a title it
    stands open."""

    title: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What we say: spans one after the other, and rows of buttons below.

    `folds` are the same message in another form, longer and tidier. A platform that can fold
    (`Limits.rich`) shows them in place of the spans; when it turns out that it can't, the spans.
    A `settled` message does not change by itself: its buttons only offer more. Cards and answers
    have the `tone` of their job. One that `asks` waits for words: a reply to it is their answer.
    """

    spans: tuple[Span, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    sections: tuple[Section, ...] = ()
    is_final: bool = False
    tone: Tone = "plain"
    expects_reply: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file on this machine to be sent. `seconds` is set for sound and video; `caption` are words
    to stand beside it, at most `Limits.caption` UTF-16 units."""

    kind: FileKind
    path: Path
    name: str
    mime: str
    seconds: float | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the platform can carry: bytes, UTF-16 code units, files in one message, seconds.
    `rich` is how many UTF-16 code units a message of folds carries, `caption` how many may stand
    beside a file, `fields` how many a form has; 0: it knows none. `unasked_every` are the seconds
    between two messages to people who did not ask for them."""

    download: int
    upload: int
    text: int
    files: int
    edit_every: float
    rich: int = 0
    caption: int = 0
    fields: int = 0
    unasked_every: float = 0.1
