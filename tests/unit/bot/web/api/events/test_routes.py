"""The event streams of jobs for programs: changes, ends, access and limits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.web.live import hub, stream
from storage.models import Account, Platform, Progress, Role, Stage
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.programs import API, make_token, program, with_token
from tests.unit.bot.web.live.event_stream import Events, finish
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "READ_SECONDS", 0.02)


@asynccontextmanager
async def watched(site: Site, path: str = "", known: str | None = None) -> AsyncIterator[Events]:
    """Open the stream of a job, or of all jobs, with a token that may read; `known` is the id of
    the last event."""
    headers = {"authorization": f"Bearer {await make_token(site, 'token read')}"}
    headers |= {} if known is None else {"last-event-id": known}
    events = Events(site, headers, path=f"{API}{path}/events")
    tasks = [asyncio.create_task(work) for work in (events.run(), site.web.live.run())]
    try:
        yield events
    finally:
        events.leave()
        await asyncio.wait_for(events.ended.wait(), 10)
        tasks[1].cancel()
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10)


async def waiting(site: Site, who: Account = ANNA, number: int = 3) -> str:
    job = make_job(number, account=who)
    await site.web.transact(lambda unit: unit.people.get_or_create(who, "en"))
    assert await site.web.transact(lambda unit: unit.jobs.add(job))
    return job.id


async def test_program_follows_a_job_to_its_end(site: Site) -> None:
    job = await waiting(site)
    async with watched(site, f"/jobs/{job}") as events:
        first = await events.next()
        assert (first["id"], first["state"], first["ahead"]) == (job, "queued", 0)
        assert events.headers["content-type"].startswith("text/event-stream")
        assert events.headers["cache-control"] == "no-store"
        assert "ratelimit" in events.headers
        claimed = await site.web.transact(lambda unit: unit.jobs.claim(job, "worker"))
        assert claimed is not None
        while (now := await events.next())["state"] != "running":
            pass
        await site.harness.queue.publish(Progress(job, Stage.TRANSCRIPT, 0.4, 30.0))
        while (now := await events.next())["progress"] is None:
            pass
        assert now["progress"] == {"fraction": 0.4, "seconds_left": 30.0}
        await finish(site, claimed)
        while (now := await events.next())["state"] != "done":
            pass
        assert now["result_url"] == f"{API}/jobs/{job}/result"
        await asyncio.wait_for(events.ended.wait(), 10)


async def test_job_that_has_ended_is_told_and_no_more(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/jobs/{job.id}/events")
        assert answer.status_code == 200
        shown = (await client.get(f"{API}/jobs/{job.id}")).json()
        retry, event, rest = answer.text.split("\n\n")
        assert (retry, rest) == ("retry: 3000", "")
        name, data = event.split("\n")[1:]
        assert (name, json.loads(data.removeprefix("data: "))) == ("event: job", shown)
        again = {"last-event-id": event.partition("\n")[0].removeprefix("id: ")}
        answer = await client.get(f"{API}/jobs/{job.id}/events", headers=again)
        assert (answer.status_code, answer.content) == (204, b""), "a browser comes back no more"


async def test_job_that_is_deleted_ends_its_stream(site: Site) -> None:
    job = await waiting(site)
    async with watched(site, f"/jobs/{job}") as events:
        await events.next()
        await site.web.transact(lambda unit: unit.jobs.delete_chain(job))
        assert await events.next() == {"id": job}
        await asyncio.wait_for(events.ended.wait(), 10)


@pytest.mark.parametrize("how", ["blocked", "revoked", "parted"])
async def test_stream_ends_with_its_token_or_access(
    site: Site, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(stream, "CHECK_SECONDS", 0.05)
    other = Account(Platform.DISCORD, "9")
    job = await waiting(site, other)
    await site.web.transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    await site.web.transact(lambda unit: unit.people.merge(ANNA, other))
    async with watched(site, f"/jobs/{job}") as events:
        await events.next()
        if how == "parted":  # the job is somebody else's now
            assert await site.web.transact(lambda unit: unit.people.split_off(other))
        elif how == "blocked":
            await site.web.transact(lambda unit: unit.people.set_role(ANNA, Role.BLOCKED))
        else:
            now = site.web.clock()
            await site.web.transact(lambda unit: unit.api_tokens.end_for([ANNA], now))
        await asyncio.wait_for(events.ended.wait(), 10)


async def test_rows_read_before_a_stream_are_not_told(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database is away: what was read for the one before who watched is old."""
    monkeypatch.setattr(stream, "QUIET_SECONDS", 0.02)
    job = await waiting(site)
    site.web.live.snapshot = await site.web.live.read([ANNA])
    assert await site.web.transact(lambda unit: unit.jobs.claim(job, "worker"))
    headers = {"authorization": f"Bearer {await make_token(site, 'token read')}"}
    events = Events(site, headers, path=f"{API}/jobs/{job}/events")
    reading = asyncio.create_task(events.run())
    assert (await events.next())["state"] == "running"
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(events.next(), 0.3)
    events.leave()
    await asyncio.wait_for(reading, 10)


async def test_stream_of_somebody_else_is_none(site: Site) -> None:
    job = await waiting(site)
    async with program(site, "token read", BEN) as client:
        for which in (job, "0" * 24):
            answer = await client.get(f"{API}/jobs/{which}/events")
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_pages_and_programs_share_the_places_of_a_person(site: Site) -> None:
    site.web.event_streams.most = 1
    job = await waiting(site)
    async with watched(site, f"/jobs/{job}") as events:
        await events.next()
        async with site.signed_in() as browser:
            assert (await browser.get("/events")).status_code == 429
        async with with_token(site, await make_token(site)) as client:
            refused = await client.get(f"{API}/jobs/{job}/events")
            assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
            assert refused.headers["retry-after"]
        events.leave()
        await asyncio.wait_for(events.ended.wait(), 10)
    assert site.web.event_streams.running == 0


async def test_stream_goes_on_behind_the_event_that_the_program_has(site: Site) -> None:
    job = await waiting(site)
    async with watched(site, f"/jobs/{job}") as events:
        await events.next()
        known = events.id
    async with watched(site, f"/jobs/{job}", known=known) as events:
        claimed = await site.web.transact(lambda unit: unit.jobs.claim(job, "worker"))
        assert claimed is not None
        assert (await events.next())["state"] == "running", "it does not begin with what is known"


async def test_program_follows_all_jobs_of_its_person(site: Site) -> None:
    await waiting(site, BEN, 4)
    first = await waiting(site)
    async with watched(site) as events:
        assert (await events.next())["id"] == first
        second = await waiting(site, number=5)
        assert (await events.next())["id"] == second
        claimed = await site.web.transact(lambda unit: unit.jobs.claim(first, "worker"))
        assert claimed is not None
        while (now := await events.next())["state"] != "running":
            pass
        await finish(site, claimed)
        while (now := await events.next()).get("state") != "done":
            pass
        assert (now["id"], now["result_url"]) == (first, f"{API}/jobs/{first}/result")
        await site.web.transact(lambda unit: unit.jobs.delete_chain(second))
        while "state" in (now := await events.next()):
            assert now["id"] == second
        assert now == {"id": second}
        assert not events.ended.is_set()


async def test_program_that_comes_back_learns_what_has_ended(site: Site) -> None:
    ended, unfinished = await waiting(site), await waiting(site, number=5)
    async with watched(site) as events:
        assert {(await events.next())["id"] for _ in range(2)} == {ended, unfinished}
        known = events.id
    claimed = await site.web.transact(lambda unit: unit.jobs.claim(ended, "worker"))
    assert claimed is not None
    await finish(site, claimed)
    await store(site.harness, 1)  # it ended long before
    async with watched(site, known=known) as events:
        told = [await events.next() for _ in range(2)]
        assert [(it["id"], it["state"]) for it in told] == [
            (ended, "done"), (unfinished, "queued"),
        ]  # fmt: skip
    for unknown in ("", "x", "9" * 200, "-1"):
        async with watched(site, known=unknown) as events:
            assert (await events.next())["id"] == unfinished


async def test_stream_without_jobs_has_an_id_to_come_back_with(site: Site) -> None:
    site.web.live.close()
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/events")
    retry, position, rest = answer.text.split("\n\n")
    assert (retry, rest) == ("retry: 3000", "")
    assert position.removeprefix("id: ").isdecimal()


async def test_job_of_a_moment_is_told(site: Site) -> None:
    """It begins and ends between two looks at the rows."""
    now = site.web.clock()
    await store(site.harness, 1, created=now, finished=now)  # before the stream
    async with watched(site) as events:
        await events.begun()
        short = await store(site.harness, 2, created=site.web.clock(), finished=site.web.clock())
        told = await events.next()
        assert (told["id"], told["state"]) == (short.id, "done")
        later = await waiting(site, number=5)
        assert (await events.next())["id"] == later, "and once"
