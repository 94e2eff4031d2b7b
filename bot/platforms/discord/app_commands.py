"""Registration data of application commands: typed options with choices, in every language.

https://discord.com/developers/docs/interactions/application-commands
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.chat import CommandCard, Option
from bot.platforms.discord.interactions import EPHEMERAL_OPTION, RECORDING_OPTIONS

LOCALES = {
    "en": (),  # the text without a locale
    "es": ("es-ES", "es-419"),
    "pt": ("pt-BR",),
    "sv": ("sv-SE",),
    "zh-Hans": ("zh-CN",),
    "zh-Hant": ("zh-TW",),
    "ar": (),  # Discord has no menus in this language and refuses it
    "fa": (),
}
"""Discord's locales where they differ from the language code:
https://discord.com/developers/docs/reference#locales"""
_TYPES = {"text": 3, "number": 4, "yes-no": 5, "recording": 11}
MOST_CHOICES = 25
_EVERYWHERE = {"integration_types": [0, 1], "contexts": [0, 1, 2]}
"""Servers and users may install the app. Commands work in servers, in direct messages to the bot,
and in direct messages between users."""
_BY_MANAGERS = {
    "integration_types": [0],
    "contexts": [0],
    "default_member_permissions": f"{1 << 5}",  # Manage Server; a server's managers may change it
}

_BY_ADMINISTRATORS = {"default_member_permissions": f"{1 << 3}"}
"""Permissions by which Discord shows a command in a server. The bot checks the use itself."""


def payload(cards: Sequence[CommandCard]) -> list[dict[str, Any]]:
    """Return all global commands: slash commands and message commands."""
    commands: list[dict[str, Any]] = []
    for card in cards:
        if _is_operators(card):
            continue
        context = _BY_MANAGERS if set(card.scopes) == {"managers"} else _EVERYWHERE
        commands.append(_command(card) | context)
        commands += [
            {"type": 3, "name": entry.name, **_localized("name", entry.label, 32), **_EVERYWHERE}
            for entry in card.entries
        ]
    return commands


def operator_payload(cards: Sequence[CommandCard]) -> list[dict[str, Any]]:
    """Return the commands for the operators' server."""
    return [_command(card) | _BY_ADMINISTRATORS for card in cards if _is_operators(card)]


def _is_operators(card: CommandCard) -> bool:
    return card.scopes == ("operators",)


def _command(card: CommandCard) -> dict[str, Any]:
    return {
        "type": 1,
        "name": card.name,
        **_localized("name", card.label, 32),
        "options": [_option(option) for option in _expand(card.options)],
        **_text_field("description", card.description, 100),
    }


def _expand(options: Sequence[Option]) -> list[Option]:
    """Return the options as Discord has them: several recordings need one option each, and
    required options come first."""
    expanded: list[Option] = []
    for option in options:
        if option.kind == "recording":
            expanded.insert(0, replace(option, name=RECORDING_OPTIONS[0]))
            expanded += [_another_recording(option, name) for name in RECORDING_OPTIONS[1:]]
        elif option.kind == "ephemeral":
            expanded.append(replace(option, name=EPHEMERAL_OPTION, kind="yes-no"))
        else:
            expanded.append(option)
    return expanded


def _another_recording(option: Option, name: str) -> Option:
    """Return the option for another recording, such as `file2`, with the labels of `file`."""
    number = name.removeprefix(RECORDING_OPTIONS[0])
    label = {code: f"{it}{number}" for code, it in option.label.items()}
    return replace(option, name=name, label=label, required=False)


def _option(option: Option) -> dict[str, Any]:
    option_json: dict[str, Any] = {
        "type": _TYPES[option.kind],
        "name": option.name,
        "required": option.required,
        **_text_field("description", option.description, 100),
        **_localized("name", option.label, 32),
    }
    if option.choices:
        option_json["choices"] = [
            {"value": value, **_text_field("name", label, 100)}
            for value, label in option.choices.items()
        ]
    if option.hints:
        option_json["autocomplete"] = True
    return option_json


def suggestions(
    cards: Sequence[CommandCard], command: str, option: str, typed: str
) -> list[dict[str, str]]:
    """Return the autocomplete choices whose value or label begins with the typed text."""
    found = [it for card in cards if card.name == command for it in card.options]
    hints = {value: label for it in found if it.name == option for value, label in it.hints.items()}
    so_far = typed.strip().casefold()
    return [
        {"name": label, "value": value}
        for value, label in hints.items()
        if value.casefold().startswith(so_far) or label.casefold().startswith(so_far)
    ][:MOST_CHOICES]


def _text_field(field: str, words: Mapping[str, str], longest: int) -> dict[str, Any]:
    """Return a text field in English with its translations."""
    return {field: words.get("en", "…")[:longest], **_localized(field, words, longest)}


def _localized(field: str, words: Mapping[str, str], longest: int) -> dict[str, Any]:
    found = {
        name: text[:longest] for code, text in words.items() for name in LOCALES.get(code, (code,))
    }
    return {f"{field}_localizations": found} if found else {}
