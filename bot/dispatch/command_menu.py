"""The command menus and the profile texts that platforms show."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat import CommandCard, Profile, Scope
from bot.dispatch.command_options import entries, in_every_locale, options
from bot.dispatch.routes import COMMANDS, OPERATORS
from bot.i18n.translator import Translations

IN_GROUPS = (
    "transcribe",
    "again",
    "names",
    "forget_voice",
    "history",
    "search",
    "status",
    "cancel",
    "quota",
    "settings",
    "help",
)
"""Commands in the menu of a group. The others work there, too."""
BY_MANAGERS = ("auto",)
"""Commands that the menu of a group shows to its administrators only."""


def menu(words: Translations) -> list[CommandCard]:
    """Return the commands as a platform registers them, described in every locale."""
    return [
        CommandCard(
            name,
            in_every_locale(words, f"command-{name}"),
            tuple(_scopes(name)),
            options=options(name, words),
            entries=entries(name, words),
            ephemeral=name != "transcribe",
            label=in_every_locale(words, f"name-{name}"),
        )
        for name in (*COMMANDS, *OPERATORS)
    ]


def profile(words: Translations) -> Profile:
    """Return the texts that people see before they start the chat."""
    return Profile(in_every_locale(words, "profile"), in_every_locale(words, "profile-short"))


def _scopes(name: str) -> Iterator[Scope]:
    if name in OPERATORS:
        yield "operators"
        return
    if name not in BY_MANAGERS:
        yield "private"
    if name in IN_GROUPS:
        yield "group"
    if name in IN_GROUPS + BY_MANAGERS:
        yield "managers"
