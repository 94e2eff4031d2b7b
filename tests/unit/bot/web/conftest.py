from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.visitors import URL, Site


@pytest.fixture
async def harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    harness = await BotHarness.build(tmp_path, web_url=URL)
    yield harness
    await harness.close()


@pytest.fixture
def site(harness: BotHarness) -> Site:
    return Site.of(harness)
