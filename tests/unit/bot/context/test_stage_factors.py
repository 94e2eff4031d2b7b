"""Measured speeds are read once for many cards."""

from __future__ import annotations

from bot.context.stage_factors import SECONDS, StageFactors
from storage.models import Stage
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import Clock


async def test_new_measurements_are_known_after_some_seconds(
    harness: BotHarness, clock: Clock
) -> None:
    factors, database = StageFactors(clock), harness.services.database
    assert await factors.get(database) == {}
    async with database.begin() as unit:
        await unit.stage_speeds.record(Stage.TRANSCRIPT, "engine", 60.0, 30.0)
    clock.now += SECONDS - 1
    assert await factors.get(database) == {}
    clock.now += 1
    assert await factors.get(database) == {Stage.TRANSCRIPT: 0.5}
