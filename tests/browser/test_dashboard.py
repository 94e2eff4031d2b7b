"""The operator's dashboard in a real browser: figures by day, live rows, buttons, a phone."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from storage.models import Failure, Role
from tests.browser.pages import PHONE, Service, Watched, signed_in
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.features.test_history import finished_job
from tests.unit.storage.conftest import make_job

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}


async def with_jobs(service: Service, page: Page) -> None:
    """Sign Anna in, who is an administrator, beside jobs of Ben."""
    await signed_in(service, page)
    database = service.harness.services.database
    async with database.begin() as unit:
        await unit.people.set_role(ANNA, Role.ADMIN)
        await unit.people.get_or_create(BEN, "en")
        now = service.harness.services.clock()
        for number in range(3):
            waiting = make_job(number + 20, BEN, f"{number}" * 64)
            assert await unit.jobs.add(replace(waiting, created=now - timedelta(minutes=number)))
        await unit.jobs.add(done := replace(finished_job(1, BEN), created=now))
        assert done
        failed = replace(make_job(50, BEN, "f" * 64), created=now)
        assert await unit.jobs.add(failed)
        claimed = await unit.jobs.claim(failed.id, "w")
        assert claimed
        await unit.jobs.fail(failed.id, claimed.attempt, Failure("engine_too_slow"))


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_rows_follow_what_happens_and_buttons_work(
    service: Service, browser: Browser, look: str
) -> None:
    page = await (await browser.new_context(**(PHONE if look == "phone" else DESK))).new_page()
    watched = Watched(page, service.url)
    await with_jobs(service, page)
    await page.goto(f"{service.url}/")
    await page.get_by_role("link", name="Dashboard").click()
    rows = page.locator("#jobs > li")
    await expect(rows).to_have_count(3)
    await expect(page.locator("#failed > li")).to_have_count(1)
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/dashboard-{look}.png", full_page=True)

    async with service.harness.services.database.begin() as unit:
        assert await unit.jobs.add(make_job(70, BEN, "b" * 64))
    await expect(rows).to_have_count(4, timeout=20_000)
    await expect(page.locator("#queue-title")).to_contain_text("waiting: 4")
    added = page.locator(f'#jobs > li[data-job="{make_job(70, BEN).id}"]')
    await added.get_by_role("button", name="Cancel").click()
    await expect(rows).to_have_count(3)

    await page.get_by_role("button", name="Pause for an update").click()
    await expect(page.locator("#drained")).to_contain_text("Paused for an update since")
    async with service.harness.services.database.begin() as unit:
        assert await unit.service_flags.resume()
    await page.get_by_role("button", name="Pause for an update").wait_for(timeout=20_000)
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert await page.evaluate(wide)
    assert watched.wrong == []


async def test_days_are_told_when_they_are_pointed_at(service: Service, browser: Browser) -> None:
    page = await (await browser.new_context(**DESK)).new_page()
    await with_jobs(service, page)
    await page.goto(f"{service.url}/operator?days=7")
    bars = page.locator("figure >> nth=1 >> g")
    await expect(bars).to_have_count(7)
    today = bars.nth(6)
    assert "failed" in (await today.locator("title").text_content() or "")
    await today.hover()
    slot = today.locator(".slot")
    await expect(slot).not_to_have_css("fill", "rgba(0, 0, 0, 0)")
