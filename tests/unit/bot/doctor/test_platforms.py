"""Findings about platforms, their people, and who serves them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.config import Settings
from bot.app.process_lock import single_process_lock
from bot.doctor.accounts import access, administrators
from bot.doctor.context import DoctorContext
from bot.doctor.database import database
from bot.doctor.discord import intent
from bot.doctor.finding import Level
from bot.doctor.http import Answer
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.database import Database
from storage.models import Platform
from storage.settings import StorageSettings


def test_administrators_are_listed_by_platform_and_number() -> None:
    bot = BotSettings(admins=("telegram:7", "console:local"), telegram_bot_token="7:x" + "x" * 40)
    findings = administrators(bot, ["discord:11 = telegram:12"])
    assert findings.says == "telegram:7 (ADMINS); discord:11 = telegram:12 (by /admin)"
    nobody = administrators(bot.model_copy(update={"admins": ()}), [], complete=False)
    assert nobody.level is Level.CAREFUL
    assert "nobody" in nobody.says
    assert "can't be read" in nobody.says
    assert "ADMINS=" in nobody.todo
    assert administrators(BotSettings(), []).level is Level.OK


def test_access_is_shown_with_its_consequences() -> None:
    assert "240 minutes" in access(BotSettings(), has_admin=True).says
    assert access(BotSettings(minutes_per_day=0), has_admin=True).level is Level.CAREFUL
    codes = BotSettings(access="invite", invite_codes=("a", "b"))
    assert "2 codes" in access(codes, has_admin=False).says
    none = BotSettings(access="invite")
    assert access(none, has_admin=True).level is Level.OK
    assert "admin invite" in access(none, has_admin=False).todo
    some = BotSettings(access="allowlist", allowed=("telegram:1",))
    assert "1 in ALLOWED" in access(some, has_admin=False).says


@pytest.mark.parametrize(
    ("flags", "wanted", "level"),
    [
        (0, False, Level.OK),
        (0, True, Level.BROKEN),
        (1 << 18, True, Level.OK),
        (1 << 19, True, Level.OK),
        (1 << 19, False, Level.CAREFUL),
    ],
)
def test_message_content_intent_is_compared(flags: int, wanted: bool, level: Level) -> None:
    assert intent(Answer(200, json={"flags": flags}), wanted=wanted).level is level
    assert intent(Answer(0, "refused"), wanted=wanted).level is Level.CAREFUL


async def test_who_serves_a_platform_and_who_stands_by_is_said(tmp_path: Path) -> None:
    storage = StorageSettings(data_dir=tmp_path)
    bot = BotSettings.model_construct(
        telegram_bot_token=SecretStr("1:a"), discord_bot_token=SecretStr("b")
    )
    context = DoctorContext(Settings(bot, PipelineSettings(), storage))
    opened = await Database.open(storage.database)
    with single_process_lock(tmp_path, Platform.TELEGRAM) as here:
        async with opened.begin() as unit:
            assert await unit.service_flags.hold_platform(Platform.TELEGRAM, "far-1", 60)
        said = {it.name: it async for it in database(context)}
        assert said["bot for telegram"].level is Level.OK
        assert said["bot for telegram"].says.startswith("standby: far-1 serves it")
        assert said["bot for discord"].says == "none is running"
        async with opened.begin() as unit:
            await unit.service_flags.release_platform(Platform.TELEGRAM, "far-1")
            assert await unit.service_flags.hold_platform(Platform.TELEGRAM, here, 60)
        said = {it.name: it async for it in database(context)}
        assert said["bot for telegram"].says == "the one of this folder serves it"
    async with opened.begin() as unit:
        await unit.service_flags.release_platform(Platform.TELEGRAM, here)
        assert await unit.service_flags.hold_platform(Platform.TELEGRAM, "far-1", 60)
    await opened.close()
    said = {it.name: it async for it in database(context)}
    assert "on another machine" in said["bot for telegram"].says
