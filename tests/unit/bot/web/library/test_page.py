"""The library: one's own results, what is in progress, and search."""

from __future__ import annotations

import re
from html import unescape

from storage.models import Account, Platform
from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


def names(html: str) -> list[str]:
    return re.findall(r'<b dir="auto">([^<]+)</b>', html)


def link(html: str, rel: str) -> str:
    found = re.search(rf'<a rel="{rel}" href="([^"]+)"', html)
    return found[1].replace("&amp;", "&") if found else ""


async def test_results_are_listed_newest_first_in_pages(site: Site) -> None:
    for number in range(1, 46):
        await store(site.harness, number, text=f"film{number}")
    await store(site.harness, 99, BEN, text="foreign")
    seen: list[str] = []
    async with site.signed_in() as client:
        address = "/"
        while address:
            html = (await client.get(address)).text
            seen += names(html)
            address = link(html, "next")
    assert seen == [f"film{number}.mp3" for number in range(45, 0, -1)]


async def test_all_of_a_page_are_chosen_by_its_link(site: Site) -> None:
    for number in range(1, 23):
        await store(site.harness, number, text=f"film{number}")
    async with site.signed_in() as client:
        for address, expected in (("/?language=en", 20), ("/?q=said", 10)):
            older = link((await client.get(address)).text, "next")
            for page, count in ((address, expected), (older, expected if "q=" in address else 2)):
                before = (await client.get(page)).text
                every = re.search(r'href="([^"]+)#chosen"', before)
                assert every
                after = (await client.get(unescape(every[1]))).text
                assert names(after) == names(before)
                assert (before.count(" checked"), after.count(" checked")) == (0, count)


async def test_page_stays_where_it_is_when_newer_results_come(site: Site) -> None:
    for number in range(1, 31):
        await store(site.harness, number, text=f"film{number}")
    async with site.signed_in() as client:
        older = link((await client.get("/")).text, "next")
        await store(site.harness, 31, text="newer")
        assert names((await client.get(older)).text)[0] == "film10.mp3"


async def test_page_behind_a_deleted_or_foreign_result_is_the_first(site: Site) -> None:
    own, foreign = await store(site.harness), await store(site.harness, 2, BEN)
    async with site.signed_in() as client:
        for before in (foreign.id, "0" * 24, "x", ""):
            assert own.media.name in (await client.get(f"/?before={before}")).text


async def test_unfinished_jobs_have_their_state(site: Site) -> None:
    async with site.harness.services.database.begin() as unit:
        for number in (1, 2):
            assert await unit.jobs.add(make_job(number))
        assert await unit.jobs.add(make_job(3, BEN))
        assert await unit.jobs.claim(make_job(1).id, "worker")
    async with site.signed_in() as client:
        html = (await client.get("/")).text
    assert html.count('class="card" data-job="') == 3, "two, and the empty one for the script"
    assert "Starting" in html
    assert "In the queue: 2 jobs ahead" in html, "the running one, and the one whose turn is first"


async def test_search_finds_own_words_and_links_to_the_moment(site: Site) -> None:
    job = await store(site.harness, text="Marigold")
    await store(site.harness, 2, BEN, text="Marigold")
    async with site.signed_in() as client:
        html = (await client.get("/", params={"q": "marigold"})).text
        assert names(html) == ["Marigold.mp3"]
        assert f'href="/result/{job.id}#t=0.000"' in html
        assert "Marigold said." in html
        nothing = (await client.get("/", params={"q": "zanzibar"})).text
        assert "Marigold said" not in nothing
        assert 'value="zanzibar"' in nothing


async def test_search_has_pages(site: Site) -> None:
    for number in range(1, 26):
        await store(site.harness, number, text=f"film{number}")
    seen: list[str] = []
    async with site.signed_in() as client:
        address = "/?q=said"
        while address:
            html = (await client.get(address)).text
            seen += names(html)
            address = link(html, "next")
    assert len(seen) == len(set(seen)) == 25


async def test_results_of_linked_accounts_are_there(site: Site) -> None:
    other = Account(Platform.DISCORD, "9")
    await store(site.harness, 1, other, text="elsewhere")
    async with site.harness.services.database.begin() as unit:
        await unit.people.get_or_create(BEN, "en")
        await unit.people.merge(BEN, other)
    async with site.signed_in(BEN) as client:
        assert names((await client.get("/")).text) == ["elsewhere.mp3"]
