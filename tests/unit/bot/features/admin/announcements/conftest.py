"""Two platforms with people who want news."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.models import Platform
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.features.admin.announcements.announced import PEOPLE


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness on two platforms whose administrator is Anna. Three other people want news."""
    harness = await BotHarness.build(tmp_path, admins="telegram:1")
    discord = FakeChat(Platform.DISCORD)
    harness.services = replace(
        harness.services, chats={**harness.services.chats, Platform.DISCORD: discord}
    )
    for who in PEOPLE:
        await handle(harness, harness.command("settings news=yes", who=who))
    harness.chat.shown.clear()
    harness.chat.log.clear()
    yield harness
    await harness.close()
