"""How a platform shows what the bot can do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["private", "group", "managers", "operators"]
"""Where a menu shows a command: in private chats, in groups, to those who manage a group, to those
who run the service."""


Kind = Literal["text", "number", "yes-no", "recording", "alone"]
"""What somebody gives with a command: words, a number, yes or no, a recording; or that only they
shall see the answer."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be given with a command, for platforms that ask for it by a form. Words
    are by locale; `choices` maps what is typed to its label, `hints` the same for what may be
    typed among other things, `label` is its own name. What is given arrives in the command's
    arguments as `name=value`; the option `words`, and what is `bare`, arrives as it is. Lines
    with something `secret` are kept nowhere."""

    name: str
    kind: Kind
    description: dict[str, str]
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    required: bool = False
    hints: dict[str, str] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)
    bare: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the menu of a message, where a platform has one: the command about that
    message's recording, with these arguments."""

    name: str
    label: dict[str, str]
    arguments: str = ""


@dataclass(frozen=True, slots=True)
class CommandCard:
    """A command as the platform's menu shows it; it can be typed anywhere. `alone`: its answer
    concerns nobody else. `label` is its name by locale, for menus that translate names."""

    name: str
    description: dict[str, str] = field(default_factory=dict)
    scopes: tuple[Scope, ...] = ("private", "group", "managers")
    options: tuple[Option, ...] = ()
    entries: tuple[Entry, ...] = ()
    alone: bool = True
    label: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """How the bot introduces itself to who has not talked to it, by locale: a paragraph (at most
    512 characters) and a line (at most 120)."""

    description: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
