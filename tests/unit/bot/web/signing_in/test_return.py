"""The way back to the result for which somebody signs in."""

from __future__ import annotations

import pytest

from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields


async def test_stranger_comes_back_to_the_result_after_signing_in(site: Site) -> None:
    """The button under an answer signs nobody in: an answer may be forwarded."""
    job = await store(site.harness)
    async with site.browser() as client:
        page = await client.get(f"/result/{job.id}")
        assert page.status_code == 401
        assert "come back to this result" in page.text
        assert "headline" not in page.text
        entered = await site.sign_in(client)
        assert (entered.status_code, entered.headers["location"]) == (303, f"/result/{job.id}")
        assert (await client.get(entered.headers["location"])).status_code == 200
    async with site.browser() as other:
        await other.get(f"/result/{job.id}")
        entered = await site.sign_in(other, BEN)
        assert (await other.get(entered.headers["location"])).status_code == 404


@pytest.mark.parametrize("way", ["//evil.example", "https://evil.example", "../in/x", "x" * 40])
async def test_forged_way_back_leads_to_the_library(site: Site, way: str) -> None:
    async with site.browser() as client:
        path = await site.link()
        page = await client.get(path)
        cookies = "; ".join(f"{it.name}={it.value}" for it in client.cookies.jar)
        headers = {**SAME_ORIGIN, "cookie": f"{cookies}; __Host-back={way}"}
        entered = await client.post("/in", data=fields(page.text), headers=headers)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")


async def test_pages_that_are_no_results_leave_no_way_back(site: Site) -> None:
    async with site.browser() as client:
        for path in ("/", "/tokens", "/events", "/result/a/recording", "/result/a%2f..%2fx"):
            answer = await client.get(path)
            assert "set-cookie" not in answer.headers, path
            assert "come back" not in answer.text
