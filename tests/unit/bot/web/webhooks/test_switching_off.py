"""Webhooks that fail for days are switched off, and the owner is told in the chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat import ChatDown, ChatError
from bot.delivery.webhook_notices import send_webhook_notices
from bot.people.webhooks import change_webhook
from bot.web.webhooks.relay import FAILING, PAUSES, WebhookRelay
from storage.models import Role, Webhook, WebhookError, WebhookOff
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.visitors import Clock, Site
from tests.unit.bot.web.webhooks.receiver import (
    deliveries,
    ended,
    hook,
    known,
    make_due,
    reaching,
    receiving,
)
from tests.unit.storage.conftest import NOON


async def try_once(harness: BotHarness, now: datetime = NOON) -> None:
    """Let a bot post what is due at this moment."""
    relay = WebhookRelay(Site.of(harness, clock=Clock(now)).web)
    await make_due(harness.services.database)
    await relay.run_once()
    await relay.wait_idle()


async def test_webhook_that_fails_for_days_is_switched_off_and_told(harness: BotHarness) -> None:
    async with receiving(503) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, f"{receiver.url}/hook?key=SECRET")
        await ended(harness, 1)
        await try_once(harness)
        assert (await known(database, webhook)).failing_since == NOON
        for _ in PAUSES[:-1]:
            await try_once(harness, NOON + FAILING)
        assert (await known(database, webhook)).off is None  # not before one is given up
        await ended(harness, 2)
        await try_once(harness, NOON + FAILING)
    assert (await known(database, webhook)).off is WebhookOff.FAILING
    newest, oldest = await deliveries(database, webhook)
    assert (newest.error, oldest.error) == (WebhookError.OFF, WebhookError.STATUS)
    await ended(harness, 3)
    assert len(await deliveries(database, webhook)) == 2
    await send_webhook_notices(harness.services, harness.elsewhere)
    assert harness.elsewhere.texts == []
    for _ in range(2):
        await send_webhook_notices(harness.services, harness.chat)
    (said,) = harness.chat.texts
    assert "your webhook to 127.0.0.1: nothing arrived there for five days" in said
    assert f"https://text.example.org/webhooks/{webhook.id}" in said
    assert "SECRET" not in said


async def test_success_and_a_new_address_begin_anew(harness: BotHarness) -> None:
    async with receiving(500) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        await try_once(harness)
        receiver.status = 200
        await try_once(harness, NOON + timedelta(days=4))
        assert (await known(database, webhook)).failing_since is None
        receiver.status = 500
        await ended(harness, 2)
        await try_once(harness)
        async with database.begin() as unit:
            found = await unit.webhooks.get(webhook.id)
            assert found is not None
            await change_webhook(unit, found, url=f"{receiver.url}/new")
        assert (await known(database, webhook)).failing_since is None


async def test_address_changed_during_a_try_is_not_blamed(harness: BotHarness) -> None:
    async with receiving(410, waits=True) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1)
        relay = WebhookRelay(Site.of(harness).web)
        await relay.run_once()
        await receiver.has(1)
        async with database.begin() as unit:
            await change_webhook(unit, webhook, url=f"{receiver.url}/new")
        receiver.lets_go.set()
        await relay.wait_idle()
    after = await known(database, webhook)
    assert (after.off, after.failing_since) == (None, None)


async def gone(harness: BotHarness) -> Webhook:
    """Return a webhook whose server has answered 410."""
    async with receiving(410) as receiver:
        database = reaching(harness, receiver).services.database
        webhook = await hook(database, receiver.url)
        await ended(harness, 1, 2)
        await try_once(harness)
        assert len(receiver.received) == 1
    return await known(database, webhook)


async def test_address_that_is_gone_is_switched_off_at_once(harness: BotHarness) -> None:
    webhook = await gone(harness)
    database = harness.services.database
    assert webhook.off is WebhookOff.GONE
    errors = {it.error for it in await deliveries(database, webhook)}
    assert errors == {WebhookError.GONE, WebhookError.OFF}
    async with database.begin() as unit:
        changed = await change_webhook(unit, webhook, is_on=True)
    assert await known(database, webhook) == changed == replace(
        webhook, off=None, failing_since=None
    )  # fmt: skip
    await send_webhook_notices(harness.services, harness.chat)
    assert harness.chat.texts == []  # who switched it on knows


@pytest.mark.parametrize(("error", "notices"), [(ChatDown, 1), (ChatError, 0)])
async def test_notice_waits_for_the_chat_and_not_for_a_refusal(
    harness: BotHarness, error: type[ChatError], notices: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await gone(harness)

    async def fail(*_: object, **__: object) -> None:
        raise error("no")

    with monkeypatch.context() as patch:
        patch.setattr(harness.chat, "send", fail)
        await send_webhook_notices(harness.services, harness.chat)
    await send_webhook_notices(harness.services, harness.chat)
    assert len(harness.chat.texts) == notices


async def test_blocked_person_is_told_when_that_ends(harness: BotHarness) -> None:
    await gone(harness)
    for role, notices in ((Role.BLOCKED, 0), (Role.USER, 1)):
        async with harness.services.database.begin() as unit:
            await unit.people.set_role(ANNA, role)
        await send_webhook_notices(harness.services, harness.chat)
        assert len(harness.chat.texts) == notices


async def test_each_switching_off_has_a_notice_of_its_own(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform shows two messages with one key once."""
    webhook, database = await gone(harness), harness.services.database
    keys = list[str]()

    async def send(*_: object, key: str, **__: object) -> None:
        keys.append(key)

    monkeypatch.setattr(harness.chat, "send", send)
    await send_webhook_notices(harness.services, harness.chat)
    async with receiving(410) as receiver:
        reaching(harness, receiver)
        async with database.begin() as unit:
            await change_webhook(unit, webhook, url=receiver.url, is_on=True)
        await ended(harness, 3)
        await try_once(harness, NOON + timedelta(minutes=1))
    await send_webhook_notices(harness.services, harness.chat)
    assert len(keys) == len(set(keys)) == 2
