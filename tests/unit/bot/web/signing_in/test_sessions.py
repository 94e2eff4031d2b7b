"""Sessions of browsers: their cookie, their list in the chat, and all that ends them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.web.sessions import digest
from storage.models import Account, Platform, Role
from storage.retention import forget_account
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Clock, Site, endless, enter, fields
from tests.unit.storage.conftest import NOON

HOME = {"chat": "home 1"}


async def end(harness: BotHarness, what: str) -> None:
    (row, *_) = harness.chat.last.buttons
    button = next(it for r in harness.chat.last.buttons for it in r if it.argument.startswith(what))
    assert row
    await handle(harness, harness.press(button.action, button.argument, **HOME))


async def test_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http(site: Site) -> None:
    async with site.browser() as client:
        entered = await site.sign_in(client)
    (cookie,) = [it for it in entered.headers.get_list("set-cookie") if "__Host-session" in it]
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    async with site.harness.services.database.read() as unit:
        (session,) = await unit.web_sessions.list_for([ANNA], site.web.clock())
    secret = cookie.partition("=")[2].partition(";")[0]
    assert session.key == digest(secret)
    assert secret not in repr(session)


async def test_signing_out_ends_the_session_not_only_the_cookie(site: Site) -> None:
    async with site.signed_in() as client:
        page, kept = await client.get("/"), dict(client.cookies)
        left = await client.post("/out", data=fields(page.text), headers=SAME_ORIGIN)
        assert left.status_code == 200
        assert not client.cookies
        async with site.browser() as thief:
            thief.cookies.update(kept)
            assert (await thief.get("/")).status_code == 401


async def test_session_ends_without_use_and_after_a_month(site: Site) -> None:
    clock = Clock(NOON)
    services = replace(site.harness.services, clock=clock)
    site = Site.of(replace(site.harness, services=services))
    async with site.signed_in() as client:
        for _ in range(4):
            clock.now += timedelta(days=6)
            assert (await client.get("/")).status_code == 200
        clock.now += timedelta(days=6)
        assert (await client.get("/")).status_code == 401
    async with site.signed_in() as client:
        clock.now += timedelta(days=7)
        assert (await client.get("/")).status_code == 401


async def test_web_sessions_lists_browsers_and_ends_them(site: Site) -> None:
    harness = site.harness
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    async with site.browser(**{"user-agent": agent}) as first, site.signed_in() as second:
        await site.sign_in(first)
        await handle(harness, harness.command("web sessions", **HOME))
        assert "Firefox, Linux · since 20" in harness.chat.last.text
        assert "unknown browser" in harness.chat.last.text
        assert len(harness.chat.last.buttons) == 3
        (button,) = harness.chat.last.buttons[0]
        await handle(harness, harness.press(button.action, button.argument, **HOME))
        assert len(harness.chat.last.buttons) == 2
        assert (await first.get("/")).status_code == 401
        assert (await second.get("/")).status_code == 200
        await end(harness, "all")
        assert harness.chat.last.text.startswith("No browser is signed in")
        assert (await second.get("/")).status_code == 401


async def test_nobody_ends_sessions_of_others(site: Site) -> None:
    harness = site.harness
    async with site.signed_in() as client:
        await handle(harness, harness.command("web sessions", **HOME))
        (button,) = harness.chat.last.buttons[0]
        for argument in (button.argument, "all:1", "all:2", ":2", "x:2", button.argument[:16]):
            forged = harness.press(button.action, argument, who=BEN, chat="home 2")
            await handle(harness, forged)
        assert (await client.get("/")).status_code == 200


async def test_unlinked_account_sees_only_its_own(site: Site) -> None:
    other = Account(Platform.DISCORD, "9")
    async with site.harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.get_or_create(other, "en")
        await unit.people.merge(ANNA, other)
    async with site.signed_in(other) as client:
        async with site.harness.services.database.begin() as unit:
            await unit.people.split_off(other)
            person = await unit.people.find(other)
        assert person is not None
        assert person.accounts == (other,)
        assert (await client.get("/")).status_code == 200


@pytest.mark.parametrize("how", ["blocked", "deleted", "no access"])
async def test_session_of_a_person_without_access_ends_at_once(site: Site, how: str) -> None:
    services = site.harness.services
    async with site.signed_in() as client:
        assert (await client.get("/")).status_code == 200
        if how == "blocked":
            async with services.database.begin() as unit:
                await unit.people.set_role(ANNA, Role.BLOCKED)
        elif how == "deleted":
            await forget_account(services.database, services.blobs, ANNA)
        else:
            services.settings.access, services.settings.allowed = "allowlist", ("telegram:2",)
        refused = await client.get("/")
        assert refused.status_code == (401 if how == "deleted" else 403)
        async with services.database.begin() as unit:
            assert await unit.web_sessions.list_for([ANNA], site.web.clock()) == []
            await unit.people.get_or_create(ANNA, "en")
            await unit.people.set_role(ANNA, Role.USER)
        services.settings.access = "open"
        assert (await client.get("/")).status_code == 401, "it does not come back"


async def test_oldest_browser_is_signed_out_at_the_eleventh(site: Site) -> None:
    clock = Clock(NOON)
    services = replace(site.harness.services, clock=clock)
    site = Site.of(replace(site.harness, services=services), entries=endless())
    async with site.signed_in() as first:
        for _ in range(10):
            assert (await first.get("/")).status_code == 200
            clock.now += timedelta(seconds=30)
            async with site.signed_in():
                pass
        assert (await first.get("/")).status_code == 401


async def test_privacy_says_what_is_kept_of_browsers(harness: BotHarness) -> None:
    await handle(harness, harness.command("privacy"))
    assert "Of a browser that you signed in" in harness.chat.last.text
    harness.services.settings.web_url = ""
    await handle(harness, harness.command("privacy"))
    assert "browser" not in harness.chat.last.text


async def test_each_page_says_in_whose_name_the_browser_is_signed_in(site: Site) -> None:
    """A link of somebody else signs in to their account: it must be seen."""
    command = site.harness.command("web", who=ANNA, chat="home")
    await handle(site.harness, replace(command, origin=replace(command.origin, name="A<b>nna")))
    async with site.browser() as client:
        link = site.harness.chat.last.spans[0].text.removeprefix(URL)
        assert (await enter(client, link)).status_code == 303
        for path in ("/", "/?q=word", "/tokens"):
            page = (await client.get(path)).text
            header = page[page.index("<header>") : page.index("</header>")]
            plain = header.replace("\u2068", "").replace("\u2069", "")
            assert "Signed in as A&lt;b&gt;nna on Telegram" in plain, path
            assert 'action="/out"' in header
        out = await client.post("/out", data=fields(page), headers=SAME_ORIGIN)
        assert "nna" not in out.text
