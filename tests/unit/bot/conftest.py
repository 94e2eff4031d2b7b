from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.delivery.outbox import OutboxRelay
from storage.sqlite import connection
from storage.sqlite.blocking_connection import SETTINGS
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import Clock


@pytest.fixture(scope="package", autouse=True)
def _no_synchronous_writes() -> Iterator[None]:
    """Switch off synchronous writes: durability is tested with the database itself."""
    quick = (*SETTINGS, "synchronous = OFF")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SETTINGS", quick)
        yield


@pytest.fixture
async def harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    harness = await BotHarness.build(tmp_path)
    yield harness
    await harness.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def relay(harness: BotHarness, clock: Clock) -> OutboxRelay:
    return OutboxRelay(harness.services, harness.chat, clock)
