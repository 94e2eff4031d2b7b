"""Signing a browser in by a link of the chat: once, in time, by a form of the page itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.models import Role
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Clock, Site, enter, fields
from tests.unit.storage.conftest import NOON


async def test_link_signs_a_browser_in_once(site: Site) -> None:
    link = await site.link()
    async with site.browser() as client, site.browser() as second:
        entered = await enter(client, link)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert (await client.get("/")).status_code == 200
        again = await enter(second, link)
        assert again.status_code == 403
        assert "used already or is too old" in again.text
        assert (await second.get("/")).status_code == 401


async def test_opening_the_link_uses_nothing_up(site: Site) -> None:
    """Telegram and Discord fetch every link that a message has."""
    link = await site.link()
    async with site.browser(**{"user-agent": "TelegramBot (like TwitterBot)"}) as preview:
        for _ in range(3):
            assert (await preview.get(link)).status_code == 200
            assert (await preview.head(link)).status_code == 200
        assert (await preview.get("/")).status_code == 401
    async with site.browser() as client:
        assert (await enter(client, link)).status_code == 303


async def test_link_ends_after_ten_minutes_and_with_the_next_one(site: Site) -> None:
    clock = Clock(NOON)
    services = replace(site.harness.services, clock=clock)
    site = Site.of(replace(site.harness, services=services))
    first, second = await site.link(), await site.link()
    async with site.browser() as client:
        assert (await enter(client, first)).status_code == 403
        clock.now += timedelta(minutes=10)
        assert (await enter(client, second)).status_code == 403
        assert (await enter(client, await site.link())).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": URL, "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-site"},
    ],
)
async def test_form_of_another_site_signs_nobody_in_or_out(
    site: Site, headers: dict[str, str]
) -> None:
    async with site.browser() as client:
        form = fields((await client.get(await site.link())).text)
        assert (await client.post("/in", data=form, headers=headers)).status_code == 403
        assert (await client.post("/in", data=form, headers={"origin": URL})).status_code == 303
        page = await client.get("/")
        form = fields(page.text)
        assert (await client.post("/out", data=form, headers=headers)).status_code == 403
        assert (await client.get("/")).status_code == 200


@pytest.mark.parametrize("token", ["", "x", None])
async def test_form_without_its_token_does_nothing(site: Site, token: str | None) -> None:
    async with site.browser() as client, site.browser() as other:
        link = await site.link()
        form = fields((await client.get(link)).text)
        foreign = fields((await other.get(link)).text)["token"]
        wrong = {**form, "token": foreign if token is None else token}
        assert (await client.post("/in", data=wrong, headers=SAME_ORIGIN)).status_code == 403
        assert (await client.post("/in", data=form, headers=SAME_ORIGIN)).status_code == 303
        wrong = {"token": foreign if token is None else token}
        assert (await client.post("/out", data=wrong, headers=SAME_ORIGIN)).status_code == 403
        assert (await client.get("/")).status_code == 200


async def test_blocked_person_gets_no_session(site: Site) -> None:
    link = await site.link()
    async with site.harness.services.database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
    async with site.browser() as client:
        assert (await enter(client, link)).status_code == 403
        assert (await client.get("/")).status_code == 401


async def test_web_in_a_group_gives_no_link(site: Site) -> None:
    harness = site.harness
    await handle(harness, harness.command("web", private=False, chat="g"))
    assert "private chat" in harness.chat.last.text
    assert URL not in harness.chat.last.text


async def test_without_web_url_there_is_no_such_command(harness: BotHarness) -> None:
    harness.services.settings.web_url = ""
    await handle(harness, harness.command("web"))
    assert harness.chat.last.text == "I don't know /web. /help lists what I can do."
    shown = len(harness.chat.texts)
    await handle(harness, harness.command("web", private=False, chat="g"))
    assert len(harness.chat.texts) == shown


async def test_web_with_other_words_explains_itself(harness: BotHarness) -> None:
    await handle(harness, harness.command("web please"))
    assert "/web sessions" in harness.chat.last.text
