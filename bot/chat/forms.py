"""What a platform with forms asks by one: a few fields that somebody fills in, beside the chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.events import ButtonPress


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: `name` tells it from the others, `label` stands above it, `value` in it,
    and `hint` as long as it is empty. `longest` are characters; `lines`: it may have several. All
    of it is plain text, and an empty field is an answer too."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 100
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form, of at most `Limits.fields` fields. Filled in it comes back as a `Filled` with this
    action and argument, which anybody can forge, as those of a button."""

    title: str
    fields: tuple[Field, ...]
    action: str
    argument: str = ""


FormOpener = Callable[[ButtonPress], Awaitable[Form | None]]
"""Which form a pressed button opens for who pressed it: quickly, and without writing anything. None
when it opens none; then the press is heard like any other."""
