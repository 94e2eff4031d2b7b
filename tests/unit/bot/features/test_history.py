"""The history of results: pages, links and access."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat import Button, Message
from storage.models import Account, Address, Job, JobState, MessageRef, Result, job_id
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.storage.conftest import NOON, make_job

GROUP: dict[str, Any] = {"private": False, "chat": "g"}


def finished_job(number: int, account: Account = ANNA, chat: str = "c1", **more: Any) -> Job:
    """Return a delivered job. Lower numbers are older."""
    address = Address(account.platform, chat)
    result = Result(f"About {number}", "en", 61.0, "Hello.", None, (), ())
    moment = NOON + timedelta(minutes=number)
    return replace(
        make_job(number, account),
        id=job_id(account.platform, chat, str(number)),
        reply_to=MessageRef(address, f"m{number}"),
        media=replace(make_job(number).media, name=f"film {number}.mp4"),
        card=MessageRef(address, f"card{number}"),
        state=JobState.DONE,
        result=result,
        created=moment,
        started=moment,
        finished=moment,
        delivered=moment,
        **more,
    )


async def store_jobs(harness: BotHarness, *jobs: Job) -> None:
    async with harness.services.database.begin() as unit:
        for job in jobs:
            await unit.people.get_or_create(job.account, "en")
            assert await unit.jobs.add(job)


def buttons(message: Message) -> dict[str, Button]:
    return {button.label: button for row in message.buttons for button in row}


async def press_button(harness: BotHarness, button: Button, **where: Any) -> Message:
    await handle(harness, harness.press(button.action, button.argument, **where))
    return harness.chat.last


async def test_history_lists_own_results_newest_first_in_pages(harness: BotHarness) -> None:
    await store_jobs(
        harness, *(finished_job(number) for number in range(1, 15)), finished_job(20, BEN)
    )
    await handle(harness, harness.command("history"))
    first = harness.chat.last
    assert "1. film 14.mp4 · 1:01 · 2026-01-01\nAbout 14" in first.text
    assert "film 9.mp4" in first.text
    assert "film 8.mp4" not in first.text
    assert list(buttons(first)) == ["1", "2", "3", "4", "5", "6", "Older ▶"]
    assert not first.is_final, "a terminal shows no buttons of final messages"
    second = await press_button(harness, buttons(first)["Older ▶"])
    assert list(buttons(second)) == ["7", "8", "9", "10", "11", "12", "◀ Newer", "Older ▶"]
    third = await press_button(harness, buttons(second)["Older ▶"])
    assert list(buttons(third)) == ["13", "14", "◀ Newer"]
    assert third.text.endswith("About 1")
    back = await press_button(harness, buttons(third)["◀ Newer"])
    assert back == second
    await press_button(harness, replace(buttons(first)["Older ▶"], argument="99:1"))
    assert harness.chat.last == first


async def test_empty_history_is_stated(harness: BotHarness) -> None:
    await store_jobs(
        harness, replace(finished_job(1), state=JobState.FAILED, result=None), finished_job(2, BEN)
    )
    await handle(harness, harness.command("history"))
    assert harness.chat.last.text == "You have no results here yet."


async def test_history_shows_a_redone_result_once(harness: BotHarness) -> None:
    root = finished_job(1)
    failed = replace(finished_job(4, again_of=root.id), state=JobState.FAILED, result=None)
    await store_jobs(harness, root, finished_job(2), finished_job(3, again_of=root.id), failed)
    await handle(harness, harness.command("history"))
    assert "1. film 3.mp4" in harness.chat.last.text
    assert "2. film 2.mp4" in harness.chat.last.text
    assert list(buttons(harness.chat.last)) == ["1", "2"]


async def test_history_in_a_group_shows_only_results_of_that_group(harness: BotHarness) -> None:
    await store_jobs(harness, finished_job(1), finished_job(2, chat="g"))
    await handle(harness, harness.command("history", **GROUP))
    reply = harness.chat.last
    assert "film 2.mp4" in reply.text
    assert "film 1.mp4" not in reply.text
    await press_button(harness, replace(buttons(reply)["1"], argument=finished_job(1).id), **GROUP)
    assert "in another chat" in harness.chat.alerts[-1]
    assert harness.chat.last == reply
    await press_button(harness, buttons(reply)["1"], **GROUP)
    assert "About 2" in harness.chat.last.text
    await handle(harness, harness.command("history"))
    assert list(buttons(harness.chat.last)) == ["1", "2"]


async def test_opened_result_is_shown_with_buttons_and_without_work(
    harness: BotHarness,
) -> None:
    await store_jobs(harness, finished_job(1))
    await handle(harness, harness.command("history"))
    message = await press_button(harness, buttons(harness.chat.last)["1"])
    assert message.text.startswith("About 1")
    assert any(button.argument == finished_job(1).id for button in buttons(message).values())
    assert harness.queue.notified == []


@pytest.mark.parametrize("press", ["opened", "options"])
async def test_result_deleted_while_it_is_shown_does_not_stay_visible(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch, press: str
) -> None:
    job = finished_job(1)
    await store_jobs(harness, job)
    await handle(harness, harness.command("history"))
    opened = buttons(harness.chat.last)["1"]
    verb = "send"
    if press == "options":
        shown, verb = await press_button(harness, opened), "edit"
        opened = next(each for row in shown.buttons for each in row if each.action == "redo")
    carry_out = getattr(harness.chat, verb)

    async def delete_meanwhile(*arguments: Any, **options: Any) -> object:
        async with harness.services.database.begin() as unit:
            await unit.jobs.delete_chain(job.id)
        return await carry_out(*arguments, **options)

    monkeypatch.setattr(harness.chat, verb, delete_meanwhile)
    shown = await press_button(harness, opened)
    assert shown.text.startswith("film 1.mp4: deleted")


async def test_link_opens_only_own_results(harness: BotHarness) -> None:
    await store_jobs(
        harness, finished_job(1), finished_job(2, BEN), finished_job(3, again_of=finished_job(1).id)
    )
    await handle(harness, harness.command(f"start again_{finished_job(1).id}"))
    assert harness.chat.last.text.startswith("About 3")
    await handle(harness, harness.command(f"start again_{finished_job(2, BEN).id}"))
    assert "belongs to somebody else" in harness.chat.last.text
    await handle(harness, harness.command(f"start again_{'0' * 24}"))
    assert "belongs to somebody else" in harness.chat.last.text
    await handle(harness, harness.command("start again_x"))
    assert "Send me" in harness.chat.last.text


@pytest.mark.parametrize("argument", ["", "x", "0", "0:1", "-1:2", "²:2", "9" * 50, "::", "a:2"])
async def test_forged_history_buttons_show_nothing(harness: BotHarness, argument: str) -> None:
    await store_jobs(harness, finished_job(1), finished_job(2, BEN))
    await handle(
        harness, harness.press("hist", argument, who=BEN), harness.press("open", argument, who=BEN)
    )
    await handle(harness, harness.press("open", finished_job(1).id, who=BEN))
    assert not any("About 1" in text or "film 1" in text for text in harness.chat.texts)


@pytest.mark.parametrize("route", ["", "the only one"])
async def test_opened_result_keeps_the_route_to_the_user(harness: BotHarness, route: str) -> None:
    await store_jobs(harness, finished_job(1))
    press = harness.press("open", finished_job(1).id)
    at = replace(press.origin.message, way=route)
    await handle(harness, replace(press, origin=replace(press.origin, message=at)))
    assert list(harness.chat.replies.values())[-1] == (at if route else None)
