"""Finding what was said: pages, groups, and nobody else's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from storage.models import Account, Line
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons, done, keep, press

GROUP: dict[str, Any] = {"private": False, "chat": "g"}


async def said(
    house: BotHarness, number: int, who: Account = ANNA, chat: str = "c1", text: str = ""
) -> None:
    job = done(number, who, chat)
    await keep(house, job)
    line = Line(65.0 + number, "Ben", text or f"The budget number {number} is <b>done</b>.")
    async with house.services.database.begin() as unit:
        await unit.transcripts.save(job, [Line(0.0, "Anna", "Hello."), line])


async def test_the_sentence_the_speaker_the_time_and_a_way_to_the_result(house: BotHarness) -> None:
    await said(house, 1)
    await hear(house, house.command("search BUDGET numb"))
    shown = house.chat.last
    assert shown.text == (
        "Who says «BUDGET numb»\n\n1. film 1.mp4 · 1:06 · 2026-01-01\n"
        "Ben: The budget number 1 is <b>done</b>."
    )
    assert list(buttons(shown)) == ["1"]
    opened = await press(house, buttons(shown)["1"])
    assert opened.text.startswith("About 1")


async def test_pages_turn_for_who_asked(house: BotHarness) -> None:
    for number in range(1, 13):
        await said(house, number)
    await hear(house, house.command("search budget"))
    first = house.chat.last
    assert list(buttons(first)) == ["1", "2", "3", "4", "5", "Older ▶"]
    assert "film 12.mp4" in first.text
    second = await press(house, buttons(first)["Older ▶"])
    assert list(buttons(second)) == ["6", "7", "8", "9", "10", "◀ Newer", "Older ▶"]
    last = await press(house, buttons(second)["Older ▶"])
    assert list(buttons(last)) == ["11", "12", "◀ Newer"]
    assert await press(house, buttons(last)["◀ Newer"]) == second
    await press(house, buttons(first)["Older ▶"], who=BEN)
    assert "somebody else" in house.chat.last.text


async def test_a_question_too_long_for_a_button_says_that_there_is_more(house: BotHarness) -> None:
    for number in range(1, 8):
        await said(house, number)
    await hear(house, house.command("search the budget number the budget number is done b b"))
    assert list(buttons(house.chat.last)) == ["1", "2", "3", "4", "5"]
    assert house.chat.last.text.endswith("Add words to narrow them down.")


async def test_nothing_to_look_for_and_nothing_found(house: BotHarness) -> None:
    await said(house, 1)
    await hear(house, house.command("search"), house.command("search !?"))
    assert all("/search budget" in text for text in house.chat.texts)
    await hear(house, house.command("search giraffe"))
    assert house.chat.last.text == "Nobody says that in your recordings here."


async def test_a_group_and_other_people_find_nothing_of_elsewhere(house: BotHarness) -> None:
    await said(house, 1, text="secret budget at home")
    await said(house, 2, chat="g", text="budget of the group")
    await said(house, 3, BEN, text="the budget of Ben")
    await hear(house, house.command("search budget", **GROUP))
    assert "of the group" in house.chat.last.text
    assert "secret" not in house.chat.last.text
    await hear(house, house.command("search budget", who=BEN, **GROUP))
    assert house.chat.last.text.startswith("Nobody")
    await hear(house, house.command("search budget", who=BEN))
    assert "of Ben" in house.chat.last.text
    assert list(buttons(house.chat.last)) == ["1"]


async def test_a_long_sentence_is_shown_around_the_word(house: BotHarness) -> None:
    await said(house, 1, text="so " * 200 + "the giraffe " + "and " * 200)
    await hear(house, house.command("search giraffe"))
    assert "so the giraffe and" in house.chat.last.text
    assert "Ben: … so" in house.chat.last.text
    assert len(house.chat.last.text) < 400


@pytest.mark.parametrize(
    "argument", ["", "0", "::", "0:x:budget", "-1:{owner}:budget", "9:{owner}:"]
)
async def test_forged_presses_show_nothing_of_others(house: BotHarness, argument: str) -> None:
    await said(house, 1)
    await said(house, 2, BEN, text="the budget of Ben")
    await hear(house, house.command("search budget"))
    for number in range(3, 9):
        await said(house, number)
    await hear(house, house.command("search budget"))
    owner = buttons(house.chat.last)["Older ▶"].argument.split(":")[1]
    stolen = argument.replace("{owner}", owner)
    await hear(house, house.press("find", stolen, who=BEN))
    assert "somebody else" in house.chat.last.text
    await hear(house, house.press("find", stolen))
    assert "of Ben" not in house.chat.last.text
    assert replace(house.chat.last).text
