"""Search in transcripts: pages, groups and access."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from storage.models import Account, Line
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons, finished_job, press_button, store_jobs

GROUP: dict[str, Any] = {"private": False, "chat": "g"}


async def store_transcript(
    harness: BotHarness, number: int, who: Account = ANNA, chat: str = "c1", text: str = ""
) -> None:
    job = finished_job(number, who, chat)
    await store_jobs(harness, job)
    line = Line(65.0 + number, "Ben", text or f"The budget number {number} is <b>done</b>.")
    async with harness.services.database.begin() as unit:
        await unit.transcripts.save(job, [Line(0.0, "Anna", "Hello."), line])


async def test_search_shows_sentence_speaker_time_and_link(
    harness: BotHarness,
) -> None:
    await store_transcript(harness, 1)
    await handle(harness, harness.command("search BUDGET numb"))
    reply = harness.chat.last
    assert reply.text == (
        "Who says «BUDGET numb»\n\n1. film 1.mp4 · 1:06 · 2026-01-01\n"
        "Ben: The budget number 1 is <b>done</b>."
    )
    assert list(buttons(reply)) == ["1"]
    opened = await press_button(harness, buttons(reply)["1"])
    assert opened.text.startswith("About 1")


async def test_search_pages_can_be_turned(harness: BotHarness) -> None:
    for number in range(1, 13):
        await store_transcript(harness, number)
    await handle(harness, harness.command("search budget"))
    first = harness.chat.last
    assert list(buttons(first)) == ["1", "2", "3", "4", "5", "Older ▶"]
    assert "film 12.mp4" in first.text
    second = await press_button(harness, buttons(first)["Older ▶"])
    assert list(buttons(second)) == ["6", "7", "8", "9", "10", "◀ Newer", "Older ▶"]
    last = await press_button(harness, buttons(second)["Older ▶"])
    assert list(buttons(last)) == ["11", "12", "◀ Newer"]
    assert await press_button(harness, buttons(last)["◀ Newer"]) == second
    await press_button(harness, buttons(first)["Older ▶"], who=BEN)
    assert "somebody else" in harness.chat.last.text


async def test_long_query_without_page_buttons_mentions_more_results(
    harness: BotHarness,
) -> None:
    for number in range(1, 8):
        await store_transcript(harness, number)
    await handle(harness, harness.command("search the budget number the budget number is done b b"))
    assert list(buttons(harness.chat.last)) == ["1", "2", "3", "4", "5"]
    assert harness.chat.last.text.endswith("Add words to narrow them down.")


async def test_empty_query_and_no_match_are_answered(harness: BotHarness) -> None:
    await store_transcript(harness, 1)
    await handle(harness, harness.command("search"), harness.command("search !?"))
    assert all("/search budget" in text for text in harness.chat.texts)
    await handle(harness, harness.command("search giraffe"))
    assert harness.chat.last.text == "Nobody says that in your recordings here."


async def test_every_place_of_a_recording_is_listed(harness: BotHarness) -> None:
    job = finished_job(1, ANNA, "c1")
    await store_jobs(harness, job)
    lines = [Line(60.0 * at, "Ben", f"Budget part {at}." + " and" * 60) for at in range(1, 29)]
    async with harness.services.database.begin() as unit:
        await unit.transcripts.save(job, [Line(0.0, "Anna", "Hello."), *lines])
    await handle(harness, harness.command("search budget"))
    reply_lines = harness.chat.last.text.split("\n")
    assert reply_lines[2] == "1. film 1.mp4 · places: 28 · 2026-01-01"
    assert reply_lines[3].startswith("1:00 Ben: Budget part 1. and and")
    assert reply_lines[5].startswith("3:00 Ben: Budget part 3.")
    assert reply_lines[6].startswith("Also at 4:00, 5:00, ")
    assert reply_lines[6].endswith(", 22:00, 23:00, …")
    await handle(harness, harness.command("search part 2"))
    assert "1. film 1.mp4 · places: 1" not in harness.chat.last.text


async def test_five_recordings_with_many_places_fit_a_message(harness: BotHarness) -> None:
    for number in range(1, 7):
        job = finished_job(number, ANNA, "c1")
        await store_jobs(harness, job)
        lines = [Line(36000.0 + at, "B" * 60, "budget " * 60) for at in range(90)]
        async with harness.services.database.begin() as unit:
            await unit.transcripts.save(job, lines)
    await handle(harness, harness.command("search budget"))
    assert len(harness.chat.last.text) < 4096
    assert list(buttons(harness.chat.last)) == ["1", "2", "3", "4", "5", "Older ▶"]


async def test_search_in_a_group_finds_only_own_results_there(harness: BotHarness) -> None:
    await store_transcript(harness, 1, text="secret budget at home")
    await store_transcript(harness, 2, chat="g", text="budget of the group")
    await store_transcript(harness, 3, BEN, text="the budget of Ben")
    await handle(harness, harness.command("search budget", **GROUP))
    assert "of the group" in harness.chat.last.text
    assert "secret" not in harness.chat.last.text
    await handle(harness, harness.command("search budget", who=BEN, **GROUP))
    assert harness.chat.last.text.startswith("Nobody")
    await handle(harness, harness.command("search budget", who=BEN))
    assert "of Ben" in harness.chat.last.text
    assert list(buttons(harness.chat.last)) == ["1"]


async def test_long_sentence_is_shown_around_the_match(harness: BotHarness) -> None:
    await store_transcript(harness, 1, text="so " * 200 + "the giraffe " + "and " * 200)
    await handle(harness, harness.command("search giraffe"))
    assert "so the giraffe and" in harness.chat.last.text
    assert "Ben: … so" in harness.chat.last.text
    assert len(harness.chat.last.text) < 400


@pytest.mark.parametrize(
    "argument", ["", "0", "::", "0:x:budget", "-1:{owner}:budget", "9:{owner}:"]
)
async def test_forged_search_buttons_show_nothing(harness: BotHarness, argument: str) -> None:
    await store_transcript(harness, 1)
    await store_transcript(harness, 2, BEN, text="the budget of Ben")
    await handle(harness, harness.command("search budget"))
    for number in range(3, 9):
        await store_transcript(harness, number)
    await handle(harness, harness.command("search budget"))
    owner = buttons(harness.chat.last)["Older ▶"].argument.split(":")[1]
    stolen = argument.replace("{owner}", owner)
    await handle(harness, harness.press("find", stolen, who=BEN))
    assert "somebody else" in harness.chat.last.text
    await handle(harness, harness.press("find", stolen))
    assert "of Ben" not in harness.chat.last.text
    assert replace(harness.chat.last).text
