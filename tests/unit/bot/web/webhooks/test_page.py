"""The pages of webhooks: added, shown, changed, tried, and nobody else's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import pytest
from standardwebhooks import Webhook as Verifier

from bot.web.webhooks import page as pages
from bot.web.webhooks.relay import WebhookRelay
from storage.models import Webhook, WebhookOff
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.bot.web.webhooks.receiver import (
    Receiver,
    ended,
    hook,
    known,
    make_due,
    reaching,
    receiving,
)

NEW = {"on-completed": "on", "on-failed": "on"}


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as it:
        yield it


@pytest.fixture
def site(site: Site, receiver: Receiver) -> Site:
    return Site.of(reaching(site.harness, receiver))


async def stored(site: Site) -> list[Webhook]:
    async with site.harness.services.database.read() as unit:
        return await unit.webhooks.list_for([ANNA])


async def post_due(site: Site) -> None:
    relay = WebhookRelay(site.web)
    await relay.run_once()
    await relay.wait_idle()


async def press(client: httpx.AsyncClient, path: str, do: str, **more: str) -> httpx.Response:
    """Press a button of the page of a webhook."""
    token = fields((await client.get("/webhooks")).text)["token"]
    return await client.post(path, data={"token": token, "do": do, **more}, headers=SAME_ORIGIN)


async def test_page_adds_shows_and_renews(site: Site, receiver: Receiver) -> None:
    address = f"{receiver.url}/x?<b>=1"
    async with site.signed_in() as client:
        page = await client.get("/webhooks")
        assert "You have no webhooks." in page.text
        assert page.text.count(" checked") == 3
        form = {**fields(page.text), **NEW, "url": address}
        made = await client.post("/webhooks", data=form, headers=SAME_ORIGIN)
        assert (made.status_code, made.headers["cache-control"]) == (200, "no-store")
        (secret,) = re.findall(r"whsec_[\w+/=]{44}", made.text)
        assert "24 more hours" not in made.text
        (webhook,) = await stored(site)
        assert (webhook.secret, webhook.events) == (secret, ("job.completed", "job.failed"))
        path = f"/webhooks/{webhook.id}"
        for shown in (await client.get("/webhooks"), await client.get(path)):
            assert secret not in shown.text
            assert "<b>" not in shown.text
        renewed = await press(client, path, "secret")
        assert "24 more hours" in renewed.text
        (newer,) = await stored(site)
        assert newer.secret in renewed.text
        assert newer.old_secret == secret


async def test_test_shows_what_came_of_it(site: Site, receiver: Receiver) -> None:
    webhook = await hook(site.harness.services.database, receiver.url)
    path = f"/webhooks/{webhook.id}"
    relay = asyncio.create_task(WebhookRelay(site.web).run())
    try:
        async with site.signed_in() as client:
            assert (await press(client, path, "test")).headers["location"] == path
            page = (await client.get(path)).text
            assert re.search(r"Test</b>\s*<p class=.facts.>.*Delivered · HTTP 204 · [\d.]+ s", page)
            ((headers, body),) = receiver.received
            Verifier(webhook.secret).verify(body, headers)
            (delivery,) = re.findall(r'name="delivery" value="(\w+)"', page)
            receiver.status = 302
            await press(client, path, "again", delivery=delivery)
            assert "redirects, which is not followed. · HTTP 302" in (await client.get(path)).text
            assert receiver.ids == [f"msg_{delivery}"] * 2
    finally:
        relay.cancel()
        await asyncio.gather(relay, return_exceptions=True)


async def test_page_changes_switches_and_deletes(site: Site, receiver: Receiver) -> None:
    database = site.harness.services.database
    webhook = await hook(database, receiver.url)
    path, jobs = f"/webhooks/{webhook.id}", await ended(site.harness, 1)
    async with site.signed_in() as client:
        page = (await client.get(path)).text
        assert f'href="/result/{jobs[0].id}"' in page
        assert "Waiting" in page
        saved = await press(client, path, "save", url=f"{receiver.url}/new", **NEW)
        assert saved.headers["location"] == path
        await press(client, path, "off")
        after = await known(database, webhook)
        assert (after.url, after.off) == (f"{receiver.url}/new", WebhookOff.PERSON)
        page = (await client.get(path)).text
        assert "Given up · The webhook was switched off." in page
        for button in ("test", "again"):
            assert f'value="{button}"' not in page
        refused = await press(client, path, "test")
        assert refused.status_code == 422
        assert "Switch it on first." in refused.text
        await press(client, path, "on")
        assert (await known(database, webhook)).off is None
        asked = await press(client, path, "delete")
        assert asked.status_code == 200
        assert "Delete this webhook?" in asked.text
        assert f'<a href="{path}">Keep it</a>' in asked.text
        assert len(await stored(site)) == 1, "the question deletes nothing"
        sure = await client.post(path, data=fields(asked.text), headers=SAME_ORIGIN)
        assert sure.headers["location"] == "/webhooks"
        assert await stored(site) == []
        for left in (await client.get(path), await press(client, path, "on")):
            assert left.status_code == 404


async def test_retry_that_is_far_away_may_come_at_once(
    site: Site, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LOOKS", 1)
    database, receiver.status = site.harness.services.database, 500
    path = f"/webhooks/{(await hook(database, receiver.url)).id}"
    await ended(site.harness, 1)
    async with site.signed_in() as client:
        for has_button in (False, True):  # in 5 s, in 5 minutes
            await make_due(database)
            await post_due(site)
            page = (await client.get(path)).text
            assert "Waiting · The server answered with an error. · HTTP 500" in page
            assert re.search(r"next try: \u2066\d{4}-\d\d-\d\d \d\d:\d\d UTC\u2069", page)
            found = re.findall(r'name="delivery" value="(\w+)"', page)
            assert bool(found) is has_button
        receiver.status = 200
        await press(client, path, "again", delivery=found[0])
        await post_due(site)
        assert "Delivered · HTTP 200" in (await client.get(path)).text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"url": "https://127.0.0.1/", **NEW}, "reachable for everybody"),
        ({"url": "http://localhost/", **NEW}, "needs https"),
        ({**NEW}, "reachable for everybody"),
        ({"url": "https://example.org"}, "at least one event"),
    ],
)
async def test_what_is_no_webhook_is_explained(
    site: Site, receiver: Receiver, form: dict[str, str], words: str
) -> None:
    webhook = await hook(site.harness.services.database, receiver.url)
    async with site.signed_in() as client:
        token = fields((await client.get("/webhooks")).text)["token"]
        added = await client.post("/webhooks", data={"token": token, **form}, headers=SAME_ORIGIN)
        saved = await press(client, f"/webhooks/{webhook.id}", "save", **form)
    for answer in (added, saved):
        assert answer.status_code == 422
        assert words in answer.text
    assert form.get("url", "") in added.text
    assert await stored(site) == [webhook]


async def test_others_and_foreign_pages_change_nothing(site: Site, receiver: Receiver) -> None:
    webhook = await hook(site.harness.services.database, receiver.url)
    path, buttons = f"/webhooks/{webhook.id}", ("off", "secret", "test", "again", "delete", "save")
    async with site.signed_in(BEN) as client:
        for do in buttons:
            for sure in ("", "yes"):
                answer = await press(client, path, do, url=receiver.url, sure=sure, **NEW)
                assert answer.status_code == 404
        assert receiver.url not in (await client.get("/webhooks")).text
    async with site.signed_in() as client:
        form = fields((await client.get("/webhooks")).text)
        other = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        for do in (*buttons, "x", ""):
            data = {**form, "do": do, "sure": "yes", "url": receiver.url, **NEW}
            assert (await client.post(path, data=data, headers=other)).status_code == 403
            data["token"] = "x"
            assert (await client.post(path, data=data, headers=SAME_ORIGIN)).status_code == 403
        for do in ("x", ""):
            assert (await press(client, path, do)).status_code == 404
        assert (await press(client, path, "again", delivery="0" * 32)).status_code == 303
    assert await stored(site) == [webhook]
    await make_due(site.harness.services.database)
    assert receiver.received == []


async def test_privacy_says_what_is_kept_of_webhooks(site: Site) -> None:
    await handle(site.harness, site.harness.command("privacy", chat="home 1"))
    assert "Of a webhook" in site.harness.chat.last.text
