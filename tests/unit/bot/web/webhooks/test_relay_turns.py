"""Turns of webhooks in the relay, with more deliveries of one than a look reads."""

from __future__ import annotations

import pytest

from bot.web.webhooks import relay as relays
from storage.repositories.webhooks import deliveries as stored
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.web.webhooks.receiver import ended, hook, make_due, reaching, receiving
from tests.unit.bot.web.webhooks.test_relay import post, relay_of


async def test_many_deliveries_of_one_webhook_hide_no_other(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MOST_DUE", 2)
    monkeypatch.setattr(relays, "IN_A_ROW", 1)
    async with receiving() as receiver, receiving() as other:
        database = reaching(harness, receiver, other).services.database
        await hook(database, receiver.url)
        await ended(harness, *range(6))
        await make_due(database)
        await hook(database, other.url, BEN)
        await ended(harness, 9, account=BEN)
        relay = relay_of(harness)
        for count in (1, 1, 2, 3):  # the other has the second turn, then the first one is alone
            await post(relay)
            assert len(receiver.received) == count
        assert len(other.received) == 1
