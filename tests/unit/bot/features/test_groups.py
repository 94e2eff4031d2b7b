"""Groups that want every recording transcribed, by the word of who manages them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import ChatDown
from storage.models import Account, Format, Options, Platform, SummaryStyle
from tests.unit.bot.dispatch.test_dispatcher import hear, jobs, rebuilt
from tests.unit.bot.fakes import ANNA, BEN, BotHarness

GROUP: dict[str, Any] = {"private": False, "chat": "g"}


async def switch(house: BotHarness, line: str = "auto on", who: Account = ANNA) -> str:
    await hear(house, house.command(line, who=who, **GROUP))
    return house.chat.last.text


async def test_only_who_manages_the_group_switches_it_on_and_off(house: BotHarness) -> None:
    house.chat.managers = {ANNA}
    assert "Only administrators" in await switch(house, who=BEN)
    await hear(house, house.upload(**GROUP))
    assert await jobs(house) == []
    assert "From now on" in await switch(house)
    assert "every recording" in await switch(house, "auto", who=BEN)
    await hear(house, house.upload(**GROUP))
    assert len(await jobs(house)) == 1
    assert "Only administrators" in await switch(house, "auto off", who=BEN)
    assert "only when somebody asks" in await switch(house, "auto OFF")
    await hear(house, house.upload(**GROUP))
    assert len(await jobs(house)) == 1
    assert "when somebody asks" in await switch(house, "auto please")


async def test_a_bot_that_is_not_told_of_everything_says_so(house: BotHarness) -> None:
    house.chat.managers, house.chat.all_ears = {ANNA}, False
    assert "@BotFather" in await switch(house)
    assert "@BotFather" not in await switch(house, "auto off")


async def test_when_the_platform_does_not_say_who_manages_nothing_changes(
    house: BotHarness,
) -> None:
    house.chat.managers = {ANNA}
    house.chat.fails("is_chat_admin", ChatDown("away"), chat="g")
    assert "try again later" in await switch(house)
    await hear(house, house.upload(**GROUP))
    assert await jobs(house) == []


async def test_in_private_there_is_nothing_to_switch(house: BotHarness) -> None:
    await hear(house, house.command("auto on"))
    assert "for groups" in house.chat.last.text


async def test_what_nobody_asked_for_is_kept_short(house: BotHarness) -> None:
    house.chat.managers = {ANNA}
    await switch(house)
    await hear(house, house.command("settings lang=de formats=txt,srt,vtt"))
    await hear(house, house.upload(seconds=20.0, caption="summary=none lang=fr", **GROUP))
    await hear(house, house.upload(seconds=1200.0, **GROUP))
    long, short = await jobs(house)
    assert short.options == Options("de", summary=SummaryStyle.NONE, speech=False, formats=())
    assert long.options == Options(
        "de", summary=SummaryStyle.SHORT, speech=False, formats=(Format.TXT,)
    )
    await hear(house, house.upload(seconds=20.0, caption="/transcribe lang=fr", **GROUP))
    assert (await jobs(house))[0].options.formats == (Format.TXT, Format.SRT, Format.VTT)


async def test_refusals_that_nobody_asked_for_are_not_said(house: BotHarness) -> None:
    house.chat.managers = {ANNA}
    await switch(house)
    said = len(house.chat.shown)
    await hear(house, house.upload(size=1 << 40, **GROUP), house.upload(seconds=1e6, **GROUP))
    assert len(house.chat.shown) == said


async def test_only_people_with_access_are_transcribed(tmp_path: Any) -> None:
    async with rebuilt(tmp_path / "x", access="allowlist", allowed="telegram:1") as house:
        house.chat.managers = {ANNA, BEN}
        assert "private" in await switch(house, who=BEN)
        await switch(house)
        said = len(house.chat.shown)
        await hear(house, house.upload(who=BEN, **GROUP))
        assert len(house.chat.shown) == said
        async with house.services.database.read() as unit:
            assert await unit.jobs.list_for(BEN) == []


async def test_nothing_is_kept_of_who_is_overheard_where_it_is_off(house: BotHarness) -> None:
    stranger = Account(Platform.TELEGRAM, "77")
    await hear(house, house.upload(who=stranger, **GROUP))
    async with house.services.database.read() as unit:
        assert await unit.people.find(stranger) is None
    assert house.chat.shown == {}


@pytest.mark.parametrize("where", [{"private": True}, {"private": False, "chat": "other"}])
async def test_one_group_is_not_another(house: BotHarness, where: dict[str, Any]) -> None:
    house.chat.managers = {ANNA}
    await switch(house)
    await hear(house, house.upload(**where))
    assert len(await jobs(house)) == (1 if where["private"] else 0)
