"""The relay: what is due is posted, retried, shared by processes, and given up."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook as Verifier

from bot.links.posting import LinkPoster
from bot.web.webhooks import relay as relays
from bot.web.webhooks.relay import PAUSES, WebhookRelay
from storage.models import Role, WebhookDeliveryState, WebhookError, WebhookEvent, WebhookOff
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.visitors import Site
from tests.unit.bot.web.webhooks.receiver import (
    deliveries,
    ended,
    hook,
    make_due,
    reaching,
    receiving,
)

DELIVERED, FAILED = WebhookDeliveryState.DELIVERED, WebhookDeliveryState.FAILED


def relay_of(harness: BotHarness) -> WebhookRelay:
    """Return the relay of a process that has just started."""
    return WebhookRelay(Site.of(harness).web)


async def post(relay: WebhookRelay) -> None:
    await relay.run_once()
    await relay.wait_idle()


async def test_end_of_a_job_arrives_signed(harness: BotHarness) -> None:
    async with receiving() as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await hook(database, f"{receiver.url}/other", events=(WebhookEvent.FAILED,))
        (job,) = await ended(harness, 1)
        await post(relay_of(harness))
        ((headers, body),) = receiver.received
        said = Verifier(webhook.secret).verify(body, headers)
        assert (said["type"], said["data"]["job"]) == ("job.cancelled", job.id)
        assert headers["content-type"] == "application/json"
        assert not {"cookie", "authorization", "referer"} & set(headers)
        await post(relay_of(harness))
        assert len(receiver.received) == 1
    (delivery,) = await deliveries(database, webhook)
    assert (delivery.state, delivery.status, delivery.error) == (DELIVERED, 204, None)
    assert delivery.milliseconds is not None


@pytest.mark.parametrize(("status", "error"), [(500, "status"), (302, "redirect"), (404, "status")])
async def test_failures_are_retried_over_hours_and_restarts(
    harness: BotHarness, status: int, error: str
) -> None:
    async with receiving(status) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        for tries, pause in enumerate([*PAUSES, None], 1):
            await post(relay_of(harness))
            (delivery,) = await deliveries(database, webhook)
            assert (delivery.tries, delivery.status, delivery.error) == (tries, status, error)
            if pause is None:
                assert (delivery.state, delivery.next_try) == (FAILED, None)
            else:
                assert delivery.next_try is not None
                left = (delivery.next_try - datetime.now(UTC)).total_seconds()
                assert 0.8 * pause - 5 < left <= 1.2 * pause + 1
                await post(relay_of(harness))  # not before its moment
            await make_due(database)
        assert len(receiver.received) == len(PAUSES) + 1
        assert len(set(receiver.ids)) == 1
        assert sum(PAUSES) > 24 * 3600


async def test_slow_server_holds_up_no_other(harness: BotHarness) -> None:
    async with receiving(waits=True) as slow, receiving() as quick:
        database = reaching(harness, slow, quick).services.database
        await hook(database, slow.url)
        other = await hook(database, quick.url, BEN)
        relay = relay_of(harness)
        await ended(harness, 1, 2)
        await relay.run_once()
        await slow.has(1)
        await ended(harness, 3, 4, 5, account=BEN)
        await relay.run_once()
        await quick.has(3)
        assert len(slow.received) == 1
        slow.lets_go.set()
        await relay.wait_idle()
        assert len(slow.received) == 2
    assert {it.state for it in await deliveries(database, other)} == {DELIVERED}


async def test_slow_webhooks_leave_places_for_quick_ones(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relays, "AT_ONCE", 2)
    monkeypatch.setattr(relays, "SLOW_AT_ONCE", 1)
    monkeypatch.setattr(relays, "SLOW", 0.0)  # every one is slow
    async with receiving() as slow, receiving() as quick:
        database = reaching(harness, slow, quick).services.database
        relay = relay_of(harness)
        for number in range(3):
            await hook(database, f"{slow.url}/{number}")
        await ended(harness, 1)
        for _ in range(3):
            await post(relay)
        assert len(slow.received) == 3
        slow.lets_go.clear()
        await ended(harness, 2)
        await hook(database, quick.url, BEN)
        await ended(harness, 3, account=BEN)
        for _ in range(2):
            await relay.run_once()
        await quick.has(1)
        assert len(slow.received) <= 4
        slow.lets_go.set()
        await relay.wait_idle()


async def test_bots_on_one_database_post_each_event_once(harness: BotHarness) -> None:
    async with receiving() as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, *range(12))
        bots = [relay_of(harness) for _ in range(3)]
        await asyncio.gather(*map(post, bots))
        assert len(receiver.ids) == len(set(receiver.ids)) == 12
    assert {it.tries for it in await deliveries(database, webhook)} == {1}


async def test_event_of_a_killed_bot_is_posted_again(harness: BotHarness) -> None:
    async with receiving(waits=True) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        running = asyncio.create_task(relay_of(harness).run())
        await receiver.has(1)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        receiver.lets_go.set()
        await post(relay_of(harness))  # its claim holds
        assert len(receiver.received) == 1
        await make_due(database)
        await post(relay_of(harness))
        assert len(receiver.received) == 2
        assert len(set(receiver.ids)) == 1
    (delivery,) = await deliveries(database, webhook)
    assert (delivery.state, delivery.tries) == (DELIVERED, 2)


async def test_failed_test_is_told_at_once(harness: BotHarness) -> None:
    async with receiving(410) as receiver:
        database = harness.services.database
        webhook = await hook(database, receiver.url)
        for number, (seconds, error) in enumerate([(5.0, "gone"), (0.2, "timeout")]):
            reaching(harness, receiver, seconds=seconds)
            async with database.begin() as unit:
                await unit.webhook_deliveries.add_test(f"{number:032x}", webhook.id)
            await post(relay_of(harness))
            receiver.lets_go.clear()
            newest, *_ = await deliveries(database, webhook)
            assert (newest.state, newest.error, newest.tries) == (FAILED, error, 1)
        said = json.loads(receiver.received[0][1])
        assert (said["type"], said["data"]) == ("webhook.test", {"webhook": webhook.id})
    async with database.read() as unit:
        assert await unit.webhooks.get(webhook.id) == webhook


async def test_server_that_is_away_is_unreachable(harness: BotHarness) -> None:
    async with receiving() as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
    await ended(harness, 1)
    await post(relay_of(harness))
    (delivery,) = await deliveries(database, webhook)
    assert (delivery.status, delivery.error) == (None, WebhookError.UNREACHABLE)


async def test_bug_counts_as_a_failed_try(harness: BotHarness) -> None:
    """Else the delivery would be due again each minute, for weeks."""

    class Broken(LinkPoster):
        async def post(self, *_: object) -> int:
            raise ValueError("a bug")

    harness.services = replace(harness.services, poster=Broken())
    database = harness.services.database
    webhook = await hook(database, "https://example.org")
    await ended(harness, 1)
    await post(relay_of(harness))
    (delivery,) = await deliveries(database, webhook)
    assert (delivery.tries, delivery.error) == (1, WebhookError.BROKEN)
    assert delivery.tried is not None


@pytest.mark.parametrize("change", ["blocked", "deleted", "off"])
async def test_what_may_not_be_sent_is_given_up(harness: BotHarness, change: str) -> None:
    async with receiving() as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        async with database.begin() as unit:
            if change == "blocked":
                await unit.people.set_role(ANNA, Role.BLOCKED)
            elif change == "deleted":
                await unit.webhooks.forget(ANNA)
            else:
                await unit.webhooks.switch_off(webhook.id, WebhookOff.GONE)
        await post(relay_of(harness))
        assert receiver.received == []
    left = [(it.state, it.error) for it in await deliveries(database, webhook)]
    errors = {"blocked": WebhookError.ACCESS, "off": WebhookError.OFF}
    assert left == ([] if change == "deleted" else [(FAILED, errors[change])])


async def test_webhook_deleted_meanwhile_leaves_nothing(harness: BotHarness) -> None:
    async with receiving(500, waits=True) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        relay = relay_of(harness)
        await relay.run_once()
        await receiver.has(1)
        async with database.begin() as unit:
            await unit.webhooks.delete(webhook.id)
        receiver.lets_go.set()
        await relay.wait_idle()
    assert await deliveries(database, webhook) == []
