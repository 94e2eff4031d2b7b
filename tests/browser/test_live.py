"""Live progress in a real browser: the list, the page of a job, cancelling, lost streams."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from playwright.async_api import Browser, Page, expect

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import EmbeddedServer
from storage.models import Ended, Job, JobState, Progress, Stage
from tests.browser.pages import (
    PHONE,
    Service,
    Watched,
    signed_in,
)
from tests.browser.test_uploads import picture
from tests.unit.bot.job_states import queued, result, running


async def publish(service: Service, *events: Progress | Ended) -> None:
    """Tell what a worker tells, by the queue's server of the pages."""
    folder = service.harness.services.storage.data_dir / "data" / "queue"
    async with EmbeddedServer(folder) as url:
        queue = await Queue.open(url)
        for event in events:
            await queue.publish(event)
        await queue.close()


async def finish(service: Service, job: Job) -> None:
    made = replace(result(service.harness), headline="A talk about marigolds")
    await service.harness.services.database.transact(
        lambda unit: unit.jobs.finish(job.id, job.attempt, made)
    )


async def state_of(service: Service, job: Job) -> JobState:
    found = await service.harness.services.database.query(lambda unit: unit.jobs.get(job.id))
    assert found is not None
    return found.state


async def cancelled(service: Service, job: Job) -> None:
    """Wait until a job is cancelled. A click returns before its request is answered."""
    async with asyncio.timeout(20):
        while await state_of(service, job) is not JobState.CANCELLED:  # noqa: ASYNC110  a process does it
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_list_follows_a_job_to_its_result(
    service: Service,
    browser: Browser,
    look: str,
) -> None:
    options = PHONE if look == "phone" else {"viewport": {"width": 1280, "height": 900}}
    page = await (await browser.new_context(**options)).new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await expect(page.locator("#working")).to_be_hidden()
    job = await queued(service.harness)
    card = page.locator(f"[data-job={job.id}]")
    await expect(card).to_contain_text("In the queue: next")
    claimed = await service.harness.services.database.transact(
        lambda unit: unit.jobs.claim(job.id, "worker")
    )
    assert claimed is not None
    await expect(card).to_contain_text("Starting")
    await publish(
        service, Progress(job.id, Stage.TRANSCRIPT, 0.4, 60.0, "the words that were heard last")
    )
    await expect(card).to_contain_text("the words that were heard last")
    await expect(card).to_contain_text("40")
    await picture(page, f"live-{look}")
    await finish(service, claimed)
    await expect(card).to_contain_text("done")
    await expect(card.get_by_role("button")).to_have_count(0)
    await card.get_by_role("link").click()
    await expect(page.locator("h1")).to_have_text("A talk about marigolds")
    assert watched.wrong == []


async def test_page_of_a_job_becomes_its_result(
    service: Service,
    browser: Browser,
) -> None:
    page = await browser.new_page()
    await signed_in(service, page)
    job = await running(service.harness)
    await page.goto(f"{service.url}/result/{job.id}")
    await expect(page.locator("h1")).to_have_text("talk-1.mp4")
    await picture(page, "progress")
    await finish(service, job)
    await expect(page.locator("h1")).to_have_text("A talk about marigolds")


async def test_job_is_cancelled(
    service: Service,
    browser: Browser,
) -> None:
    page = await browser.new_page()
    await signed_in(service, page)
    job = await queued(service.harness)
    await page.locator(f"[data-job={job.id}]").get_by_role("button", name="Cancel").click()
    await expect(page.locator("#working")).to_be_hidden()
    await cancelled(service, job)


async def test_stream_comes_back_after_it_was_lost(
    service: Service,
    browser: Browser,
) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await signed_in(service, page)
    job = await running(service.harness)
    card = page.locator(f"[data-job={job.id}]")
    await expect(card).to_be_visible()
    await context.set_offline(True)
    await finish(service, job)
    await context.set_offline(False)
    await expect(card).to_contain_text("done", timeout=30_000)


async def test_progress_and_cancelling_need_no_script(
    service: Service,
    browser: Browser,
) -> None:
    page: Page = await (await browser.new_context(java_script_enabled=False)).new_page()
    await signed_in(service, page)
    job = await running(service.harness)
    for address in (service.url, f"{service.url}/result/{job.id}"):
        await page.goto(address)
        await expect(page.locator(f"[data-job={job.id}]")).to_contain_text("Starting")
    await page.get_by_role("button", name="Cancel").click()
    await cancelled(service, job)
