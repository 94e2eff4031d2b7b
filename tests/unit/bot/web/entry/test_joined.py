"""Accounts at Google that people join to theirs: whom they sign in, and until when."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr
from starlette.responses import JSONResponse

from bot.delivery.login_notices import send_login_notices
from bot.web.entry.providers import providers
from storage.models import GOOGLE, Account, Role
from tests.e2e.oauth_server.google import GOOGLE_CLIENT, GOOGLE_SECRET, GoogleServer
from tests.e2e.oauth_server.serving import serve
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.entry.conftest import SignIn, address_in, asked_of, at, back
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Clock, Site, endless, fields
from tests.unit.storage.conftest import NOON


@pytest.fixture
async def google(site: Site) -> AsyncIterator[SignIn]:
    services = replace(site.harness.services, clock=Clock(NOON))
    services.settings.web_google_client_id = GOOGLE_CLIENT
    services.settings.web_google_client_secret = SecretStr(GOOGLE_SECRET)
    server = GoogleServer(f"{URL}/sign-in/google/back", now=lambda: services.clock().timestamp())
    server.user = {"sub": "110169484474386276334", "email": "anna@example.org"}
    async with serve(server.app) as address:
        found = {name: at(each, address) for name, each in providers(services.settings).items()}
        harness = replace(site.harness, services=services)
        pages = Site.of(harness, providers=found, entries=endless())
        yield SignIn(pages, server, "google")


async def begin(client: httpx.AsyncClient) -> dict[str, str]:
    """Press the button that joins an account. Return what Google is asked."""
    page = await client.get("/google")
    left = await client.post("/google/join", data=fields(page.text), headers=SAME_ORIGIN)
    assert left.status_code == 200, left.text
    return asked_of(address_in(left.text))


async def join(google: SignIn, client: httpx.AsyncClient) -> httpx.Response:
    return await back(client, google.server.allow(await begin(client)))


async def joined(site: Site, who: Account = ANNA) -> int:
    async with site.harness.services.database.read() as unit:
        return len(await unit.joined_logins.list_for([who]))


async def test_joined_account_signs_in_and_another_one_does_not(google: SignIn) -> None:
    job = await store(google.site.harness)
    async with google.site.browser() as client:
        refused = await google.enter(client)
        assert refused.status_code == 403
        assert "joined to nobody here" in refused.text
        assert not client.cookies
    async with google.site.signed_in() as client:
        assert 'href="/google"' in (await client.get("/")).text
        answer = await join(google, client)
        assert (answer.status_code, answer.headers["location"]) == (303, "/google")
        assert "A Google account, joined on 2026-01-01" in (await client.get("/google")).text
        assert (await join(google, client)).status_code == 303, "again"
    assert await joined(google.site) == 1
    agent = {"user-agent": "Firefox/140 Linux"}
    async with google.site.browser(**agent) as client:
        entered = await google.enter(client)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert (await client.get(f"/result/{job.id}")).status_code == 200
        assert "Signed in as" in (await client.get("/")).text
    async with google.site.browser() as client:
        google.server.user["sub"] = "2"  # with the same address of mail
        assert (await google.enter(client)).status_code == 403
    async with google.site.harness.services.database.read() as unit:
        sessions = await unit.web_sessions.list_for([ANNA], NOON)
    assert "Google, Firefox, Linux" in {it.browser for it in sessions}


async def test_account_is_joined_to_one_person(google: SignIn) -> None:
    async with google.site.signed_in() as anna, google.site.signed_in(BEN) as ben:
        assert (await join(google, anna)).status_code == 303
        taken = await join(google, ben)
        assert taken.status_code == 403
        assert "joined to somebody else" in taken.text
    assert (await joined(google.site), await joined(google.site, BEN)) == (1, 0)


async def test_joining_and_parting_are_told_in_the_chat(google: SignIn) -> None:
    """Else whoever has borrowed a browser could keep a way in."""
    harness = google.site.harness
    async with google.site.signed_in() as anna:
        for _ in range(2):  # the second time changes nothing
            await join(google, anna)
            await send_login_notices(harness.services, harness.chat)
        form = fields((await anna.get("/google")).text)
        for _ in range(2):
            await anna.post("/google/end", data=form, headers=SAME_ORIGIN)
            await send_login_notices(harness.services, harness.chat)
    joining, parting = [text for text in harness.chat.texts if "Google" in text]
    assert "A Google account was joined to yours" in joining
    assert f"{URL}/google" in joining
    assert "A Google account was parted from yours" in parting


async def test_parting_ends_the_sign_in_and_what_it_began(google: SignIn) -> None:
    async with google.site.signed_in() as anna, google.site.browser() as other:
        await join(google, anna)
        await google.enter(other)
        assert (await other.get("/")).status_code == 200
        page = (await anna.get("/google")).text
        async with google.site.signed_in(BEN) as ben:
            own = fields((await ben.get("/google")).text)["token"]
            theirs = {"token": own, "key": fields(page)["key"]}
            await ben.post("/google/end", data=theirs, headers=SAME_ORIGIN)
        assert await joined(google.site) == 1, "not by somebody else"
        assert (await other.get("/")).status_code == 200
        ended = await anna.post("/google/end", data=fields(page), headers=SAME_ORIGIN)
        assert ended.status_code == 303
        assert await joined(google.site) == 0
        assert (await other.get("/")).status_code == 401
        assert (await anna.get("/")).status_code == 200
        assert (await google.enter(other)).status_code == 403


async def test_joined_account_is_parted_from_without_a_client_too(google: SignIn) -> None:
    """The operator may have taken the client away: it could be set again later."""
    async with google.site.signed_in() as anna, google.site.browser() as other:
        await join(google, anna)
        await google.enter(other)
    settings = google.site.harness.services.settings
    settings.web_google_client_id = ""
    settings.web_google_client_secret = SecretStr("")
    site = Site.of(google.site.harness)
    async with site.signed_in() as anna, site.signed_in(BEN) as ben:
        assert 'href="/google"' in (await anna.get("/")).text
        page = (await anna.get("/google")).text
        assert "A Google account, joined on 2026-01-01" in page
        assert "/google/join" not in page
        token = fields(page)["token"]
        begun = await anna.post("/google/join", data={"token": token}, headers=SAME_ORIGIN)
        assert begun.status_code == 404
        ended = await anna.post("/google/end", data=fields(page), headers=SAME_ORIGIN)
        assert ended.status_code == 303
        assert await joined(google.site) == 0
        for client in (anna, ben):
            assert 'href="/google"' not in (await client.get("/")).text
            assert (await client.get("/google")).status_code == 404
    async with site.harness.services.database.read() as unit:
        sessions = await unit.web_sessions.list_for([ANNA], NOON)
    assert not any(it.browser.startswith("Google") for it in sessions)


async def test_only_the_person_begins_to_join(google: SignIn) -> None:
    """Else another site could join the account of whoever is signed in at Google there."""
    async with google.site.browser() as client:
        assert (await client.get("/google")).status_code == 401
        assert (await client.post("/google/join", headers=SAME_ORIGIN)).status_code == 401
    async with google.site.signed_in() as anna:
        for data in ({}, {"token": "x"}):
            answer = await anna.post("/google/join", data=data, headers=SAME_ORIGIN)
            assert answer.status_code == 403
        form = fields((await anna.get("/google")).text)
        cross = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        assert (await anna.post("/google/join", data=form, headers=cross)).status_code == 403
        assert (await anna.get("/google/join")).status_code == 405


async def test_answer_joins_the_session_that_asked_alone(google: SignIn) -> None:
    async with google.site.signed_in() as anna, google.site.signed_in(BEN) as ben:
        answer = google.server.allow(await begin(anna))
        assert (await back(ben, answer)).status_code == 403, "another browser"
        await google.site.sign_in(anna, BEN)  # this browser is Ben's meanwhile
        assert (await back(anna, answer)).status_code == 403
        answer = google.server.allow(await begin(anna))
        (session,) = [it for it in anna.cookies.jar if it.name == "__Host-session"]
        anna.cookies.delete("__Host-session", domain=session.domain, path=session.path)
        assert (await back(anna, answer)).status_code == 401, "nobody's"
    assert (await joined(google.site), await joined(google.site, BEN)) == (0, 0)


async def test_access_of_the_person_counts(google: SignIn) -> None:
    database = google.site.harness.services.database
    async with google.site.signed_in() as anna, google.site.browser() as other:
        await join(google, anna)
        async with database.begin() as unit:
            await unit.people.set_role(ANNA, Role.BLOCKED)
        assert (await google.enter(other)).status_code == 403
        async with database.begin() as unit:
            await unit.people.set_role(ANNA, Role.USER)
            await unit.forget_secrets(ANNA)  # as the deletion of their data does
        assert (await google.enter(other)).status_code == 403
    assert await joined(google.site) == 0


async def test_wrong_tokens_and_keys_sign_nobody_in(google: SignIn) -> None:
    server = google.server
    assert isinstance(server, GoogleServer)
    async with google.site.signed_in() as anna, google.site.browser() as other:
        await join(google, anna)
        for claims in ({"nonce": "x" * 43}, {"aud": "another"}, {"exp": 1}, {"sub": None}):
            server.claims = claims
            refused = await google.enter(other)
            assert refused.status_code == 502
            assert "Google did not answer as it should" in refused.text
        server.claims = {}
        server.broken = {"keys": JSONResponse({"keys": []})}
        assert (await google.enter(other)).status_code == 502
        server.broken = {"token": JSONResponse({"access_token": "x", "token_type": "Bearer"})}
        assert (await google.enter(other)).status_code == 502
        assert not other.cookies
        server.broken = {}
        assert (await google.enter(other)).status_code == 303


async def test_only_a_digest_is_stored_and_that_is_told(google: SignIn) -> None:
    harness = google.site.harness
    async with google.site.signed_in() as anna:
        await handle(harness, harness.command("privacy"))
        assert "Google" not in harness.chat.last.text
        await join(google, anna)
        await handle(harness, harness.command("privacy"))
        assert "a digest of its number" in harness.chat.last.text
    async with google.site.harness.services.database.read() as unit:
        (row,) = await unit.joined_logins.list_for([ANNA])
        assert await unit.joined_logins.find(GOOGLE, "110169484474386276334") == row
        assert await unit.joined_logins.find("other", "110169484474386276334") is None
    assert "110169484474386276334" not in repr(row)
    assert "anna@" not in repr(row)
