"""Signing in by Discord: who is signed in by its answers, and by nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from bot.web.entry.providers import providers
from storage.models import Account, Platform, Role
from tests.e2e.oauth_server.provider import CLIENT, SECRET
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.entry.conftest import SENT_BACK, SignIn, asked_of, at, back
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import URL, Clock, Site, endless

NELLY = Account(Platform.DISCORD, "80351110224678912")


async def sessions(site: Site, who: Account = NELLY) -> list[str]:
    async with site.harness.services.database.read() as unit:
        found = await unit.web_sessions.list_for([who], site.web.clock())
    return [each.browser for each in found]


def later(site: Site, time: timedelta) -> None:
    clock = site.web.clock
    assert isinstance(clock, Clock)
    clock.now += time


async def test_person_is_signed_in_by_the_account_at_discord(discord: SignIn) -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/141 Safari/537.36"
    async with discord.site.browser(**{"user-agent": agent}) as client:
        page = await client.get("/")
        assert 'href="/sign-in/discord">Sign in with Discord</a>' in page.text
        left = await client.get("/sign-in/discord")
        assert asked_of(left.headers["location"])["scope"] == "identify"
        (cookie,) = left.headers.get_list("set-cookie")
        assert {"HttpOnly", "Secure", "SameSite=lax"} <= set(cookie.split("; "))
        entered = await discord.enter(client)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert "Signed in as Nelly on Discord" in (await client.get("/")).text
        assert {it.name for it in client.cookies.jar} == {"__Host-session"}
    assert await sessions(discord.site) == ["Discord, Chrome, Windows"]
    (_, form), (_, headers) = discord.server.asked
    assert form["redirect_uri"] == f"{URL}/sign-in/discord/back"
    assert headers["user-agent"] == f"DiscordBot ({URL}, 1)"


async def test_linked_account_sees_what_the_other_one_sent(discord: SignIn) -> None:
    job = await store(discord.site.harness)
    async with discord.site.browser() as client:
        assert (await client.get(f"/result/{job.id}")).status_code == 401
        entered = await discord.enter(client)
        assert entered.headers["location"] == f"/result/{job.id}"
        assert (await client.get(f"/result/{job.id}")).status_code == 404, "somebody else's"
        async with discord.site.harness.services.database.begin() as unit:
            assert await unit.people.merge(ANNA, NELLY)
        assert (await client.get(f"/result/{job.id}")).status_code == 200


async def test_answer_that_another_browser_asked_for_signs_nobody_in(discord: SignIn) -> None:
    """Else a link would sign somebody in to the account of whoever made it (login CSRF)."""
    site, server = discord.site, discord.server
    async with site.browser() as mallory, site.browser() as anna:
        theirs = server.allow(await discord.leave(mallory))
        assert (await back(anna, theirs)).status_code == 403, "without an attempt"
        hers = await discord.leave(anna)
        assert (await back(anna, theirs)).status_code == 403, "with another one"
        for state in ("", "x", "é" * 43, "\x00"):
            await discord.leave(anna)
            forged = httpx.QueryParams({"code": "x", "state": state})
            assert (await back(anna, f"{URL}/sign-in/discord/back?{forged}")).status_code == 403
        assert (await back(anna, server.allow(hers))).status_code == 403, "an attempt is given up"
        assert not anna.cookies
    assert await sessions(site) == []
    assert server.asked == []


async def test_code_of_another_browser_is_worth_nothing(discord: SignIn) -> None:
    """A code that leaked is sent with the attempt of whoever found it: PKCE refuses it."""
    async with discord.site.browser() as anna, discord.site.browser() as mallory:
        leaked = asked_of(discord.server.allow(await discord.leave(anna)))["code"]
        own = asked_of(discord.server.allow(await discord.leave(mallory)))
        address = f"{URL}/sign-in/discord/back?{httpx.QueryParams({**own, 'code': leaked})}"
        answer = await back(mallory, address)
        assert answer.status_code == 502
        assert "Discord did not answer as it should" in answer.text
    assert await sessions(discord.site) == []


async def test_answer_works_once_and_for_minutes(discord: SignIn) -> None:
    site = discord.site
    async with site.browser() as client:
        asked = await discord.leave(client)
        kept = dict(client.cookies)
        answer = discord.server.allow(asked)
        assert (await back(client, answer)).status_code == 303
        client.cookies = httpx.Cookies(kept)
        again = await back(client, answer)
        assert again.status_code == 403
        assert "was used already" in again.text
        assert [name for name, _ in discord.server.asked] == ["token", "me"]
        late = discord.server.allow(await discord.leave(client))
        later(site, timedelta(minutes=10))
        assert (await back(client, late)).status_code == 403
        other = discord.server.allow(await discord.leave(client))
        mixed = other.replace("iss=https%3A%2F%2Fdiscord.com", "iss=https%3A%2F%2Fevil.example")
        assert mixed != other
        assert (await back(client, mixed)).status_code == 403
    assert len(await sessions(site)) == 1


async def test_refusal_at_discord_is_told(discord: SignIn) -> None:
    async with discord.site.browser() as client:
        answer = await back(client, discord.server.deny(await discord.leave(client)))
        assert answer.status_code == 403
        assert "You did not allow it at Discord" in answer.text
        asked = await discord.leave(client)
        values = {"error": "<script>", "error_description": "<script>", "state": asked["state"]}
        answer = await back(client, f"{URL}/sign-in/discord/back?{httpx.QueryParams(values)}")
        assert (answer.status_code, "&lt;script" in answer.text) == (502, False)
    assert discord.server.asked == []


TROUBLES: dict[str, tuple[str, Response]] = {
    "error": ("token", JSONResponse({"error": "invalid_client", "secret": SECRET}, 401)),
    "away": ("token", PlainTextResponse("upstream", 503)),
    "no json": ("token", PlainTextResponse("<html>", 200)),
    "deep": ("token", PlainTextResponse("[" * 60_000, 200)),
    "list": ("token", JSONResponse([1])),
    "long": ("token", JSONResponse({"access_token": "x" * 70_000, "token_type": "Bearer"})),
    "other token": ("token", JSONResponse({"access_token": "x", "token_type": "mac"})),
    "lines": ("token", JSONResponse({"access_token": "x\r\nHost: y", "token_type": "bearer"})),
    "no token": ("token", JSONResponse({"token_type": "Bearer"})),
    "elsewhere": ("token", RedirectResponse("https://evil.example/", 307)),
    "unauthorized": ("me", JSONResponse({"message": "401: Unauthorized"}, 401)),
    "nobody": ("me", JSONResponse({"username": "nelly"})),
    "number": ("me", JSONResponse({"id": 80351110224678912})),
    "letters": ("me", JSONResponse({"id": "../1"})),
    "long id": ("me", JSONResponse({"id": "1" * 21})),
    "empty id": ("me", JSONResponse({"id": ""})),
}  # fmt: skip


async def test_trouble_at_discord_is_told_and_signs_nobody_in(discord: SignIn) -> None:
    async with discord.site.browser() as client:
        for kind, (place, answer) in TROUBLES.items():
            discord.server.broken = {place: answer}
            refused = await discord.enter(client)
            assert refused.status_code == 502, kind
            assert "Discord did not answer as it should" in refused.text
            assert not client.cookies
        found = at(discord.site.web.providers["discord"], "http://127.0.0.1:9")  # nobody is there
        away = SignIn(replace_providers(discord.site, found), discord.server)
        async with away.site.browser() as other:
            assert (await away.enter(other)).status_code == 502
    assert await sessions(discord.site) == []


def replace_providers(site: Site, provider: Any) -> Site:
    return Site.of(site.harness, providers={provider.name: provider}, entries=endless())


async def test_names_of_discord_are_texts(discord: SignIn) -> None:
    name = '\u202e<script>alert(1)</script>"' + "x" * 500
    discord.server.user |= {"global_name": name}
    async with discord.site.browser() as client:
        assert (await discord.enter(client)).status_code == 303
        page = (await client.get("/")).text
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "x" * 300 not in page


async def test_access_is_that_of_the_chat(discord: SignIn) -> None:
    services = discord.site.harness.services
    services.settings.access = "allowlist"
    async with discord.site.browser() as client:
        assert (await discord.enter(client)).status_code == 403
        async with services.database.read() as unit:
            assert await unit.people.find(NELLY) is None
        services.settings.access = "open"
        async with services.database.begin() as unit:
            await unit.people.get_or_create(NELLY, "en")
            await unit.people.set_role(NELLY, Role.BLOCKED)
        assert (await discord.enter(client)).status_code == 403
        assert not client.cookies
    assert await sessions(discord.site) == []


async def test_sign_in_leads_nowhere_else(discord: SignIn) -> None:
    evil = "https://evil.example/"
    async with discord.site.browser() as client:
        for name in ("next", "redirect_uri", "return_to", "url", "state"):
            left = await client.get("/sign-in/discord", params={name: evil})
            asked = asked_of(left.headers["location"])
            assert asked["redirect_uri"] == f"{URL}/sign-in/discord/back"
            assert "evil" not in left.headers["location"]
        answer = await back(client, f"{discord.server.allow(asked)}&next={evil}&redirect={evil}")
        assert answer.headers["location"] == "/"
        assert (await client.post("/sign-in/discord")).status_code in (403, 405)
        framed = {**SENT_BACK, "sec-fetch-dest": "iframe"}
        assert (await client.get("/sign-in/discord/back", headers=framed)).status_code == 403


async def test_frames_have_no_button(discord: SignIn) -> None:
    """Discord shows its page in none."""
    async with discord.site.browser() as client:
        frame = {"sec-fetch-site": "same-origin", "sec-fetch-dest": "iframe"}
        assert "/sign-in/" not in (await client.get("/", headers=frame)).text


@pytest.mark.parametrize("name", ["discord", "google", "x", "%2e%2e"])
async def test_provider_that_is_not_set_up_is_no_page(site: Site, name: str) -> None:
    site.harness.services.settings.web_discord_client_id = CLIENT
    assert providers(site.harness.services.settings) == {}, "half of it is nothing"
    async with site.browser() as client:
        assert "/sign-in/" not in (await client.get("/")).text
        assert (await client.get(f"/sign-in/{name}")).status_code == 404
        assert (await client.get(f"/sign-in/{name}/back?code=x&state=x")).status_code == 404


async def test_tries_are_limited(discord: SignIn) -> None:
    site = Site.of(discord.site.harness, providers=discord.site.web.providers)
    async with site.browser() as client:
        address = f"{URL}/sign-in/discord/back?code=x&state=x"
        statuses = [(await back(client, address)).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]


async def test_secrets_are_in_no_log(discord: SignIn, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"), caplog.at_level("DEBUG", "httpx"):  # a service quiets it
        async with discord.site.browser() as client:
            await discord.enter(client)
            discord.server.broken = {"me": JSONResponse({"id": "no number"})}
            await discord.enter(client)
    (_, form), *_ = discord.server.asked
    secret = {"code", "client_secret", "code_verifier"}
    values = {form[name] for name in secret} | set(discord.server.tokens)
    browsers = f"HTTP Request: GET {URL}"  # their own log
    said = "\n".join(it for it in caplog.messages if not it.startswith(browsers))
    assert "/api/oauth2/token" in said
    assert [it for it in values if it in said] == []
    assert SECRET not in repr(discord.site.web.providers)
