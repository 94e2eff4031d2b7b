"""Many chats at once: people see their card first, and nobody waits for somebody else's trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import ChatBusy
from bot.dispatch.dispatcher import make_dispatcher
from storage.models import Media
from tests.unit.bot.fakes import BEN, BotHarness


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  the fakes have no events
            await asyncio.sleep(0.01)


async def test_the_card_is_shown_before_the_bytes_are_asked_for(
    house: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch, seen = house.chat.download, []

    async def note(media: Media, into: Path) -> None:
        seen.append(len(house.chat.shown))
        await fetch(media, into)

    monkeypatch.setattr(house.chat, "download", note)
    await make_dispatcher(house.services)(house.upload())
    await house.services.tasks.wait_idle()
    assert seen == [1]


async def test_a_card_that_can_not_be_shown_does_not_keep_the_bytes(
    house: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.intake._CARD_HEAD_START", 0.01)
    house.chat.fails("send", ChatBusy(60))
    await make_dispatcher(house.services)(house.upload())
    await until(lambda: bool(house.queue.notified))
    assert house.chat.shown == {}


async def test_who_must_wait_for_bytes_keeps_nobody_from_theirs(house: BotHarness) -> None:
    services = replace(house.services, downloads=asyncio.Semaphore(1))
    house.chat.fails("download", ChatBusy(60), chat="")
    listen = make_dispatcher(services)
    await listen(house.upload(chat="c1"))
    await until(lambda: not house.chat.trouble["download", ""])
    await listen(house.upload(who=BEN, chat="c2"))
    await until(lambda: bool(house.queue.notified))
