"""Forms: a few fields that a user fills in outside the chat, on platforms that have them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.events import ButtonPress


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `name` is its id, `label` is shown above it, `value` is its first value,
    and `hint` is shown while it is empty. `longest` is in characters. `lines` allows several
    lines. All texts are plain, and an empty field is a valid answer."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 100
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of at most `Capabilities.fields` fields. Submitted, it comes back as a
    `FormSubmission` with this action and argument, which anybody can forge, as with a button."""

    title: str
    fields: tuple[Field, ...]
    action: str
    argument: str = ""


FormOpener = Callable[[ButtonPress], Awaitable[Form | None]]
"""Returns the form that a pressed button opens for its user, quickly and without writing anything.
None means no form; then the press is handled like any other."""
