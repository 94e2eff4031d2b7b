"""Stories of people in a real browser, against `mp4totext web` in a process of its own."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.pages import (
    HOSTILE,
    PHONE,
    Service,
    Watched,
    recorded,
    signed_in,
    time_of,
    until,
)


async def test_recording_is_read_heard_searched_and_left(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    await recorded(service)
    page = await browser.new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await page.get_by_role("link", name="Marigold.mp3").click()
    await until(page, "media.readyState > 0")
    word = page.locator("#transcript span", has_text="word3")
    await word.click()
    await until(page, "media.currentTime >= 20")
    assert 20 <= await time_of(page) < 23
    await expect(page.locator("#transcript .now")).to_have_text(re.compile("word3|and|more."))
    await page.keyboard.press("k")
    await until(page, "media.paused")
    before = await time_of(page)
    await page.keyboard.press("ArrowLeft")
    await until(page, f"Math.abs({before} - 3 - media.currentTime) < 0.1")
    await page.keyboard.press(">")
    await until(page, "media.playbackRate == 1.1")
    await expect(page.locator("#speed")).to_have_text("1.1×")
    await page.keyboard.press("<")
    await page.keyboard.press("<")
    await until(page, "media.playbackRate == 0.9")
    await page.keyboard.press("/")
    await page.keyboard.type("WORD2")
    await expect(page.locator("#transcript .match")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.locator("#matches")).to_have_text("1/1")
    await page.locator("#transcript a.at").nth(4).click()
    await until(page, "media.currentTime >= 24")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Marigold.txt").click()
    assert (await download.value).suggested_filename == "Marigold.txt"
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.locator("main")).to_contain_text("Send /web to the bot")
    await page.goto(service.url)
    await expect(page.locator("main")).to_contain_text("Send /web to the bot")
    assert [it for it in watched.wrong if "401" not in it] == []


async def test_place_of_a_search_result_opens_there(service: Service, browser: Browser) -> None:
    await recorded(service)
    page = await browser.new_page()
    await signed_in(service, page)
    await page.get_by_role("searchbox").fill("word4")
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="0:24").click()
    await until(page, "media.currentTime >= 24")


async def test_hostile_texts_do_nothing(service: Service, browser: Browser) -> None:
    address = await recorded(service, HOSTILE)
    page = await browser.new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    for path in (address, service.url, f"{service.url}/?q=says"):
        await page.goto(path)
        await expect(page.locator("main")).to_contain_text(HOSTILE)
        assert await page.title() != "1"
    assert watched.wrong == []


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_pages_fit_the_screen(
    service: Service, browser: Browser, look: str, tmp_path: Path
) -> None:
    address = await recorded(service)
    options = PHONE if look == "phone" else {"viewport": {"width": 1280, "height": 900}}
    page = await (await browser.new_context(**options)).new_page()
    await signed_in(service, page)
    for path in (service.url, address, f"{service.url}/?q=says"):
        await page.goto(path)
        wide = await page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide == 0, path
        folder = os.environ.get("PICTURES")
        if folder:
            name = "found" if "?" in path else "result" if "/result/" in path else "library"
            await page.screenshot(path=f"{folder}/{look}-{name}.png")
    dark = await page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(20, 24, 29)") is (look == "phone")


async def test_result_is_read_without_script(service: Service, browser: Browser) -> None:
    address = await recorded(service)
    page = await (await browser.new_context(java_script_enabled=False)).new_page()
    await signed_in(service, page)
    await page.goto(address)
    await expect(page.locator("#transcript")).to_contain_text("word4")
    await expect(page.locator("#tools")).to_be_hidden()
    await expect(page.locator("audio[controls]")).to_have_count(1)
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.locator("main")).to_contain_text("Send /web to the bot")


async def test_no_page_is_framed_by_another_site(service: Service, browser: Browser) -> None:
    address = await recorded(service)
    page = await browser.new_page()
    await signed_in(service, page)
    await page.goto("data:text/html,<iframe></iframe>")
    frame = page.frames[1]
    await page.evaluate("address => document.querySelector('iframe').src = address", address)
    await asyncio.sleep(1)
    assert "Marigold" not in await page.frames[-1].content()
    assert frame
