"""Deliveries by bots that are killed at random moments: each message is seen once."""

from __future__ import annotations

import pytest

from bot.platforms.telegram.duplicates import earlier_sends, journal, records, search
from tests.unit.bot.platforms.telegram.duplicates.killed_bots import live, make_world
from tests.unit.bot.platforms.telegram.duplicates.virtual_time import Clock, run

AT_ONCE = 20
"""Worlds of one test."""


@pytest.mark.parametrize("first", range(0, 60, AT_ONCE))
def test_each_delivery_is_seen_once_after_kills(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    for module in (earlier_sends, records):
        monkeypatch.setattr(module, "time", clock)
    for module in (journal, search):
        monkeypatch.setattr(module, "datetime", clock)
    for seed in range(first, first + AT_ONCE):
        clock.seconds = 0.0
        world = make_world(seed)
        run(clock, live(world))
        seen = {key: world.shown(key) for _, key, _ in world.due}
        assert seen == {key: [number] for key, number in world.stored.items()}, f"seed {seed}"
        replies = [it for it in world.messages.values() if it.key.startswith("reply")]
        assert not any(it.is_deleted for it in replies), f"seed {seed}"
