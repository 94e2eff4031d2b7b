"""The commands as Discord registers them: typed options with choices, in every language.

https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.chat import CommandCard, Option
from bot.platforms.discord.interactions import ALONE, RECORDINGS

LOCALES = {
    "en": (),  # what is said without a locale
    "es": ("es-ES", "es-419"),
    "pt": ("pt-BR",),
    "sv": ("sv-SE",),
    "zh-Hans": ("zh-CN",),
    "zh-Hant": ("zh-TW",),
    "ar": (),  # Discord refuses what it has no menus for
    "fa": (),
}
"""Discord's names for languages where they are not the language's own code:
https://discord.com/developers/docs/reference#locales"""
_TYPES = {"text": 3, "number": 4, "yes-no": 5, "recording": 11}
MOST_CHOICES = 25
_EVERYWHERE = {"integration_types": [0, 1], "contexts": [0, 1, 2]}
"""Servers and people may install the app; commands are in servers, with the bot, and in direct
messages between people."""
_BY_MANAGERS = {
    "integration_types": [0],
    "contexts": [0],
    "default_member_permissions": f"{1 << 5}",  # Manage Server; a server's managers may change it
}

_BY_ADMINISTRATORS = {"default_member_permissions": f"{1 << 3}"}
"""Who sees a command in a server; whether they may use it, we decide."""


def payload(cards: Sequence[CommandCard]) -> list[dict[str, Any]]:
    """Everything to register everywhere: slash commands, and entries of the message menu."""
    commands: list[dict[str, Any]] = []
    for card in cards:
        if _is_operators(card):
            continue
        where = _BY_MANAGERS if set(card.scopes) == {"managers"} else _EVERYWHERE
        commands.append(_command(card) | where)
        commands += [
            {"type": 3, "name": entry.name, **_localized("name", entry.label, 32), **_EVERYWHERE}
            for entry in card.entries
        ]
    return commands


def operators(cards: Sequence[CommandCard]) -> list[dict[str, Any]]:
    """What to register in the one server from which the service is run."""
    return [_command(card) | _BY_ADMINISTRATORS for card in cards if _is_operators(card)]


def _is_operators(card: CommandCard) -> bool:
    return card.scopes == ("operators",)


def _command(card: CommandCard) -> dict[str, Any]:
    return {
        "type": 1,
        "name": card.name,
        **_localized("name", card.label, 32),
        "options": [_option(option) for option in _spread(card.options)],
        **_said("description", card.description, 100),
    }


def _spread(options: Sequence[Option]) -> list[Option]:
    """A recording may come with others: Discord has one option for each. Those that must be
    given stand first."""
    spread: list[Option] = []
    for option in options:
        if option.kind == "recording":
            spread.insert(0, replace(option, name=RECORDINGS[0]))
            spread += [_another(option, name) for name in RECORDINGS[1:]]
        elif option.kind == "alone":
            spread.append(replace(option, name=ALONE, kind="yes-no"))
        else:
            spread.append(option)
    return spread


def _another(option: Option, name: str) -> Option:
    """`file2` in the language of `file`."""
    number = name.removeprefix(RECORDINGS[0])
    label = {code: f"{it}{number}" for code, it in option.label.items()}
    return replace(option, name=name, label=label, required=False)


def _option(option: Option) -> dict[str, Any]:
    option_json: dict[str, Any] = {
        "type": _TYPES[option.kind],
        "name": option.name,
        "required": option.required,
        **_said("description", option.description, 100),
        **_localized("name", option.label, 32),
    }
    if option.choices:
        option_json["choices"] = [
            {"value": value, **_said("name", label, 100)} for value, label in option.choices.items()
        ]
    if option.hints:
        option_json["autocomplete"] = True
    return option_json


def suggestions(
    cards: Sequence[CommandCard], command: str, option: str, typed: str
) -> list[dict[str, str]]:
    """What fits the words typed so far: by what is typed in the end, or by its label."""
    found = [it for card in cards if card.name == command for it in card.options]
    hints = {value: label for it in found if it.name == option for value, label in it.hints.items()}
    so_far = typed.strip().casefold()
    return [
        {"name": label, "value": value}
        for value, label in hints.items()
        if value.casefold().startswith(so_far) or label.casefold().startswith(so_far)
    ][:MOST_CHOICES]


def _said(field: str, words: Mapping[str, str], longest: int) -> dict[str, Any]:
    """Words in English, and in the other languages that there are."""
    return {field: words.get("en", "…")[:longest], **_localized(field, words, longest)}


def _localized(field: str, words: Mapping[str, str], longest: int) -> dict[str, Any]:
    found = {
        name: text[:longest] for code, text in words.items() for name in LOCALES.get(code, (code,))
    }
    return {f"{field}_localizations": found} if found else {}
