"""Registration of the administrators' commands and their options."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.chat import Command, CommandCard
from bot.dispatch.command_menu import menu
from bot.dispatch.routes import ADMIN_COMMANDS, COMMANDS
from bot.i18n.translator import Translations
from bot.platforms.discord import app_commands
from bot.settings import BotSettings
from storage.models import Platform
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness

CARDS = menu(Translations())
NAME = re.compile(r"[-_'\w\u0900-\u097f]{1,32}")
"""https://discord.com/developers/docs/interactions/application-commands, «naming»"""


def test_admin_commands_are_registered_in_one_server_only() -> None:
    everywhere = {it["name"] for it in app_commands.payload(CARDS) if it["type"] == 1}
    assert everywhere == set(COMMANDS)
    payload = app_commands.operator_payload(CARDS)
    assert {it["name"] for it in payload} == set(ADMIN_COMMANDS)
    for command in payload:
        assert command["default_member_permissions"] == "8"
        words = [command["description"], *command["description_localizations"].values()]
        assert all(0 < len(it) <= 100 for it in words)


def test_message_menu_has_at_most_five_commands() -> None:
    """Discord took at most five, and takes more since 2026:
    https://docs.discord.com/developers/interactions/application-commands."""
    entries = [it for it in app_commands.payload(CARDS) if it["type"] == 3]
    assert [it["name"] for it in entries] == ["Transcribe", "Summarize", "Join"]
    assert len(entries) <= 5
    for locale in entries[0]["name_localizations"]:
        assert len({it["name_localizations"][locale] for it in entries}) == 3


def test_command_names_are_unique_in_every_language() -> None:
    all_of_them = [*app_commands.payload(CARDS), *app_commands.operator_payload(CARDS)]
    slash = [it for it in all_of_them if it["type"] == 1]
    for locale in slash[0]["name_localizations"]:
        names = [it["name_localizations"][locale] for it in slash]
        assert len({*names}) == len(names), locale
        assert all(NAME.fullmatch(it) and it == it.lower() for it in names), names
        others = {it["name"]: it["name_localizations"][locale] for it in slash}
        taken = {name for name, own in others.items() if own in others and own != name}
        assert not taken, "the name of one command is a translation of another"


def test_option_names_are_unique_in_every_language() -> None:
    for command in [*app_commands.payload(CARDS), *app_commands.operator_payload(CARDS)]:
        named = [it.get("name_localizations") for it in command.get("options", ())]
        for locale in next((it for it in named if it), {}):
            names = [it[locale] for it in named if it]
            assert len({*names}) == len(names), (command["name"], locale, names)
            assert all(NAME.fullmatch(it) and it == it.lower() for it in names), (locale, names)


def test_only_locales_supported_by_discord_are_sent() -> None:
    sent = ("en", "es", "pt-BR", "uk", "id", "zh-Hans", "zh-Hant", "ar", "fa")
    words = dict.fromkeys(sent, "help")
    (command,) = app_commands.payload([CommandCard("help", words, label=words)])
    known = {"es-ES", "es-419", "pt-BR", "uk", "id", "zh-CN", "zh-TW"}
    assert {*command["description_localizations"]} == known
    assert {*command["name_localizations"]} == known


def test_options_have_types() -> None:
    given = {
        it["name"]: [(each["name"], each["type"], each["required"]) for each in it["options"]]
        for it in app_commands.operator_payload(CARDS)
    }
    assert given["stats"] == [("days", 4, False)]
    assert given["who"] == given["block"] == [("account", 3, True)]
    assert given["queue"] == [("front", 3, False)]
    assert given["announce"] == [("text", 3, True)]
    assert given["audit"] == []
    (state,) = next(it for it in app_commands.operator_payload(CARDS) if it["name"] == "drain")[
        "options"
    ]
    assert [it["value"] for it in state["choices"]] == ["on", "off"]


@pytest.mark.parametrize("name", ["stats", "nonsense"])
async def test_command_of_another_menu_is_answered_in_a_group(
    harness: BotHarness, name: str
) -> None:
    """Every command is answered, also one from a menu that is not meant for the user."""
    event = harness.command(name, who=BEN, private=False)
    alone = Command(replace(event.origin, ephemeral=True), name)
    await handle(harness, alone)
    assert f"I don't know /{name}" in harness.chat.last.text


def test_settings_name_administrators_by_platform() -> None:
    settings = BotSettings(admins="telegram:1,discord:2,telegram:3")
    assert settings.admins_on(Platform.TELEGRAM) == ("1", "3")
    assert settings.admins_on(Platform.DISCORD) == ("2",)
