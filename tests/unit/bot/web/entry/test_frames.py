"""Frames of Telegram: who may show the pages in one, which cookie they have, how they look."""

from __future__ import annotations

import httpx
import pytest

from bot.web.sessions import digest
from tests.unit.bot.web.entry.launches import ANNAS, COOKIE, POSTED, inside_telegram, opened, post
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.storage.conftest import NOON


@pytest.fixture
async def app(site: Site) -> Site:
    return await inside_telegram(site)


async def test_cookie_is_for_frames_below_telegram_alone(app: Site) -> None:
    async with app.browser() as client:
        answer = await post(client, opened(app))
        (cookie,) = [it for it in answer.headers.get_list("set-cookie") if f"{COOKIE}=" in it]
        facts = {"HttpOnly", "Secure", "SameSite=None", "Partitioned", "Path=/"}
        assert facts <= set(cookie.split("; "))
        assert "Domain" not in cookie
        secret = cookie.partition("=")[2].partition(";")[0]
    async with app.harness.services.database.read() as unit:
        assert await unit.web_sessions.find(digest(secret), NOON)


async def test_look_is_that_of_telegram(app: Site) -> None:
    async with app.browser() as client:
        for second, look in enumerate(("dark", "light", "x")):
            data = {"data": opened(app, later=-second), "look": look}
            assert (await client.post("/telegram", data=data, headers=POSTED)).status_code == 204
            shown = "light" if look == "x" else look
            assert f'data-look="{shown}"' in (await client.get("/")).text
        await client.post("/out", data=fields((await client.get("/")).text), headers=SAME_ORIGIN)
        assert "data-look" not in (await client.get("/")).text


async def test_only_telegram_web_has_frames_of_us(app: Site) -> None:
    def ancestors(answer: httpx.Response) -> tuple[bool, str]:
        policy = answer.headers["content-security-policy"]
        return ANNAS in policy, answer.headers.get("x-frame-options", "")

    frame = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    frame["sec-fetch-dest"] = "iframe"
    async with app.browser() as client:
        assert ancestors(await client.get("/telegram", headers=frame)) == (True, "")
        assert ancestors(await client.get("/")) == (False, "DENY")
        await post(client, opened(app))
        assert ancestors(await client.get("/")) == (True, "")
        assert (await client.get("/", headers=frame)).status_code == 403, "as a frame at once"
        assert (await client.get("/telegram/session", headers=frame)).status_code == 403
        again = {**frame, "sec-fetch-site": "same-origin"}
        assert (await client.get("/", headers=again)).status_code == 200
    async with app.signed_in() as client:
        assert ancestors(await client.get("/")) == (False, "DENY")
