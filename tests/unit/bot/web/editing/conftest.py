from __future__ import annotations

import pytest

from storage.models import Job
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.recordings import store


@pytest.fixture
async def job(harness: BotHarness) -> Job:
    return await store(harness, segments=SAID)
