"""Pages and programs on PostgreSQL, where it differs from SQLite: it refuses NUL in a text, and has
several writers at a time.

https://www.postgresql.org/docs/current/datatype-character.html
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from httpx import Response

from bot.jobs.answer_message import delete_own_result
from storage.database import Database, Unit
from storage.models import JobState, Person, Share
from storage.repositories.pages.tags import Tags
from storage.tables import dialect
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.api.programs import answered, program
from tests.unit.bot.web.editing.editor import SAID
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Site, fields

NUL = "\0" * 16
"""As long as the short keys of links, tokens and webhooks."""


@pytest.fixture
async def site(tmp_path: Path, url: str) -> AsyncIterator[Site]:
    harness = await BotHarness.build(tmp_path, web_url=URL)
    await harness.services.database.close()
    harness.services = replace(harness.services, database=await Database.open(url))
    yield Site.of(harness)
    await harness.close()


async def test_nul_is_no_fault_of_the_pages(site: Site) -> None:
    job = await store(site.harness)
    result = f"/result/{job.id}"
    forms: dict[str, dict[str, str]] = {
        "/tags?1": {"key": NUL, "action": "delete"},
        "/tags?2": {"key": NUL, "name": "a", "action": "rename"},
        f"{result}/tags?1": {"remove": NUL},
        f"{result}/tags?2": {"tag": NUL},
        "/tags/give": {"job": NUL, "tag": "a"},
        "/delete": {"job": NUL},
        "/shared/end": {"key": NUL},
        "/tokens/end": {"key": NUL},
        "/tokens": {"name": NUL, "days": "9"},
        f"{result}/unshare": {"key": NUL},
        f"{result}/edit": {"do": "save", "base": NUL, "text": NUL},
        "/webhooks/%00": {"do": "delete", "sure": "yes"},
        "/webhooks": {"url": f"https://a.example/{NUL}"},
        "/links": {"url": f"https://a.example/{NUL}", "options": NUL, "key": NUL},
    }
    addresses = (
        "/?q=%00", "/?q=a%00b", "/?tag=a%00", "/?speaker=a%00b", "/?before=%00", "/?language=%00",
        f"{result}/changes?base=%00", "/result/%00", "/share/%00", "/webhooks/%00",
        f"{result}/sentence/%00", f"{result}/as/%00", f"{result}/file/%00",
    )  # fmt: skip
    failed = []
    async with site.signed_in() as client:
        token = fields((await client.get("/tags")).text)["token"]
        for path, form in forms.items():
            data = {**form, "token": token}
            sent = await client.post(path, data=data, headers=SAME_ORIGIN)
            failed += [path] if sent.status_code >= 500 else []
        for path in addresses:
            failed += [path] if (await client.get(path)).status_code >= 500 else []
    assert not failed
    async with program(site) as client:
        for path in ("/webhooks/%00", f"/jobs/{job.id}/tags%00"):
            missing = await client.get(f"/api/v1{path}")
            assert (missing.status_code, missing.json()["code"]) == (404, "not_found")


async def test_writing_waits_for_a_deletion_and_finds_nothing(site: Site) -> None:
    job = await store(site.harness, segments=SAID)
    async with site.signed_in() as client, program(site) as other:
        api = f"/api/v1/jobs/{job.id}"
        text = (await other.get(f"{api}/text")).json()
        edit = {"do": "text", "at": 0, "version": 0, "base": text["base"], "text": "x"}
        token = fields((await client.get(f"/result/{job.id}")).text)["token"]

        def post(path: str, **form: str) -> Awaitable[Response]:
            data = {**form, "token": token}
            return client.post(f"/result/{job.id}/{path}", data=data, headers=SAME_ORIGIN)

        async with site.harness.services.database.begin() as unit:
            await unit.jobs.delete_chain(job.id)
            sent = asyncio.gather(
                post("tags", tag="a"),
                post("share", days="3"),
                other.put(f"{api}/tags", json={"tags": ["a"]}),
                other.post(f"{api}/edits", json=edit),
            )
            await asyncio.sleep(0.5)
            assert not sent.done()
        assert [it.status_code for it in await sent] == [404, 404, 404, 409]


@pytest.mark.parametrize("action", ["rename", "delete"])
async def test_tag_of_more_results_than_one_transaction_changes(
    site: Site, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same form, sent again, does the rest after a crash."""
    monkeypatch.setattr(dialect, "MOST_LOCKED", 2)
    jobs = [await store(site.harness, number) for number in range(1, 8)]
    async with site.harness.services.database.begin() as unit:
        for number, job in enumerate(jobs):
            await unit.tags.add(job, "old")
            if number < 3:
                await unit.tags.add(job, "NEW")

    async def known() -> list[tuple[str, int]]:
        found = await site.web.query(lambda unit: unit.tags.list_for([ANNA]))
        return [(tag.name, tag.results) for tag in found]

    whole, calls = getattr(Tags, action), list[int]()

    async def crash(self: Tags, *values: object) -> int:
        if len(calls) == 1:
            raise RuntimeError("the process ends here")
        calls.append(await whole(self, *values))
        return calls[-1]

    async with site.signed_in() as client:
        token = fields((await client.get("/tags")).text)["token"]
        data = {"token": token, "key": "old", "name": "New", "action": action}
        with monkeypatch.context() as patch:
            patch.setattr(Tags, action, crash)
            assert (await client.post("/tags", data=data, headers=SAME_ORIGIN)).status_code == 500
        assert "old" in dict(await known())
        assert (await client.post("/tags", data=data, headers=SAME_ORIGIN)).status_code == 303
    assert await known() == ([("New", 7)] if action == "rename" else [("NEW", 3)])


async def test_more_links_than_one_transaction_deletes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "MOST_LOCKED", 2)
    job, now = await store(site.harness), site.web.clock()
    async with site.harness.services.database.begin() as unit:
        for number in range(5):
            link = Share(f"{number:064x}", job.id, ANNA, False, now, now + timedelta(days=1))
            assert await unit.shares.add(job.id, link, now)
    async with site.signed_in() as client:
        data = {"token": fields((await client.get("/shared")).text)["token"], "key": "all"}
        await client.post("/shared/end", data=data, headers=SAME_ORIGIN)
    assert await site.web.query(lambda unit: unit.shares.of_accounts([ANNA], now)) == []


async def test_redo_waits_for_the_deletion_of_its_recording(site: Site) -> None:
    job, t = await answered(site), site.web.translations.for_locale("en")
    async with program(site) as client:
        async with site.harness.services.database.begin() as unit:
            assert await delete_own_result(unit, await owner(unit), job.id, "page", t)
            redo = {"options": "summary=short"}
            sent = asyncio.create_task(client.post(f"/api/v1/jobs/{job.id}/redo", json=redo))
            await asyncio.sleep(0.5)
            assert not sent.done()
        assert (await sent).status_code == 409
    assert await site.web.query(lambda unit: unit.jobs.list_for(ANNA, 10)) == []


async def test_deletion_waits_for_a_redo_of_the_same_moment(site: Site) -> None:
    """Else the redo would stay without its recording, or go with it while it runs."""
    job = await answered(site)
    again = replace(job, id="f" * 32, again_of=job.id, state=JobState.QUEUED, result=None)
    again = replace(again, finished=None, delivered=None)
    async with program(site) as client:
        async with site.harness.services.database.begin() as unit:
            assert await unit.jobs.hold(job.id)
            sent = asyncio.create_task(client.delete(f"/api/v1/jobs/{job.id}"))
            await asyncio.sleep(0.5)
            assert not sent.done()
            assert await unit.jobs.add(again)
        assert (await sent).status_code == 409
    kept = await site.web.query(lambda unit: unit.jobs.list_for(ANNA, 10))
    assert {each.id for each in kept} == {job.id, again.id}


async def owner(unit: Unit) -> Person:
    person = await unit.people.find(ANNA)
    assert person is not None
    return person
