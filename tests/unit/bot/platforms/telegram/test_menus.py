"""Telegram's menus: one for each language in two letters."""

from __future__ import annotations

from unittest.mock import AsyncMock

from bot.chat import CommandCard, Profile
from bot.platforms.telegram import menus


async def test_a_language_with_two_scripts_has_one_menu() -> None:
    words = {"en": "Help", "ja": "ヘルプ", "zh-Hans": "帮助", "zh-Hant": "說明"}
    bot = AsyncMock()
    await menus.register(bot, "t", [CommandCard("help", words)], Profile(words, words))
    for method in (bot.set_my_commands, bot.set_my_description, bot.set_my_short_description):
        given = [call.kwargs.get("language_code", call.args[-1]) for call in method.mock_calls]
        assert sorted({*given}) == ["", "ja", "zh"]
    said = {call.args for call in bot.set_my_description.mock_calls}
    assert said == {("Help", ""), ("ヘルプ", "ja"), ("帮助", "zh")}
