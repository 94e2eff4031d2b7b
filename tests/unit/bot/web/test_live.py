"""Live progress: the cards of one's own jobs, their end, and streams that end in time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bot.web.live import hub, stream
from storage.models import Account, Ended, Job, JobState, Platform, Progress, Role, Stage
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.job_states import queued, result, running
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields


class Events:
    """A browser's event stream, read as the server sends it."""

    def __init__(self, site: Site, cookie: str, query: str = "") -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.ended = asyncio.Event()
        self._site, self._cookie, self._query = site, cookie, query
        self._sent: asyncio.Queue[str] = asyncio.Queue()
        self._gone = asyncio.Event()
        self._text = ""

    async def run(self) -> None:
        headers = {"host": "text.example.org", "cookie": self._cookie, **SAME_ORIGIN}
        scope = {
            "type": "http", "method": "GET", "path": "/events", "raw_path": b"/events",
            "query_string": self._query.encode(), "scheme": "https", "http_version": "1.1",
            "client": ("127.0.0.1", 1), "asgi": {"spec_version": "2.3"},
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                named = ((name.decode(), value.decode()) for name, value in message["headers"])
                self.headers = dict(named)
            else:
                await self._sent.put(message.get("body", b"").decode())

        await self._site.app(scope, receive, send)
        self.ended.set()

    def leave(self) -> None:
        self._gone.set()

    async def next(self) -> dict[str, Any]:
        """Return the data of the next event."""
        async with asyncio.timeout(20):
            while "\n\n" not in self._text or "data: " not in self._text:
                self._text += await self._sent.get()
        event, _, self._text = self._text.partition("data: ")[2].partition("\n\n")
        data: dict[str, Any] = json.loads(event)
        return data


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "READ_SECONDS", 0.02)


@asynccontextmanager
async def watched(
    site: Site, who: Account = ANNA, query: str = ""
) -> AsyncIterator[tuple[Events, Any]]:
    """Sign a browser in and open its stream."""
    async with site.signed_in(who) as client:
        cookie = "; ".join(f"{it.name}={it.value}" for it in client.cookies.jar)
        events = Events(site, cookie, query)
        tasks = [asyncio.create_task(work) for work in (events.run(), site.web.live.run())]
        try:
            yield events, client
        finally:
            events.leave()
            site.web.live.close()
            for task in tasks[1:]:
                task.cancel()
            await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10)


async def finish(site: Site, job: Job) -> None:
    made = result(site.harness)
    await site.web.transact(lambda unit: unit.jobs.finish(job.id, job.attempt, made))


async def test_card_follows_the_job_to_its_result(site: Site) -> None:
    async with watched(site) as (events, _):
        assert await events.next() == {"cards": [], "ended": []}
        assert events.headers["content-type"].startswith("text/event-stream")
        assert events.headers["cache-control"] == "no-store"
        job = await queued(site.harness)
        (card,) = (await events.next())["cards"]
        assert (card["id"], card["name"]) == (job.id, "talk-1.mp4")
        assert "In the queue" in card["text"]
        assert card["address"] == f"/result/{job.id}"
        claimed = await site.web.transact(lambda unit: unit.jobs.claim(job.id, "worker"))
        assert claimed is not None
        assert "In the queue" not in (await events.next())["cards"][0]["text"]
        told = Progress(job.id, Stage.TRANSCRIPT, 0.4, 30.0, "newest words")
        await site.harness.queue.publish(told)
        text = (await events.next())["cards"][0]["text"]
        assert "40" in text
        assert "30" in text or "left" in text
        assert "newest words" in text
        await finish(site, claimed)
        await site.harness.queue.publish(Ended(job.id))
        last = await events.next()
        assert last["cards"] == []
        (ended,) = last["ended"]
        assert (ended["id"], ended["is_over"], ended["text"]) == (job.id, True, "done")


async def test_end_before_the_stream_is_told_to_a_page_that_knows_the_job(site: Site) -> None:
    """The browser reconnects after the job has ended."""
    job = await running(site.harness)
    await finish(site, job)
    async with watched(site, query=f"known={job.id},{'0' * 24}") as (events, _):
        assert [each["id"] for each in (await events.next())["ended"]] == [job.id]


async def test_nothing_of_somebody_elses_jobs_is_told(site: Site) -> None:
    job = await running(site.harness)
    other = await queued(site.harness, 2)
    await finish(site, job)
    async with watched(site, BEN, f"known={job.id},{other.id}") as (events, _):
        assert await events.next() == {"cards": [], "ended": []}
        await site.harness.queue.publish(Progress(other.id, Stage.AUDIO, 0.5))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(events.next(), 0.3)


async def test_streams_of_two_people_have_their_own_jobs(site: Site) -> None:
    await queued(site.harness)
    theirs = replace(await queued(site.harness, 2), id="job-of-ben", account=BEN)
    await site.web.transact(lambda unit: unit.people.get_or_create(BEN, "en"))
    await site.web.transact(lambda unit: unit.jobs.add(theirs))
    async with watched(site) as (events, _), watched(site, BEN) as (others, _):
        assert {it["id"] for it in (await events.next())["cards"]} == {"job-1", "job-2"}
        assert {it["id"] for it in (await others.next())["cards"]} == {"job-of-ben"}


@pytest.mark.parametrize("how", ["blocked", "signed out"])
async def test_stream_ends_when_its_person_loses_access(
    site: Site, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(stream, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(stream, "QUIET_SECONDS", 0.05)
    async with watched(site) as (events, _):
        await events.next()
        if how == "blocked":
            await site.web.transact(lambda unit: unit.people.set_role(ANNA, Role.BLOCKED))
        else:
            await site.web.transact(
                lambda unit: unit.web_sessions.end_for([ANNA], site.web.clock())
            )
        await asyncio.wait_for(events.ended.wait(), 10)


async def test_stopped_pages_end_their_streams(site: Site) -> None:
    async with watched(site) as (events, _):
        await events.next()
        site.web.live.close()
        await asyncio.wait_for(events.ended.wait(), 5)


async def test_browser_that_leaves_frees_its_place(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST", 1)
    async with watched(site) as (events, client):
        await events.next()
        refused = await client.get("/events")
        assert refused.status_code == 429
        assert "retry-after" in refused.headers
        await queued(site.harness)
        events.leave()
        await asyncio.wait_for(events.ended.wait(), 10)
        assert stream._streams == {}
        assert site.web.live._watched == {}


async def test_quiet_stream_sends_comments(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "QUIET_SECONDS", 0.05)
    async with watched(site) as (events, _):
        await events.next()
        async with asyncio.timeout(10):
            while await events._sent.get() != ": \n\n":
                pass


async def test_no_rows_are_read_while_nobody_watches(site: Site) -> None:
    task = asyncio.create_task(site.web.live.run())
    await asyncio.sleep(0.2)
    assert site.web.live.snapshot.accounts == frozenset()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_page_of_a_job_shows_its_card_and_then_its_result(site: Site) -> None:
    job = await running(site.harness)
    async with site.signed_in() as client, site.signed_in(BEN) as other:
        page = await client.get(f"/result/{job.id}")
        assert page.status_code == 200
        assert "talk-1.mp4" in page.text
        assert 'data-only="job-1"' in page.text
        assert (await other.get(f"/result/{job.id}")).status_code == 404
        await finish(site, job)
        assert "data-only" not in (await client.get(f"/result/{job.id}")).text


async def test_cancel_ends_ones_own_job_alone(site: Site) -> None:
    job = await running(site.harness)
    async with site.signed_in() as client, site.signed_in(BEN) as other:
        theirs = fields((await other.get("/tokens")).text)
        forged = await other.post(f"/result/{job.id}/cancel", data=theirs, headers=SAME_ORIGIN)
        assert forged.status_code == 404
        own = fields((await client.get("/tokens")).text)
        without = await client.post(f"/result/{job.id}/cancel", headers=SAME_ORIGIN)
        assert without.status_code == 403
        assert await _state(site, job) is JobState.RUNNING
        done = await client.post(f"/result/{job.id}/cancel", data=own, headers=SAME_ORIGIN)
        assert done.status_code == 303
        assert await _state(site, job) is JobState.CANCELLED
        assert site.harness.queue.cancelled == [job.id]
        page = await client.get(f"/result/{job.id}")
        assert "cancelled" in page.text


async def _state(site: Site, job: Job) -> JobState:
    found = await site.web.query(lambda unit: unit.jobs.get(job.id))
    assert found is not None
    return found.state


async def test_unfinished_jobs_are_found_without_reading_others(site: Site) -> None:
    first, second = await queued(site.harness), await running(site.harness, 2)
    await finish(site, await running(site.harness, 3))
    found = await site.web.query(lambda unit: unit.jobs.unfinished_of([ANNA]))
    assert {job.id for job in found} == {first.id, second.id}
    nobody = Account(Platform.TELEGRAM, "nobody")
    assert await site.web.query(lambda unit: unit.jobs.unfinished_of([nobody, BEN])) == []
