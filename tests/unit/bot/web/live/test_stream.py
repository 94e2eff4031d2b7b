"""Event streams: one person's each, counted, quiet, and ended in time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.web.live import stream
from storage.models import Account, Platform, Role
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.job_states import queued
from tests.unit.bot.web.live.event_stream import Events, watched
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site


async def test_streams_of_two_people_have_their_own_jobs(site: Site) -> None:
    await queued(site.harness)
    theirs = replace(await queued(site.harness, 2), id="job-of-ben", account=BEN)
    await site.web.transact(lambda unit: unit.people.get_or_create(BEN, "en"))
    await site.web.transact(lambda unit: unit.jobs.add(theirs))
    async with watched(site) as (events, _), watched(site, BEN) as (others, _):
        assert {it["id"] for it in (await events.next())["cards"]} == {"job-1", "job-2"}
        assert {it["id"] for it in (await others.next())["cards"]} == {"job-of-ben"}


@pytest.mark.parametrize("how", ["blocked", "signed out", "parted"])
async def test_stream_ends_when_its_person_loses_access(
    site: Site, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(stream, "CHECK_SECONDS", 0.05)
    monkeypatch.setattr(stream, "QUIET_SECONDS", 0.05)
    other = Account(Platform.DISCORD, "9")
    await site.web.transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    await site.web.transact(lambda unit: unit.people.get_or_create(other, "en"))
    await site.web.transact(lambda unit: unit.people.merge(ANNA, other))
    async with watched(site) as (events, _):
        await events.next()
        if how == "parted":  # the other one's jobs are somebody else's now
            assert await site.web.transact(lambda unit: unit.people.split_off(other))
        elif how == "blocked":
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


async def test_streams_that_begin_at_one_moment_are_counted(site: Site) -> None:
    """A browser that takes the head slowly has a place, before its first event."""
    site.web.event_streams.most = 2
    async with site.signed_in() as client:
        cookie = "; ".join(f"{it.name}={it.value}" for it in client.cookies.jar)
        streams = [Events(site, {"cookie": cookie, **SAME_ORIGIN}) for _ in range(5)]
        for each in streams:
            each.slow = 0.2
        tasks = [asyncio.create_task(each.run()) for each in streams]
        async with asyncio.timeout(20):
            while not all(each.status for each in streams):  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.01)
        for each in streams:
            each.leave()
        site.web.live.close()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)
    assert sorted(each.status for each in streams) == [200, 200, 429, 429, 429]


async def test_browser_that_leaves_frees_its_place(site: Site) -> None:
    site.web.event_streams.most = 1
    async with watched(site) as (events, client):
        await events.next()
        refused = await client.get("/events")
        assert refused.status_code == 429
        assert "retry-after" in refused.headers
        await queued(site.harness)
        events.leave()
        await asyncio.wait_for(events.ended.wait(), 10)
        assert site.web.event_streams.running == 0
        assert not site.web.live._watchers


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
