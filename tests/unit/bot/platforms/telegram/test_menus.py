"""Menus: the locale of each of Telegram's language codes, and the number of writes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock

from telegram import Bot, BotCommand, BotCommandScope, MenuButtonCommands

from bot.chat import CommandCard, Profile
from bot.platforms.telegram import menus
from bot.platforms.telegram.menus import register

WORDS = {it: f"in {it}" for it in ("en", "de", "pt-BR", "zh-Hant", "zh-Hans")}
CARDS = (CommandCard("help", WORDS),)


class FakeBot:
    """Telegram's stored menus and texts, and the number of calls that changed them."""

    def __init__(self) -> None:
        self.menus: dict[tuple[str, str], tuple[BotCommand, ...]] = {}
        self.descriptions: dict[str, str] = {}
        self.short: dict[str, str] = {}
        self.writes = 0

    async def get_my_commands(
        self, scope: BotCommandScope, language_code: str
    ) -> tuple[BotCommand, ...]:
        return self.menus.get((scope.type, language_code), ())

    async def set_my_commands(
        self, menu: tuple[BotCommand, ...], scope: BotCommandScope, language_code: str
    ) -> None:
        self.menus[scope.type, language_code] = menu
        self.writes += 1

    async def get_my_description(self, language: str) -> Any:
        return SimpleNamespace(description=self.descriptions.get(language, ""))

    async def set_my_description(self, text: str, language: str) -> None:
        self.descriptions[language] = text
        self.writes += 1

    async def get_my_short_description(self, language: str) -> Any:
        return SimpleNamespace(short_description=self.short.get(language, ""))

    async def set_my_short_description(self, text: str, language: str) -> None:
        self.short[language] = text
        self.writes += 1

    async def get_chat_menu_button(self) -> MenuButtonCommands:
        return MenuButtonCommands()


async def test_menus_are_written_once_for_each_two_letter_code() -> None:
    bot, profile = FakeBot(), Profile(WORDS, WORDS)
    await register(cast("Bot", bot), "", CARDS, profile)
    expected = {"": "in en", "de": "in de", "pt": "in pt-BR", "zh": "in zh-Hans"}
    assert bot.descriptions == bot.short == expected
    private = {
        code: menu[0].description for (kind, code), menu in bot.menus.items() if kind == "default"
    }
    assert private == expected
    before = bot.writes
    await register(cast("Bot", bot), "", CARDS, profile)
    assert bot.writes == before
    changed = Profile(WORDS | {"de": "anders"}, WORDS)
    await register(cast("Bot", bot), "", CARDS, changed)
    assert (bot.writes, bot.descriptions["de"]) == (before + 1, "anders")


async def test_language_with_two_scripts_has_one_menu() -> None:
    words = {"en": "Help", "ja": "ヘルプ", "zh-Hans": "帮助", "zh-Hant": "說明"}
    bot = AsyncMock()
    await menus.register(bot, "t", [CommandCard("help", words)], Profile(words, words))
    for method in (bot.set_my_commands, bot.set_my_description, bot.set_my_short_description):
        codes = [call.kwargs.get("language_code", call.args[-1]) for call in method.mock_calls]
        assert sorted({*codes}) == ["", "ja", "zh"]
    sent = {call.args for call in bot.set_my_description.mock_calls}
    assert sent == {("Help", ""), ("ヘルプ", "ja"), ("帮助", "zh")}
