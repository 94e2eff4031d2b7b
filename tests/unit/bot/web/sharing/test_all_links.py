"""The page of all of a person's links, and `/web links` in the chat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.web.sharing import all_links
from storage.models import Account, Share
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.library.test_page import link, names
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Site, fields


async def share(site: Site, number: int, account: Account = ANNA, days: int = 1) -> None:
    job = await store(site.harness, number, account, text=f"film{number}")
    now = site.web.clock()
    made = Share(str(number) * 64, job.id, account, False, now, now + timedelta(days=days))
    async with site.harness.services.database.begin() as unit:
        assert await unit.shares.add(job.id, made, now)


async def test_links_of_all_results_are_listed_and_revoked(site: Site) -> None:
    for number in (1, 2, 3):
        await share(site, number)
    await share(site, 4, days=0)
    await share(site, 5, BEN)
    async with site.signed_in() as client:
        page = (await client.get("/shared")).text
        assert sorted(names(page)) == ["film1.mp3", "film2.mp3", "film3.mp3"]
        token = fields(page)["token"]
        for key, left in (("5" * 16, 3), ("x", 3), ("", 3), ("2" * 16, 2), ("all", 0)):
            data = {"token": token, "key": key}
            assert (
                await client.post("/shared/end", data=data, headers=SAME_ORIGIN)
            ).status_code == 303
            assert len(names((await client.get("/shared")).text)) == left, key
    async with site.harness.services.database.read() as unit:
        assert len(await unit.shares.of_accounts([BEN], site.web.clock())) == 1


async def test_many_links_have_pages(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_links, "PAGE", 2)
    for number in range(1, 6):  # of one moment
        await share(site, number)
    await share(site, 6, BEN)
    async with site.signed_in() as client:
        shown, address = list[list[str]](), "/shared"
        while address:
            page = (await client.get(address)).text
            shown.append(names(page))
            assert page.count('<a href="/shared">') == min(len(shown), 2), "the menu, and newest"
            address = link(page, "next")
        assert [len(each) for each in shown] == [2, 2, 1]
        assert sorted(each for page in shown for each in page) == [
            f"film{number}.mp3" for number in range(1, 6)
        ]
        first = (await client.get("/shared")).text
        for wrong in ("6" * 16, "x", "%00" * 16, "f" * 16):  # another's link, and none
            assert names((await client.get(f"/shared?before={wrong}")).text) == names(first)


async def test_chat_tells_how_many_there_are_and_where(site: Site) -> None:
    async def said(line: str) -> str:
        await handle(site.harness, site.harness.command(line, who=ANNA, chat="home"))
        return site.harness.chat.last.text

    assert "shared" not in await said("web")
    assert "recordings: 0." in await said("web links")
    await share(site, 1)
    await share(site, 2, days=0)
    await share(site, 3, BEN)
    for line in ("web", "web links"):
        text = await said(line)
        assert "recordings: 1." in text
        assert f"{URL}/shared" in text
