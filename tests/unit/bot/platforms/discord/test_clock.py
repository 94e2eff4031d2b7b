"""Ages of messages and interactions are measured by Discord's clock."""

from __future__ import annotations

import time

import pytest

from bot.platforms.discord.clock import CLOCK, DiscordClock, created_at
from bot.platforms.discord.references import InteractionRef, MessageTarget


def snowflake(moment: float) -> str:
    """Return the id of something that Discord created at a moment (Unix seconds)."""
    return str(int((moment - 1_420_070_400) * 1000) << 22)


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> float:
    """Discord's time, which the process has learned from an id; its own clock is 3 hours ahead."""
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 3 * 3600)
    monkeypatch.setattr(CLOCK, "_ahead", None)
    CLOCK.learn(snowflake(now))
    return now


def test_id_contains_its_time() -> None:
    assert created_at(snowflake(1_800_000_000.5)) == 1_800_000_000.5


def test_clock_of_the_machine_counts_until_an_id_is_known() -> None:
    own = DiscordClock()
    assert own.now() == pytest.approx(time.time(), abs=1)
    own.learn(snowflake(1_800_000_000))
    assert own.now() == pytest.approx(1_800_000_000, abs=1)


@pytest.mark.parametrize(("age", "is_old"), [(10, False), (3500, False), (3700, True)])
def test_card_is_edited_although_the_clock_of_the_machine_jumps(
    learned: float, age: float, is_old: bool
) -> None:
    assert MessageTarget("1", snowflake(learned - age)).is_old is is_old


@pytest.mark.parametrize(("age", "is_open"), [(10, True), (880, True), (900, False)])
def test_interaction_is_open_although_the_clock_of_the_machine_jumps(
    learned: float, age: float, is_open: bool
) -> None:
    found = InteractionRef(snowflake(learned - age), "7", True, False, 1, "token")
    assert found.is_open is is_open
