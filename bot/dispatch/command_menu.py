"""The command menus and the profile texts that platforms show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat import CommandCard, Profile, Scope
from bot.dispatch.command_options import entries, in_every_locale, options
from bot.dispatch.routes import ADMIN_COMMANDS, COMMANDS
from bot.i18n.translator import Translations

GROUP_COMMANDS = (
    "transcribe",
    "again",
    "join",
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
PUBLIC_COMMANDS = ("transcribe", "join")
"""Commands whose answers everybody in the chat sees."""
MANAGER_COMMANDS = ("auto", "replace")
"""Commands that the menu of a group shows to its administrators only."""


def menu(
    translations: Translations, names: Sequence[str] = (*COMMANDS, *ADMIN_COMMANDS)
) -> list[CommandCard]:
    """Return these commands as a platform registers them, described in every locale."""
    return [
        CommandCard(
            name,
            in_every_locale(translations, f"command-{name}"),
            tuple(_scopes(name)),
            options=options(name, translations),
            entries=entries(name, translations),
            ephemeral=name not in PUBLIC_COMMANDS,
            label=in_every_locale(translations, f"name-{name}"),
        )
        for name in names
    ]


def profile(translations: Translations, page: str = "") -> Profile:
    """Return the texts that people see before they start the chat, and the address of the page that
    opens inside it."""
    return Profile(
        in_every_locale(translations, "profile"),
        in_every_locale(translations, "profile-short"),
        page,
    )


def _scopes(name: str) -> Iterator[Scope]:
    if name in ADMIN_COMMANDS:
        yield "operators"
        return
    if name not in MANAGER_COMMANDS:
        yield "private"
    if name in GROUP_COMMANDS:
        yield "group"
    if name in GROUP_COMMANDS + MANAGER_COMMANDS:
        yield "managers"
