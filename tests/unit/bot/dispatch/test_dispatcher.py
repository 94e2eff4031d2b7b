"""Events of users: handled once, in order, and within the limits."""

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
    Options,
    Platform,
    Role,
    SummaryStyle,
    job_id,
)
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def handle(harness: BotHarness, *events: Event) -> None:
    listen = make_dispatcher(harness.services)
    for event in events:
        await listen(event)
    async with asyncio.timeout(60):
        await harness.services.tasks.wait_idle()


async def jobs(harness: BotHarness) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.list_for(ANNA, 100)


@asynccontextmanager
async def build_harness(folder: Path, **settings: object) -> AsyncIterator[BotHarness]:
    await asyncio.to_thread(folder.mkdir)
    harness = await BotHarness.build(folder, **settings)
    yield harness
    await harness.close()


async def test_limits_of_jobs_and_daily_minutes_are_enforced(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "a", jobs_per_person=2) as harness:
        await handle(harness, *(harness.upload() for _ in range(3)))
        assert len(await jobs(harness)) == 2
        assert any("2 jobs in progress" in text for text in harness.chat.texts)
    async with build_harness(tmp_path / "b", minutes_per_day=3) as harness:
        await handle(harness, harness.upload(seconds=120.0), harness.upload(seconds=90.0))
        assert len(await jobs(harness)) == 1
        assert any("1 of 3 min" in text for text in harness.chat.texts)


@pytest.mark.parametrize("access", ["allowlist", "invite"])
async def test_private_bot_refuses_strangers(tmp_path: Path, access: str) -> None:
    settings = {"access": access, "admins": "telegram:2", "invite_codes": "open-sesame"}
    async with build_harness(tmp_path / "x", **settings) as harness:
        await handle(harness, harness.upload(), harness.command("status"))
        assert await jobs(harness) == []
        assert all("telegram:1" in text for text in harness.chat.texts)
        await handle(harness, harness.command("start wrong"), harness.upload())
        assert await jobs(harness) == []
        await handle(harness, harness.upload(who=BEN))
        async with harness.services.database.read() as unit:
            assert len(await unit.jobs.list_for(BEN)) == 1
        await handle(harness, harness.command("start open-sesame"), harness.upload())
        assert len(await jobs(harness)) == (1 if access == "invite" else 0)


async def test_blocked_user_is_refused_by_an_open_bot(harness: BotHarness) -> None:
    await handle(harness, harness.command("start"))
    async with harness.services.database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
    await handle(harness, harness.upload())
    assert await jobs(harness) == []


@pytest.mark.parametrize("genuine", [True, False])
async def test_button_edits_only_its_own_message(harness: BotHarness, genuine: bool) -> None:
    await handle(harness, harness.command("settings"))
    before = harness.chat.last
    menu = next(iter(harness.chat.shown))
    press = harness.press("menu", "speakers:1")
    origin = replace(press.origin, message=replace(press.origin.message, message=menu))
    await handle(harness, replace(press, origin=origin, genuine=genuine))
    assert (harness.chat.shown[menu][-1] == before) is not genuine
    assert "How many people" in harness.chat.last.text


async def test_preferences_are_stored_and_used(harness: BotHarness) -> None:
    await handle(
        harness, harness.command("settings lang=de summary=short speech=no formats=vtt,json")
    )
    await handle(harness, harness.upload(caption="summary=none"))
    (job,) = await jobs(harness)
    assert job.options == Options(
        language="de",
        summary=SummaryStyle.NONE,
        speech=False,
        formats=(Format.VTT, Format.JSON),
    )
    await handle(harness, harness.command("settings reset"), harness.command("settings"))
    assert ", ".join(DEFAULT_FORMATS) in harness.chat.last.text
    await handle(harness, harness.command("settings formats=exe"))
    assert "formats=exe" in harness.chat.last.text


async def test_data_deletion_asks_for_confirmation_and_reports_the_counts(
    harness: BotHarness,
) -> None:
    await handle(harness, harness.upload(b"a" * 1000))
    await handle(harness, harness.command("delete_my_data"))
    buttons = harness.chat.last.buttons[0]
    await handle(harness, harness.press(buttons[0].action, buttons[0].argument, who=BEN))
    assert len(await jobs(harness)) == 1
    await handle(harness, harness.press(buttons[1].action, buttons[1].argument))
    assert len(await jobs(harness)) == 1
    await handle(harness, harness.press(buttons[0].action, buttons[0].argument))
    assert await jobs(harness) == []
    assert harness.services.blobs.bytes_used() == 0
    assert harness.chat.last.text.startswith("Deleted: 1 jobs")
    assert harness.chat.texts[0] == "Cancelled."


async def test_help_and_the_menu_name_every_command(harness: BotHarness) -> None:
    await handle(harness, harness.command("help"))
    assert all(f"/{name}:" in harness.chat.last.text for name in COMMANDS)
    cards = menu(harness.services.translations)
    assert [card.name for card in cards] == [*COMMANDS, *ADMIN_COMMANDS]
    assert all(card.description["en"] for card in cards)


async def test_unknown_text_gets_a_hint_in_private_and_nothing_in_groups(
    harness: BotHarness,
) -> None:
    await handle(harness, harness.text("hello"), harness.command("dance"))
    assert len(harness.chat.shown) == 2
    quiet: dict[str, Any] = {"private": False, "chat": "g"}
    await handle(harness, harness.text("hello", **quiet), harness.command("dance", **quiet))
    await handle(harness, harness.upload(**quiet))
    assert len(harness.chat.shown) == 2
    await handle(harness, harness.upload(caption="/transcribe lang=fr", **quiet))
    (job,) = await jobs(harness)
    assert job.options.language == "fr"


async def test_answer_replies_to_the_recording_that_was_replied_to(harness: BotHarness) -> None:
    upload = harness.upload(who=ANNA, chat="g", private=False)
    asking = replace(
        harness.command("transcribe formats=txt", who=BEN, chat="g", private=False),
        reply_media=upload.media,
        reply_to=upload.origin.message,
    )
    await handle(harness, asking, asking)
    async with harness.services.database.read() as unit:
        (job,) = await unit.jobs.list_for(BEN)
    assert job.reply_to == upload.origin.message
    assert job.account == BEN
    assert job.id == job_id(Platform.TELEGRAM, "g", asking.origin.message.message)
    assert list(harness.chat.replies.values()) == [upload.origin.message]
    assert await jobs(harness) == []


async def test_bug_is_answered_once_and_logged(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("bot.features.submit.read_options", broken)
    upload = harness.upload()
    await handle(harness, upload, upload)
    assert await jobs(harness) == []
    assert len(harness.chat.shown) == 1
    assert "went wrong on my side" in harness.chat.last.text
    assert "ZeroDivisionError" not in harness.chat.last.text
    monkeypatch.undo()
    await handle(harness, harness.upload())
    assert len(await jobs(harness)) == 1


async def test_event_is_redelivered_when_the_database_fails(harness: BotHarness) -> None:
    upload = harness.upload()

    class BrokenDatabase:
        def begin(self, *, quick: bool) -> None:
            raise OSError("disk full")

    listen = make_dispatcher(
        harness.services.__class__(**vars(harness.services) | {"database": BrokenDatabase()})
    )
    with pytest.raises(OSError, match="disk full"):
        await listen(upload)
    await handle(harness, upload)
    assert len(await jobs(harness)) == 1


async def test_chats_are_handled_in_order_and_independently(harness: BotHarness) -> None:
    harness.chat.fails("send", ChatBusy(2.0))
    listen = make_dispatcher(harness.services)
    await asyncio.gather(
        *(listen(harness.command("help", chat="c1")) for _ in range(2)),
        listen(harness.command("help", chat="c2", who=BEN)),
    )
    assert "c1" not in [chat for _, chat, _ in harness.chat.log]  # handled, but not sent yet
    await harness.services.tasks.wait_idle()
    assert [chat for _, chat, _ in harness.chat.log] == ["c2", "c1", "c1"]


async def test_chosen_interface_language_is_stored_on_new_jobs(
    harness: BotHarness,
) -> None:
    await handle(harness, harness.command("start"))
    async with harness.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "xx")
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    assert job.locale == "xx"
    async with harness.services.database.begin() as unit:
        await unit.people.set_ui_locale(ANNA, "")
    await handle(harness, harness.upload())
    assert {job.locale for job in await jobs(harness)} == {"xx", "en"}
