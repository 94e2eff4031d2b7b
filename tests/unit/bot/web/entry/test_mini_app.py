"""Pages inside Telegram: who is signed in by what Telegram says, and by nothing else."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from storage.models import Platform, Role
from tests.e2e.telegram_server.mini_apps import PUBLIC_KEY
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.entry.launches import BOT, COOKIE, inside_telegram, opened, post, sessions
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Clock, Site, fields


@pytest.fixture
async def app(site: Site) -> Site:
    return await inside_telegram(site)


async def test_person_is_signed_in_and_sees_their_own(app: Site) -> None:
    job, agent = await store(app.harness), "Mozilla/5.0 (Linux; Android 15) Chrome/141 Mobile"
    async with app.browser(**{"user-agent": agent}) as client:
        assert (await client.get("/telegram")).status_code == 200
        assert (await client.get("/telegram/session")).status_code == 401
        answer = await post(client, opened(app))
        assert (answer.status_code, answer.text) == (204, "")
        assert (await client.get("/telegram/session")).status_code == 204
        page = await client.get("/")
        assert "Signed in as Anna A. on Telegram" in page.text
        assert (await client.get(f"/result/{job.id}")).status_code == 200
        assert await sessions(app) == ["Telegram, Chrome, Android"]
        left = await client.post("/out", data=fields(page.text), headers=SAME_ORIGIN)
        assert left.status_code == 200
        assert not client.cookies
    assert await sessions(app) == []


async def test_data_sign_in_once_and_for_minutes(app: Site) -> None:
    data, clock = opened(app), app.web.clock
    assert isinstance(clock, Clock)
    async with app.browser() as first, app.browser() as second, app.browser() as late:
        assert (await post(first, data)).status_code == 204
        refused = await post(second, data)
        assert refused.status_code == 403
        assert "used already" in refused.json()["text"]
        assert (await second.get("/")).status_code == 401
        assert (await post(late, opened(app, later=-300))).status_code == 403
        assert (await post(late, opened(app, later=90))).status_code == 403
        assert (await post(late, opened(app, later=-299))).status_code == 204
        clock.now += timedelta(days=1)
        assert (await post(second, data)).status_code == 403
        assert (await post(first, data)).status_code == 204, "reloaded: it is signed in already"
    async with app.harness.services.database.begin() as unit:
        await unit.delete_expired_secrets(clock.now)
    async with app.browser() as again:
        assert (await post(again, data)).status_code == 403, "too old, though it was forgotten"


@pytest.mark.parametrize("kind", ["forged", "other bot", "empty", "large"])
async def test_others_say_nothing(app: Site, kind: str) -> None:
    data = {
        "forged": opened(app).replace("Anna", "Berta"),
        "other bot": opened(app, bot="4243"),
        "empty": "",
        "large": opened(app, photo_url="x" * 20_000),
    }[kind]
    async with app.browser() as client:
        answer = await post(client, data)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
    assert await sessions(app) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"origin": "https://web.telegram.org"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_page_of_another_site_signs_nobody_in(app: Site, headers: dict[str, str]) -> None:
    """A valid form of the attacker's own data would sign somebody in to the attacker's account."""
    async with app.browser() as client:
        assert (await post(client, opened(app), **headers)).status_code == 403
        plain = {"data": opened(app)}
        assert (await client.post("/telegram", data=plain)).status_code == 403
    assert await sessions(app) == []


async def test_session_is_new_at_each_sign_in(app: Site) -> None:
    """A secret that somebody else knows, or set, is none afterwards (session fixation)."""
    async with app.browser() as client:
        client.cookies.set(COOKIE, "a" * 43, domain="text.example.org")
        answer = await post(client, opened(app))
        assert "a" * 43 not in str(answer.headers)
        (annas,) = [it.value for it in client.cookies.jar if it.name == COOKIE]
        assert (await post(client, opened(app, BEN, first_name="Ben"))).status_code == 204
        assert "Signed in as Ben A." in (await client.get("/")).text
        async with app.browser() as thief:
            thief.cookies.set(COOKIE, annas or "", domain="text.example.org")
            assert (await thief.get("/")).status_code == 401, "the earlier one has ended"
    assert len(await sessions(app, BEN)) == 1
    assert await sessions(app) == []


async def test_many_openings_sign_no_other_browser_out(app: Site) -> None:
    async with app.signed_in() as browser:
        for second in range(12):
            async with app.browser() as client:  # which lost its cookie each time
                assert (await post(client, opened(app, later=-second))).status_code == 204
        assert (await browser.get("/")).status_code == 200
    assert sorted(await sessions(app)) == ["", *["Telegram"] * 3]  # all of one moment


async def test_sign_in_by_a_link_takes_the_place_of_that_by_telegram(app: Site) -> None:
    async with app.browser() as client:
        await post(client, opened(app))
        await app.sign_in(client, BEN)
        assert {it.name for it in client.cookies.jar} == {"__Host-session"}
        await post(client, opened(app, later=-1))
        assert {it.name for it in client.cookies.jar} == {COOKIE}


async def test_access_is_that_of_the_chat(app: Site) -> None:
    services = app.harness.services
    async with app.browser() as client:
        async with services.database.begin() as unit:
            await unit.people.get_or_create(ANNA, "en")
            await unit.people.set_role(ANNA, Role.BLOCKED)
        assert (await post(client, opened(app))).status_code == 403
        services.settings.access = "allowlist"
        refused = await post(client, opened(app, BEN))
        assert refused.status_code == 403
        assert refused.json()["text"]
        async with services.database.read() as unit:
            assert await unit.people.find(BEN) is None
        services.settings.access = "open"
        assert (await post(client, opened(app, BEN, language_code="de"))).status_code == 204
        assert "Aufnahmen" in (await client.get("/")).text
        async with services.database.begin() as unit:
            await unit.people.set_role(BEN, Role.BLOCKED)
        again = await post(client, opened(app, BEN, later=-1))
        assert again.status_code == 403, "also with a session that is there"


async def test_without_a_bot_or_https_there_is_no_such_page(site: Site) -> None:
    async with site.browser() as client:
        assert (await client.get("/telegram")).status_code == 404
        assert (await post(client, opened(site))).status_code == 404
    async with site.harness.services.database.begin() as unit:
        await unit.service_flags.note_bot(Platform.TELEGRAM, BOT)
    async with site.browser() as client:
        assert (await client.get("/telegram")).status_code == 200
    site.harness.services.settings.web_url = url = "http://localhost:8090"
    site = Site.of(site.harness, telegram_key=PUBLIC_KEY)
    async with site.browser() as client:
        client.base_url = httpx.URL(url)
        answer = await client.get("/telegram")
        assert answer.status_code == 404
        assert answer.headers["x-frame-options"] == "DENY"


async def test_tries_are_limited(app: Site) -> None:
    site = Site.of(app.harness, telegram_key=PUBLIC_KEY)
    async with site.browser() as client:
        statuses = [(await post(client, "x")).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]


async def test_data_are_in_no_log(app: Site, caplog: pytest.LogCaptureFixture) -> None:
    data = opened(app)
    with caplog.at_level("DEBUG"):
        async with app.browser() as client:
            await post(client, data)
            await post(client, data.replace("Anna", "Berta"))
    said = caplog.text
    assert data not in said
    assert "signature" not in said
