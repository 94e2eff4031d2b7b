"""What people say, and what becomes of it: once, in order, within the rules."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.chat import ChatBusy, Event
from bot.dispatch.command_menu import menu
from bot.dispatch.dispatcher import make_dispatcher
from bot.dispatch.routes import ADMIN_COMMANDS, COMMANDS
from storage.models import (
    DEFAULT_FORMATS,
    Format,
    Job,
    JobState,
    Options,
    Platform,
    Role,
    SummaryStyle,
    job_id,
)
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def hear(house: BotHarness, *events: Event) -> None:
    listen = make_dispatcher(house.services)
    for event in events:
        await listen(event)
    async with asyncio.timeout(10):
        await house.services.tasks.wait_idle()


async def jobs(house: BotHarness) -> list[Job]:
    async with house.services.database.read() as unit:
        return await unit.jobs.list_for(ANNA, 100)


@asynccontextmanager
async def rebuilt(folder: Path, **settings: object) -> AsyncIterator[BotHarness]:
    await asyncio.to_thread(folder.mkdir)
    house = await BotHarness.build(folder, **settings)
    yield house
    await house.services.tasks.close()
    await house.services.database.close()


async def test_jobs_at_once_and_minutes_a_day(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "a", jobs_per_person=2) as house:
        await hear(house, *(house.upload() for _ in range(3)))
        assert len(await jobs(house)) == 2
        assert any("2 jobs in progress" in text for text in house.chat.texts)
    async with rebuilt(tmp_path / "b", minutes_per_day=3) as house:
        await hear(house, house.upload(seconds=120.0), house.upload(seconds=90.0))
        assert len(await jobs(house)) == 1
        assert any("1 of 3 min" in text for text in house.chat.texts)


@pytest.mark.parametrize("access", ["allowlist", "invite"])
async def test_a_private_bot_takes_nothing_from_strangers(tmp_path: Path, access: str) -> None:
    settings = {"access": access, "admins": "telegram:2", "invite_codes": "open-sesame"}
    async with rebuilt(tmp_path / "x", **settings) as house:
        await hear(house, house.upload(), house.command("status"))
        assert await jobs(house) == []
        assert all("telegram:1" in text for text in house.chat.texts)
        await hear(house, house.command("start wrong"), house.upload())
        assert await jobs(house) == []
        await hear(house, house.upload(who=BEN))
        async with house.services.database.read() as unit:
            assert len(await unit.jobs.list_for(BEN)) == 1
        await hear(house, house.command("start open-sesame"), house.upload())
        assert len(await jobs(house)) == (1 if access == "invite" else 0)


async def test_the_blocked_are_refused_in_an_open_house(house: BotHarness) -> None:
    await hear(house, house.command("start"))
    async with house.services.database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
    await hear(house, house.upload())
    assert await jobs(house) == []


async def test_cancel_stops_all_of_ones_own_jobs_and_no_others(house: BotHarness) -> None:
    await hear(house, house.upload(), house.upload(), house.upload(who=BEN, chat="c2"))
    await hear(house, house.command("cancel"))
    assert {job.state for job in await jobs(house)} == {JobState.CANCELLED}
    assert "2 jobs" in house.chat.last.text
    async with house.services.database.read() as unit:
        (other,) = await unit.jobs.list_for(BEN)
    assert other.state is JobState.QUEUED
    assert set(house.queue.cancelled) == {job.id for job in await jobs(house)}


async def test_a_forged_cancel_button_does_nothing(house: BotHarness) -> None:
    await hear(house, house.upload())
    (job,) = await jobs(house)
    for argument in (job.id, "", "no-such-job", "x" * 60, "'; drop table jobs; --"):
        await hear(house, house.press("cancel", argument, who=BEN))
    assert (await jobs(house))[0].state is JobState.QUEUED
    await hear(house, house.press("no-such-action", job.id))
    assert (await jobs(house))[0].state is JobState.QUEUED
    await hear(house, house.press("cancel", job.id))
    assert (await jobs(house))[0].state is JobState.CANCELLED
    await hear(house, house.press("cancel", job.id))
    assert "already ended" in house.chat.last.text


async def test_status_lists_what_is_under_way(house: BotHarness) -> None:
    await hear(house, house.command("status"))
    assert "not working" in house.chat.last.text
    await hear(house, house.upload(name="one.mp4"), house.upload(name="two.mp4"))
    async with house.services.database.begin() as unit:
        older = min(await unit.jobs.list_for(ANNA), key=lambda job: job.created)
        await unit.jobs.claim(older.id, "w")
    await hear(house, house.command("status"))
    assert "one.mp4: Starting" in house.chat.last.text
    assert "two.mp4: In the queue: one job ahead" in house.chat.last.text
    assert len(house.chat.last.buttons) == 2


async def test_a_group_reads_nothing_of_what_is_recorded_elsewhere(house: BotHarness) -> None:
    group: dict[str, Any] = {"chat": "g", "private": False}
    await hear(house, house.upload(name="secret.mp4"), house.command("status", **group))
    assert "not working" in house.chat.last.text
    await hear(house, house.upload(name="ours.mp4", caption="/transcribe", **group))
    await hear(house, house.command("status", **group))
    assert house.chat.last.text.startswith("ours.mp4")
    assert "secret" not in house.chat.last.text


@pytest.mark.parametrize("genuine", [True, False])
async def test_a_message_is_changed_by_its_own_buttons_only(
    house: BotHarness, genuine: bool
) -> None:
    await hear(house, house.command("settings"))
    before = house.chat.last
    menu = next(iter(house.chat.shown))
    press = house.press("menu", "speakers:1")
    there = replace(press.origin, message=replace(press.origin.message, message=menu))
    await hear(house, replace(press, origin=there, genuine=genuine))
    assert (house.chat.shown[menu][-1] == before) is not genuine
    assert "How many people" in house.chat.last.text


async def test_preferences_are_kept_and_honoured(house: BotHarness) -> None:
    await hear(house, house.command("settings lang=de summary=short speech=no formats=vtt,json"))
    await hear(house, house.upload(caption="summary=none"))
    (job,) = await jobs(house)
    assert job.options == Options(
        language="de",
        summary=SummaryStyle.NONE,
        speech=False,
        formats=(Format.VTT, Format.JSON),
    )
    await hear(house, house.command("settings reset"), house.command("settings"))
    assert ", ".join(DEFAULT_FORMATS) in house.chat.last.text
    await hear(house, house.command("settings formats=exe"))
    assert "formats=exe" in house.chat.last.text


async def test_deleting_ones_data_asks_first_and_says_what_went(house: BotHarness) -> None:
    await hear(house, house.upload(b"a" * 1000))
    await hear(house, house.command("delete_my_data"))
    buttons = house.chat.last.buttons[0]
    await hear(house, house.press(buttons[0].action, buttons[0].argument, who=BEN))
    assert len(await jobs(house)) == 1
    await hear(house, house.press(buttons[1].action, buttons[1].argument))
    assert len(await jobs(house)) == 1
    await hear(house, house.press(buttons[0].action, buttons[0].argument))
    assert await jobs(house) == []
    assert house.services.blobs.bytes_used() == 0
    assert house.chat.last.text.startswith("Deleted: 1 jobs")
    assert house.chat.texts[0] == "Cancelled."


async def test_help_and_the_menu_name_every_command(house: BotHarness) -> None:
    await hear(house, house.command("help"))
    assert all(f"/{name}:" in house.chat.last.text for name in COMMANDS)
    cards = menu(house.services.translations)
    assert [card.name for card in cards] == [*COMMANDS, *ADMIN_COMMANDS]
    assert all(card.description["en"] for card in cards)


async def test_words_that_are_no_command_get_a_hint_in_private_and_silence_in_groups(
    house: BotHarness,
) -> None:
    await hear(house, house.text("hello"), house.command("dance"))
    assert len(house.chat.shown) == 2
    quiet: dict[str, Any] = {"private": False, "chat": "g"}
    await hear(house, house.text("hello", **quiet), house.command("dance", **quiet))
    await hear(house, house.upload(**quiet))
    assert len(house.chat.shown) == 2
    await hear(house, house.upload(caption="/transcribe lang=fr", **quiet))
    (job,) = await jobs(house)
    assert job.options.language == "fr"


async def test_who_asks_about_a_recording_gets_a_reply_to_it(house: BotHarness) -> None:
    there = house.upload(who=ANNA, chat="g", private=False)
    asking = replace(
        house.command("transcribe formats=txt", who=BEN, chat="g", private=False),
        reply_media=there.media,
        reply_to=there.origin.message,
    )
    await hear(house, asking, asking)
    async with house.services.database.read() as unit:
        (job,) = await unit.jobs.list_for(BEN)
    assert job.reply_to == there.origin.message
    assert job.account == BEN
    assert job.id == job_id(Platform.TELEGRAM, "g", asking.origin.message.message)
    assert list(house.chat.replies.values()) == [there.origin.message]
    assert await jobs(house) == []


async def test_a_bug_is_answered_politely_once_and_logged(
    house: BotHarness, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("bot.features.submit.read_options", broken)
    upload = house.upload()
    await hear(house, upload, upload)
    assert await jobs(house) == []
    assert len(house.chat.shown) == 1
    assert "went wrong on my side" in house.chat.last.text
    assert "ZeroDivisionError" not in house.chat.last.text
    monkeypatch.undo()
    await hear(house, house.upload())
    assert len(await jobs(house)) == 1


async def test_when_the_rows_are_away_the_event_comes_again(house: BotHarness) -> None:
    upload = house.upload()

    class Away:
        def begin(self) -> None:
            raise OSError("disk full")

    listen = make_dispatcher(
        house.services.__class__(**vars(house.services) | {"database": Away()})
    )
    with pytest.raises(OSError, match="disk full"):
        await listen(upload)
    await hear(house, upload)
    assert len(await jobs(house)) == 1


async def test_one_chat_is_heard_in_order_and_does_not_hold_up_another(house: BotHarness) -> None:
    house.chat.fails("send", ChatBusy(2.0))
    listen = make_dispatcher(house.services)
    await asyncio.gather(
        *(listen(house.command("help", chat="c1")) for _ in range(2)),
        listen(house.command("help", chat="c2", who=BEN)),
    )
    assert "c1" not in [chat for _, chat, _ in house.chat.log]  # heard is not yet said
    await house.services.tasks.wait_idle()
    assert [chat for _, chat, _ in house.chat.log] == ["c2", "c1", "c1"]


async def test_the_language_that_somebody_chose_is_spoken_and_noted_on_their_jobs(
    house: BotHarness,
) -> None:
    await hear(house, house.command("start"))
    async with house.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "xx")
    await hear(house, house.upload())
    (job,) = await jobs(house)
    assert job.locale == "xx"
    async with house.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "")
    await hear(house, house.upload())
    assert {job.locale for job in await jobs(house)} == {"xx", "en"}
