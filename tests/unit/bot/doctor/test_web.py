"""Findings about the pages: switched off, reached, not reached."""

from __future__ import annotations

import asyncio

import pytest

from bot.app.config import Settings
from bot.app.pages import pages_beside_bots
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, Level
from bot.doctor.web import web
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import BadSetting
from storage.settings import StorageSettings
from tests.unit.bot.fakes import BotHarness


async def finding(bot: BotSettings) -> Finding:
    every = Settings(bot, PipelineSettings(), StorageSettings())
    (found,) = [each async for each in web(DoctorContext(every))]
    return found


async def test_pages_are_off_by_default() -> None:
    found = await finding(BotSettings())
    assert (found.level, found.says) == (Level.OK, "not used: WEB_URL is not set")


async def test_pages_are_found_and_missed(harness: BotHarness, unused_tcp_port: int) -> None:
    bot = harness.services.settings
    bot.web_url, bot.web_port = f"http://127.0.0.1:{unused_tcp_port}", unused_tcp_port
    missed = await finding(bot)
    assert missed.level is Level.CAREFUL
    assert "does not lead to the pages" in missed.says
    assert f"127.0.0.1:{unused_tcp_port}" in missed.todo
    async with pages_beside_bots(harness.services, wanted=True):
        await asyncio.sleep(0.1)
        assert (await finding(bot)).level is Level.OK
        taken = pages_beside_bots(harness.services, wanted=True)
        with pytest.raises(BadSetting) as error:
            await taken.__aenter__()
        assert "can't be listened on" in error.value.values["problem"]
    assert (await finding(bot)).level is Level.CAREFUL


async def test_other_server_at_the_address_is_noticed(
    harness: BotHarness, unused_tcp_port: int
) -> None:
    """A proxy that does not hand on the Host header gets 421."""
    bot = harness.services.settings
    bot.web_url, bot.web_port = "http://localhost:1", unused_tcp_port
    async with pages_beside_bots(harness.services, wanted=True):
        await asyncio.sleep(0.1)
        asked = bot.model_copy(update={"web_url": f"http://127.0.0.1:{unused_tcp_port}"})
        found = await finding(asked)
    assert found.level is Level.CAREFUL
    assert "421" in found.says
    assert "Host header" in found.todo
