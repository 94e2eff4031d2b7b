"""Commands and profile texts for a platform's menus."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["private", "group", "managers", "operators"]
"""Menus with a command: private chats, groups, managers of a group, operators of the service."""


Kind = Literal["text", "number", "yes-no", "recording", "ephemeral"]
"""Kinds of options: a text, a number, yes or no, a recording, the wish for an ephemeral answer."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command, for platforms that have typed options.

    Texts are by locale. `choices` maps the allowed values to labels, `hints` maps suggested values
    to labels, `label` is the option's own name. Values arrive in the command's arguments as
    `name=value`; the option `words`, and an option that is `bare`, arrives without its name. Lines
    with a `secret` option are never stored.
    """

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
    """An entry in the menu of a message, where a platform has one. It runs the command on that
    message's recording, with these arguments; with `replies` as a reply to that message."""

    name: str
    label: dict[str, str]
    arguments: str = ""
    replies: bool = False


@dataclass(frozen=True, slots=True)
class CommandCard:
    """A command in the platform's menu; it can be typed anywhere. `ephemeral` is whether only the
    user sees its answer. `label` is its name by locale, for menus that translate names."""

    name: str
    description: dict[str, str] = field(default_factory=dict)
    scopes: tuple[Scope, ...] = ("private", "group", "managers")
    options: tuple[Option, ...] = ()
    entries: tuple[Entry, ...] = ()
    ephemeral: bool = True
    label: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """Texts that introduce the bot to new users, by locale: `description` is a paragraph (at most
    512 characters), `short` a line (at most 120). `page` is the https address of a page that opens
    inside the platform, "" for none."""

    description: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    page: str = ""
