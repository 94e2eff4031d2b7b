"""Filters and tags of recordings, as a browser without script sees them."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from bot.web.library.filters import read_asked, read_query
from bot.web.library.tags import read_tags
from storage.models import Account, Failure, Job, JobState, LibraryFilter, Platform
from storage.repositories.pages.tags import MOST_OF_PERSON, MOST_OF_RESULT
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.library.test_page import names
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.storage.conftest import make_job


def tags_on(page: str) -> list[str]:
    found = re.findall(r'<a class="tag"[^>]*>([^<]*)</a>', page)
    return [html.unescape(each) for each in found]


async def test_list_is_filtered_by_each_field_and_combined_with_search(site: Site) -> None:
    await store(site.harness, 1, text="film1", language="de")
    await store(site.harness, 2, text="film2")
    await store(site.harness, 3, Account(Platform.DISCORD, "9"), text="film3")
    async with site.harness.services.database.begin() as unit:
        await unit.people.merge(ANNA, Account(Platform.DISCORD, "9"))
        await unit.jobs.add(
            replace(
                make_job(4),
                state=JobState.FAILED,
                failure=Failure("bug"),
                finished=site.web.clock(),
            )
        )
    async with site.signed_in() as client:
        for address, expected in (
            ("/?language=de", ["film1.mp3"]),
            ("/?platform=discord", ["film3.mp3"]),
            ("/?kind=film", []),
            ("/?since=2100-01-01", []),
            ("/?until=2000-01-01", []),
            ("/?speaker=Film3+ONE", ["film3.mp3"]),
            ("/?speaker=nobody", []),
            ("/?speaker=...", ["film3.mp3", "film2.mp3", "film1.mp3"]),
            ("/?q=said&speaker=film2", ["film2.mp3"]),
            ("/?state=failed", [make_job(4).media.name]),
            ("/?q=film1+said&language=de", ["film1.mp3"]),
            ("/?q=said&language=de&platform=discord", []),
        ):
            page = (await client.get(address)).text
            assert names(page) == expected, address
            is_open = 'details class="filters" open' in page
            assert is_open == (address != "/?speaker=..."), address
        page = (await client.get("/?language=de&kind=film")).text
        assert "No recording fits" in page
        assert '<option value="de" selected>' in page


async def test_pages_of_a_filtered_list_keep_their_filter(site: Site) -> None:
    for number in range(1, 24):
        await store(
            site.harness, number, text=f"film{number}", language="de" if number % 23 else "en"
        )
    async with site.signed_in() as client:
        first = (await client.get("/?language=de")).text
        older = re.search(r'<a rel="next" href="([^"]+)"', first)
        assert older
        second = (await client.get(html.unescape(older[1]))).text
    assert len(names(first)) == 20
    assert names(second) == ["film2.mp3", "film1.mp3"]


@pytest.mark.parametrize(
    "query",
    [
        "platform=x&kind=y&language=%00&state=running&since=2026-02-30&until=0001-01-01",
        "tag=%E2%80%AE", "since=9999-12-31&until=x" + "1" * 5000, "tag=&language=" + "a" * 99,
        "%ff=%ff", "a&b&c" * 99,
    ],
)  # fmt: skip
async def test_values_that_make_no_sense_are_left_out(site: Site, query: str) -> None:
    async with site.signed_in() as client:
        assert (await client.get(f"/?{query}")).status_code == 200
    asked = read_query(query)
    assert replace(asked.wanted, since=None) == LibraryFilter()
    assert read_asked({"until": "9999-12-31"}).wanted.until is None


async def test_tags_are_given_on_the_page_and_lead_to_the_list(site: Site) -> None:
    job = await store(site.harness)
    await store(site.harness, 2, text="other")
    async with site.signed_in() as client:
        page = (await client.get(f"/result/{job.id}")).text
        token = fields(page)["token"]
        sent = await client.post(
            f"/result/{job.id}/tags", data={"token": token, "tag": " Work, Élan ,,work"},
            headers=SAME_ORIGIN,
        )  # fmt: skip
        assert sent.status_code == 303
        assert sent.headers["location"] == f"/result/{job.id}#tags"
        assert tags_on((await client.get(f"/result/{job.id}")).text) == ["work", "Élan"]
        page = (await client.get("/?tag=WORK")).text
        assert names(page) == ["Marigold.mp3"]
        assert tags_on(page) == ["work", "Élan"]
        removed = {"token": token, "remove": "work"}
        await client.post(f"/result/{job.id}/tags", data=removed, headers=SAME_ORIGIN)
        assert names((await client.get("/?tag=work")).text) == []


def chosen(page: str, *jobs: Job, **more: str) -> dict[str, str | list[str]]:
    return {"token": fields(page)["token"], "job": [job.id for job in jobs], **more}


async def test_several_are_tagged_and_lose_their_tag(site: Site) -> None:
    jobs = [await store(site.harness, number, text=f"film{number}") for number in (1, 2, 3)]
    foreign = await store(site.harness, 9, BEN, text="foreign")
    async with site.signed_in() as client:
        page = (await client.get("/?language=en")).text
        assert page.count('form="chosen" name="job"') == 3
        data = chosen(page, *jobs[:2], foreign, tag="work", action="add", back="language=en")
        sent = await client.post("/tags/give", data=data, headers=SAME_ORIGIN)
        assert sent.headers["location"] == "/?language=en"
        assert names((await client.get("/?tag=work")).text) == ["film2.mp3", "film1.mp3"]
        data = chosen(page, jobs[0], tag="work", action="remove", back="//evil.example/?q=x")
        sent = await client.post("/tags/give", data=data, headers=SAME_ORIGIN)
        assert sent.headers["location"].startswith("/?q=x") or sent.headers["location"] == "/"
        assert names((await client.get("/?tag=work")).text) == ["film2.mp3"]
    async with site.harness.services.database.read() as unit:
        assert await unit.tags.list_for([BEN]) == []


async def test_tags_are_renamed_and_deleted_on_their_page(site: Site) -> None:
    job = await store(site.harness)
    async with site.harness.services.database.begin() as unit:
        await unit.tags.add(job, "old")
    async with site.signed_in() as client:
        page = (await client.get("/tags")).text
        data = {"token": fields(page)["token"], "key": "old", "name": "New", "action": "rename"}
        assert (await client.post("/tags", data=data, headers=SAME_ORIGIN)).status_code == 303
        assert ">New</b>" in (await client.get("/tags")).text
        for wrong in ("", "a,b", "\u202e"):
            sent = await client.post(
                "/tags", data={**data, "key": "new", "name": wrong}, headers=SAME_ORIGIN
            )
            assert sent.status_code == 422
        data |= {"key": "new", "action": "delete"}
        await client.post("/tags", data=data, headers=SAME_ORIGIN)
        assert ">New</b>" not in (await client.get("/tags")).text


async def test_limits_are_told_and_nothing_is_written(site: Site) -> None:
    jobs = [await store(site.harness, number) for number in range(1, 3)]
    async with site.signed_in() as client:
        page = (await client.get(f"/result/{jobs[0].id}")).text
        many = ",".join(f"t{number}" for number in range(MOST_OF_RESULT + 1))
        data = {"token": fields(page)["token"], "tag": many}
        sent = await client.post(f"/result/{jobs[0].id}/tags", data=data, headers=SAME_ORIGIN)
        assert sent.status_code == 422
        assert f"at most {MOST_OF_RESULT} tags" in sent.text
        assert tags_on((await client.get(f"/result/{jobs[0].id}")).text) == []
        async with site.harness.services.database.begin() as unit:
            for number in range(MOST_OF_PERSON):
                tagged = replace(jobs[0], id=jobs[0].id, again_of=f"root{number // 15}")
                assert await unit.tags.add(tagged, f"t{number}")
        sent = await client.post(
            f"/result/{jobs[1].id}/tags", data={**data, "tag": "one more"}, headers=SAME_ORIGIN
        )
        assert sent.status_code == 422
        assert str(MOST_OF_PERSON) in sent.text
        async with site.harness.services.database.begin() as unit:  # as joined accounts may have
            assert await unit.tags.add(replace(jobs[0], again_of="other"), "too many")
        sent = await client.post(
            f"/result/{jobs[1].id}/tags", data={**data, "tag": "t1"}, headers=SAME_ORIGIN
        )
        assert sent.status_code == 303


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 70707*70707 }}",
    "a\u202eb\x07c",
)


@pytest.mark.parametrize("name", HOSTILE)
async def test_names_of_tags_are_texts(site: Site, name: str) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        page = (await client.get(f"/result/{job.id}")).text
        data = {"token": fields(page)["token"], "tag": name}
        await client.post(f"/result/{job.id}/tags", data=data, headers=SAME_ORIGIN)
        for path in (f"/result/{job.id}", "/", "/tags", "/?q=said"):
            page = (await client.get(path)).text
            wrong = ("<script>alert", "<img", f"{70707 * 70707}", "\u202e", "\x07")
            assert not [it for it in wrong if it in page], path
        (shown,) = tags_on((await client.get("/")).text)
        assert names((await client.get("/", params={"tag": shown})).text) == ["Marigold.mp3"]


def test_tags_are_separated_by_commas_of_all_scripts() -> None:
    assert read_tags("a, b،c、d;e,,A, ") == ["A", "b", "c", "d", "e"]
    assert [len(it) for it in read_tags("x" * 5000)] == [40]


async def test_form_without_its_token_changes_nothing(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        for path in ("/tags/give", "/tags", "/delete", "/shared/end", f"/result/{job.id}/tags"):
            data = {"job": job.id, "tag": "x", "sure": "yes", "key": "all", "token": "x"}
            assert (await client.post(path, data=data, headers=SAME_ORIGIN)).status_code == 403
        assert names((await client.get("/")).text) == ["Marigold.mp3"]
