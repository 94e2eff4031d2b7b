"""Many chats at once: cards come first, and the problems of one chat do not delay others."""

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
    async with asyncio.timeout(60):
        while not true():  # noqa: ASYNC110  the fakes have no events
            await asyncio.sleep(0.01)


async def test_card_is_sent_before_the_download(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch, order = harness.chat.download, []

    async def note(media: Media, into: Path) -> None:
        order.append(len(harness.chat.shown))
        await fetch(media, into)

    monkeypatch.setattr(harness.chat, "download", note)
    await make_dispatcher(harness.services)(harness.upload())
    await harness.services.tasks.wait_idle()
    assert order == [1]


async def test_blocked_card_does_not_prevent_the_download(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.intake._CARD_HEAD_START", 0.01)
    harness.chat.fails("send", ChatBusy(60))
    await make_dispatcher(harness.services)(harness.upload())
    await until(lambda: bool(harness.queue.notified))
    assert harness.chat.shown == {}


async def test_waiting_download_does_not_delay_other_users(harness: BotHarness) -> None:
    services = replace(harness.services, downloads=asyncio.Semaphore(1))
    harness.chat.fails("download", ChatBusy(60), chat="")
    listen = make_dispatcher(services)
    await listen(harness.upload(chat="c1"))
    await until(lambda: not harness.chat.trouble["download", ""])
    await listen(harness.upload(who=BEN, chat="c2"))
    await until(lambda: bool(harness.queue.notified))
