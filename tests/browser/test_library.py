"""The list of recordings in a real browser: filters, tags, deletion of several, shared links."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from storage.models import Share
from tests.browser.looks import faults
from tests.browser.pages import PHONE, Service, Watched, signed_in
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.recordings import store
from tests.unit.storage.conftest import NOON

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
TITLES = ("Marigold", "Wilhelmina", "Zanzibar")


async def filled(service: Service, locale: str = "en") -> None:
    """Store recordings in three languages, and a link to one."""
    for number, (title, language) in enumerate(zip(TITLES, ("en", "de", "ar"), strict=True), 1):
        job = await store(service.harness, number, text=title, language=language)
        now = service.harness.services.clock()
        async with service.harness.services.database.begin() as unit:
            await unit.people.set_ui_locale(ANNA, locale)
            link = Share(f"{number}" * 64, job.id, ANNA, True, now, now + timedelta(days=7))
            assert await unit.shares.add(job.id, link, NOON)


async def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


async def checked(page: Page, name: str) -> None:
    """Check that a page fits the screen and has no serious fault."""
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(wide) == 0, name
    assert await faults(page) == []
    await picture(page, name)


async def filter_rows(page: Page, rows: Locator, look: str) -> None:
    """Filter by language, tag and speaker, and search within what is left."""
    await page.get_by_text("Filter", exact=True).click()
    await checked(page, f"library-{look}")
    await page.get_by_label("Language").select_option("de")
    await page.locator("select[name=tag]").select_option("Work")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("Wilhelmina")
    await page.reload()
    await expect(rows).to_have_count(1)
    await page.get_by_label("Speaker").fill("wilhelm")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("speaker=wilhelm"))
    await expect(rows).to_have_count(1)
    await page.get_by_role("searchbox").fill("wilhelmina said")
    await page.get_by_role("button", name="Search").click()
    await expect(page.locator("main")).to_contain_text("Wilhelmina said.")
    await expect(page.get_by_label("Language")).to_have_value("de")
    await checked(page, f"found-{look}")


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_recordings_are_tagged_filtered_and_deleted(
    service: Service, browser: Browser, look: str
) -> None:
    page = await (await browser.new_context(**(PHONE if look == "phone" else DESK))).new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await filled(service)
    await page.goto(service.url)
    rows = page.locator(".list > li:has([name=job])")
    await expect(rows).to_have_count(3)
    for title in TITLES[:2]:
        await page.get_by_label(f"Choose {title}.mp3").check()
    await page.get_by_label("Tags, with commas between").fill("Work, March")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator(".tag")).to_have_text(["March", "Work"] * 2)
    await filter_rows(page, rows, look)
    await page.goto(f"{service.url}/?tag=work")
    for title in TITLES[:2]:
        await page.get_by_label(f"Choose {title}.mp3").press("Space")
    await page.get_by_role("button", name="Delete …").press("Enter")
    await expect(page.locator("main li")).to_have_count(2)
    await checked(page, f"delete-{look}")
    await page.get_by_role("button", name="Delete for ever").press("Enter")
    await expect(page.locator("main")).to_contain_text("No recording fits")
    await page.get_by_role("link", name="All recordings").click()
    await expect(rows).to_have_count(1)
    assert watched.wrong == []


async def test_tags_and_links_have_pages_and_need_no_script(
    service: Service, browser: Browser
) -> None:
    context = await browser.new_context(java_script_enabled=False, **PHONE)
    page = await context.new_page()
    await signed_in(service, page)
    await filled(service)
    await page.goto(service.url)
    await page.get_by_role("link", name="Marigold.mp3").click()
    await page.get_by_label("Tags, with commas between").fill("Old")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator(".tag")).to_have_text("Old")
    await page.get_by_role("link", name="Tags", exact=True).click()
    await page.get_by_label("New name of the tag Old").fill("New")
    await page.get_by_role("button", name="Rename").click()
    await expect(page.locator("main li b")).to_have_text("New")
    await page.get_by_role("button", name="Delete the tag").click()
    await expect(page.locator("main li")).to_have_count(0)
    await page.get_by_role("link", name="Shared links").click()
    await expect(page.locator("main li")).to_have_count(3)
    await page.get_by_role("button", name="Revoke the link to Marigold.mp3").click()
    await expect(page.locator("main li")).to_have_count(2)
    await page.get_by_role("button", name="Revoke all links").click()
    await expect(page.locator("main")).to_contain_text("You share no recording.")
    await deleted_but_one(page, service.url)


async def deleted_but_one(page: Page, url: str) -> None:
    """Delete all recordings but one."""
    await page.goto(url)
    await page.get_by_role("link", name="Choose all on this page").click()
    await page.get_by_label("Choose Marigold.mp3").uncheck()
    await page.get_by_role("button", name="Delete …").click()
    await expect(page.locator("main li")).to_have_count(2)
    await page.get_by_role("button", name="Delete for ever").click()
    await expect(page.locator(".list > li")).to_have_count(1)
    await expect(page.locator(".list > li")).to_contain_text("Marigold")


async def test_pages_fit_from_right_to_left_and_in_long_words(
    service: Service, browser: Browser
) -> None:
    page = await (await browser.new_context(**PHONE)).new_page()
    await signed_in(service, page)
    await filled(service, "ar")
    async with service.harness.services.database.begin() as unit:
        for job in await unit.library.list_for([ANNA], 3):
            for tag in ("عمل", "w" * 40, "<b>bold</b>"):
                assert await unit.tags.add(replace(job), tag)
    for path in ("/?language=ar", "/tags", "/shared", "/?q=said"):
        await page.goto(f"{service.url}{path}")
        assert await page.locator("html").get_attribute("dir") == "rtl"
        await checked(page, f"right-to-left{re.sub('[^a-z]', '-', path)}")
    await page.goto(service.url)
    await page.locator(".list > li a").first.click()
    await checked(page, "right-to-left-result")
