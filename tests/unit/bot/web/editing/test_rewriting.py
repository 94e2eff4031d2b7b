"""Files of corrected texts: begun when nobody corrects any more, once, at no cost of minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.web.editing.rewriting import PATIENCE, QUIET, rewrite_due
from storage.models import Corrected, Job, JobState, Rewrite
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.editing.editor import SAID, Editor
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Clock, Site


@pytest.fixture
def clock(harness: BotHarness) -> Clock:
    return Clock(harness.services.clock())


@pytest.fixture
def site(harness: BotHarness, clock: Clock) -> Site:
    return Site.of(harness, clock=clock)


@pytest.fixture
async def job(harness: BotHarness) -> Job:
    job = await store(harness, segments=SAID)
    async with harness.services.database.begin() as unit:
        await unit.jobs.mark_delivered(job.id)
    return job


async def waiting(harness: BotHarness) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.waiting()


async def test_files_are_made_once_after_a_pause(
    site: Site, harness: BotHarness, clock: Clock, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        await editor.send("name", speaker="S2", name="Dr. Lee")
        assert await rewrite_due(site.web) == 0
        clock.now += QUIET + timedelta(seconds=1)
        assert await rewrite_due(site.web) == 1
        assert await rewrite_due(site.web) == 0  # one at a time
    (begun,) = await waiting(harness)
    assert begun.options.rewrite == Rewrite(job.id, summary=False, quiet=True, upto=2)
    assert begun.options.names == (("S1", ""), ("S2", "Dr. Lee"))
    assert begun.options.page
    assert (begun.account, begun.again_of) == (ANNA, job.id)
    async with harness.services.database.read() as unit:
        assert await unit.usage.find(begun.id) is None


async def test_files_are_made_while_somebody_corrects_for_long(
    site: Site, clock: Clock, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        clock.now += PATIENCE + timedelta(seconds=1)
        await editor.save(0, "Two.")
        assert await rewrite_due(site.web) == 1


async def test_failed_job_is_not_begun_again_for_the_same_corrections(
    site: Site, harness: BotHarness, clock: Clock, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        clock.now += QUIET * 2
        assert await rewrite_due(site.web) == 1
        (begun,) = await waiting(harness)
        async with harness.services.database.begin() as unit:
            await unit.jobs.cancel(begun.id)
            await unit.jobs.mark_delivered(begun.id)
        assert await rewrite_due(site.web) == 0
        await editor.save(1, "Two.")
        clock.now += QUIET * 2
        assert await rewrite_due(site.web) == 1


async def test_files_that_have_all_corrections_are_not_due(
    site: Site, harness: BotHarness, clock: Clock, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        async with harness.services.database.begin() as unit:
            state = Corrected(editor.fields["base"], 1)
            await unit.corrections.follow(job.id, job.id, state)
        clock.now += PATIENCE * 2
        assert await rewrite_due(site.web) == 0


async def test_summary_is_redone_at_a_press_and_not_twice_at_once(
    site: Site, harness: BotHarness, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        form = {"token": editor.fields["token"]}

        async def press() -> int:
            address = f"/result/{job.id}/summary"
            answer = await client.post(address, data=form, headers=SAME_ORIGIN)
            return answer.status_code

        assert await press() == 200
        assert await press() == 409
        codes = [await press() for _ in range(6)]
        assert 429 in codes
    (begun,) = await waiting(harness)
    assert begun.options.rewrite == Rewrite(job.id, summary=True, quiet=True, upto=1)
    assert begun.state is JobState.QUEUED
    assert replace(begun.options, rewrite=Rewrite(), page=False, names=()) == job.options
