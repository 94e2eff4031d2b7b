"""Corrections in a real browser: by keys, in two browsers at once, undone, without script."""

from __future__ import annotations

import asyncio
import os
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from storage.models import Segment, SpeakerShare
from tests.browser.pages import (
    HOSTILE,
    PHONE,
    Service,
    Watched,
    recorded,
    signed_in,
    tone,
    until,
)
from tests.unit.bot.web.recordings import store, words

ARABIC = ("صباح الخير للجميع", "شكرا جزيلا لكم", "إلى اللقاء غدا")


def paragraph(page: Page, place: int) -> Any:
    return page.locator(f"#p{place}")


async def opened(service: Service, browser: Browser, address: str, **look: Any) -> Page:
    page = await (await browser.new_context(**look)).new_page()
    await signed_in(service, page)
    await page.goto(address)
    return page


async def correct(page: Page, place: int, text: str) -> None:
    await paragraph(page, place).locator(".pen").click()
    await page.locator(".editor textarea").fill(text)
    await page.keyboard.press("Enter")


async def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png")


async def change_sentences(page: Page) -> None:
    """Split a sentence, join two, give one to another voice, and leave the field with Escape."""
    await paragraph(page, 1).locator(".pen").click()
    await page.keyboard.press("Home")
    for _ in range(len("Marigold says")):
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("#transcript p")).to_have_count(6)
    await expect(paragraph(page, 1)).to_contain_text("Marigold says")
    await expect(paragraph(page, 2)).to_contain_text("word1 and more.")
    await expect(paragraph(page, 5).locator(".pen")).to_have_attribute(
        "href", urlsplit(page.url).path + "/sentence/5"
    )
    await paragraph(page, 1).locator(".pen").click()
    await page.get_by_role("button", name="Join with the next sentence").click()
    await expect(page.locator("#transcript p")).to_have_count(5)
    await paragraph(page, 1).locator(".pen").click()
    await page.locator(".editor select").select_option("S1")
    await expect(page.locator("#transcript h3")).to_have_count(3)
    await paragraph(page, 3).locator(".pen").click()
    await page.keyboard.type("never saved")
    await page.keyboard.press("Escape")
    await expect(page.locator(".editor")).to_have_count(0)
    assert "never saved" not in await page.inner_text("#transcript")


async def undo_and_redo_all(page: Page, first: str) -> None:
    """Undo four corrections by keys, redo them, undo them by the button."""
    for left in (3, 2, 1, 0):
        await page.keyboard.press("Control+z")
        await expect(page.locator("#edited")).to_have_text(f"Saved as version {8 - left}.")
    await expect(paragraph(page, 0)).to_have_text(first, use_inner_text=True)
    for version, keys in ((9, "Control+Shift+z"), (10, "Control+y"), (11, "Control+y")):
        await page.keyboard.press(keys)
        await expect(page.locator("#edited")).to_have_text(f"Saved as version {version}.")
    await expect(paragraph(page, 0)).to_contain_text("says everything and")
    await page.get_by_role("button", name="Redo", exact=True).click()
    await expect(page.locator("#edited")).to_have_text("Saved as version 12.")
    await expect(page.locator("#transcript h3")).to_have_count(3)
    for left in range(4):
        await page.get_by_role("button", name="Undo", exact=True).click()
        await expect(page.locator("#edited")).to_have_text(f"Saved as version {13 + left}.")
    await expect(paragraph(page, 0)).to_have_text(first, use_inner_text=True)


async def test_sentences_are_corrected_by_keys_and_undone(
    service: Service, browser: Browser
) -> None:
    page = await opened(service, browser, await recorded(service))
    watched = Watched(page, service.url)
    first = await paragraph(page, 0).inner_text()
    await correct(page, 0, "Marigold says everything and more.")
    await expect(page.locator("#edited")).to_have_text("Saved as version 1.")
    await expect(paragraph(page, 0)).to_contain_text("says everything and")
    kept = paragraph(page, 0).locator("[data-t]", has_text="more.")
    assert await kept.get_attribute("data-t") == "4.000"
    await kept.click()
    await until(page, "media.currentTime >= 4")
    await change_sentences(page)
    await undo_and_redo_all(page, first)
    await page.reload()
    await expect(paragraph(page, 0)).to_have_text(first, use_inner_text=True)
    await page.get_by_text("Versions: 16").click()
    await picture(page, "desk-versions")
    assert watched.wrong == []


async def test_two_browsers_see_each_other_and_a_conflict_in_words(
    service: Service, browser: Browser
) -> None:
    address = await recorded(service)
    one = await opened(service, browser, address)
    other = await opened(service, browser, address)
    await other.locator("#p2 .pen").click()
    await other.locator(".editor textarea").fill("Mine of the other browser.")
    await correct(one, 2, "Theirs.")
    await expect(one.locator("#edited")).to_have_text("Saved as version 1.")
    await other.locator(".editor textarea").press("Enter")
    alert = other.locator(".editor [role=alert]")
    await expect(alert).to_contain_text("It now reads: «Theirs.»")
    await expect(other.locator(".editor textarea")).to_have_value("Mine of the other browser.")
    await picture(other, "desk-conflict")
    await other.locator(".editor textarea").press("Enter")
    await expect(other.locator("#edited")).to_have_text("Saved as version 2.")
    await expect(one.locator("#p2")).to_contain_text("Mine of the other", timeout=25_000)
    await correct(one, 0, "First.")
    await correct(other, 1, "Second.")
    await expect(one.locator("#p1")).to_contain_text("Second.", timeout=25_000)
    await expect(other.locator("#p0")).to_contain_text("First.", timeout=25_000)


async def test_text_of_a_sentence_that_was_deleted_stays_to_be_copied(
    service: Service, browser: Browser
) -> None:
    address = await recorded(service)
    one = await opened(service, browser, address)
    other = await opened(service, browser, address)
    await other.locator("#p2 .pen").click()
    await other.locator(".editor textarea").fill("Mine alone.")
    await correct(one, 2, "")
    await expect(one.locator("#transcript p")).to_have_count(4)
    await other.locator(".editor textarea").press("Enter")
    await expect(other.locator(".editor [role=alert]")).to_contain_text("nothing was saved")
    await expect(other.locator(".editor textarea")).to_have_value("Mine alone.")
    await expect(other.locator("#transcript p")).to_have_count(4)
    await other.locator(".editor textarea").press("Enter")
    await other.reload()
    await expect(other.locator("#transcript p")).to_have_count(4)
    await expect(other.locator("#transcript")).not_to_contain_text("Mine alone.")


async def test_names_are_changed_in_place_and_texts_stay_texts(
    service: Service, browser: Browser
) -> None:
    page = await opened(service, browser, await recorded(service))
    watched = Watched(page, service.url)
    await page.locator("#transcript h3 .pen").first.click()
    await page.locator("#transcript h3 input").fill(HOSTILE[:40])
    await page.keyboard.press("Enter")
    await expect(page.locator("#transcript h3").first).to_contain_text("<img src=x")
    await correct(page, 0, HOSTILE)
    await expect(paragraph(page, 0)).to_contain_text("<script>")
    await page.reload()
    await expect(paragraph(page, 0)).to_contain_text(HOSTILE)
    assert await page.title() != "1"
    await expect(page.locator("img")).to_have_count(0)
    assert watched.wrong == []


async def test_sentence_is_corrected_without_script(service: Service, browser: Browser) -> None:
    page = await opened(service, browser, await recorded(service), java_script_enabled=False)
    await paragraph(page, 1).locator(".pen").click()
    await page.locator("textarea").fill("One line.\nAnother line.")
    await page.get_by_role("button", name="Save", exact=True).first.click()
    await expect(page).to_have_url(re.compile("#p1"))
    await expect(page.locator("#transcript p")).to_have_count(6)
    await expect(paragraph(page, 2)).to_contain_text("Another line.")
    await page.get_by_role("button", name="Undo").click()
    await expect(page.locator("#transcript p")).to_have_count(5)


async def test_what_was_typed_stays_when_the_server_is_away(
    service: Service, browser: Browser
) -> None:
    page = await opened(service, browser, await recorded(service))
    await page.route("**/edit?*", lambda route: route.abort())
    await correct(page, 0, "Typed while away.")
    await expect(page.locator(".editor [role=alert]")).to_contain_text("can’t be reached")
    await expect(page.locator(".editor textarea")).to_have_value("Typed while away.")
    await page.unroute("**/edit?*")
    await page.locator(".editor textarea").press("Enter")
    await expect(page.locator("#edited")).to_have_text("Saved as version 1.")


async def test_keys_are_explained_and_work_while_writing(
    service: Service, browser: Browser
) -> None:
    page = await opened(service, browser, await recorded(service))
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await picture(page, "desk-help")
    await page.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.keyboard.press("e")
    await expect(page.locator(".editor textarea")).to_be_focused()
    before = await page.locator(".editor textarea").input_value()
    await page.keyboard.press("Alt+l")
    await until(page, "media.currentTime >= 2.9")
    await expect(page.locator(".editor textarea")).to_have_value(before)


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_editor_fits_the_screen_and_the_direction(
    service: Service, browser: Browser, look: str
) -> None:
    media = await asyncio.to_thread(tone)
    said: list[Segment] = [
        words(each, 5.0 * at, f"S{at % 2 + 1}") for at, each in enumerate(ARABIC)
    ]
    speakers = (SpeakerShare("S1", "ليلى", 9.0), SpeakerShare("S2", "Ben", 9.0))
    job = await store(service.harness, media=media, segments=said, speakers=speakers, language="ar")
    options = PHONE if look == "phone" else {"viewport": {"width": 1280, "height": 900}}
    page = await opened(service, browser, f"{service.url}/result/{job.id}", **options)
    await paragraph(page, 1).locator(".pen").click()
    await expect(page.locator(".editor textarea")).to_have_css("direction", "rtl")
    wide = await page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0
    await picture(page, f"{look}-editor")
    await page.locator(".editor textarea").press("Escape")
    await page.locator("#show-help").click()
    await picture(page, f"{look}-help-ar")
