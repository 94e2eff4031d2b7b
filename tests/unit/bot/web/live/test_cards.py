"""Cards of one's own jobs, and the page of one: they follow the job to its end."""

from __future__ import annotations

import asyncio

import pytest

from bot.web.live import hub
from storage.models import Account, Ended, Job, JobState, Platform, Progress, Stage
from tests.integration.polling import until
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.job_states import queued, running
from tests.unit.bot.web.live.event_stream import finish, watched
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields


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


async def test_card_keeps_its_progress_until_its_end_is_read(site: Site) -> None:
    """The job ends between two looks at the rows."""
    job, live = await running(site.harness), site.web.live
    live._hints[job.id] = Progress(job.id, Stage.TRANSCRIPT, 0.4, 30.0)
    live.snapshot = await live.read([ANNA])
    await finish(site, job)
    await live._forget_ended()
    assert live.progress(job.id) is not None
    live.snapshot = await live.read([ANNA])
    await live._forget_ended()
    assert live.progress(job.id) is None


async def test_progress_of_ended_jobs_is_forgotten_while_nobody_watches(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "FORGET_SECONDS", 0.02)
    ended, job, live = await running(site.harness), await running(site.harness, 2), site.web.live
    for each in (ended, job):
        live._hints[each.id] = Progress(each.id, Stage.TRANSCRIPT, 0.4, 30.0, text="spoken words")
    live.snapshot = await live.read([ANNA])  # of somebody who watched before
    await finish(site, ended)
    forgetting = asyncio.create_task(live._keep_forgetting())
    try:
        await until(lambda: live.progress(ended.id) is None)
    finally:
        forgetting.cancel()
    assert live.progress(job.id) is not None
