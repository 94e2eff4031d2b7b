"""Stories of people who have a chat and a browser: a recording is sent, watched, opened, named,
corrected, found, redone, shared and deleted, others are refused, by the whole service.

The one from the chat is walked through on a phone in dark colours, the one from the page on a desk
in light ones; each page that they come to is then looked at in all four."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.looks import wrong_looks
from tests.browser.pages import PHONE, Watched
from tests.browser.real_service import RealService, real_service, said, signed_in_from_chat
from tests.e2e.telegram_server import Person, Post
from tests.paths import DATA

TALK = DATA / "diar/sample.wav"
"""Two people on a telephone, half a minute."""
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {**PHONE, "is_mobile": True, "has_touch": True},
    "desk": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
}
WORK = 240
"""Seconds within which the real engines answer on a loaded machine."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealService]:
    with real_service(tmp_path_factory.mktemp("real") / "service") as service:
        yield service


async def look_at(page: Page, name: str) -> None:
    """Check a page of the story on both screens in both colours, without doing it again."""
    assert await wrong_looks(page) == []
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/story-{name}.png", full_page=True)


async def uploaded(page: Page, options: str) -> None:
    """Send the recording on the page; its answer also goes to the chat."""
    await page.get_by_text("Add recordings").click()
    await page.locator("#options").fill(options)
    await page.locator("#chat").select_option(label="My private chat on Telegram")
    await page.locator("#choose").set_input_files(str(TALK))


async def card_of(person: Person) -> Post:
    """Return the message in the chat that tells of the recording."""

    def found() -> list[Post]:
        return [it for it in person.sees() if any(TALK.name in form.text for form in it.history)]

    return (await asyncio.to_thread(person.waits_for, found, 60, "the card"))[0]


async def watched_to_its_end(page: Page, look: str) -> None:
    """Follow the card of the list while the recording is worked on, and open the result."""
    card = page.locator("#live .card")
    await expect(card).to_contain_text(TALK.name, timeout=60_000)
    await look_at(page, f"working-{look}")
    await expect(card.get_by_role("button")).to_have_count(0, timeout=WORK * 1000)
    await card.get_by_role("link").click()
    await expect(page.locator("#transcript [data-t]").nth(5)).to_be_visible(timeout=30_000)


async def named_and_corrected(page: Page) -> None:
    """Give a speaker a name and a sentence another text."""
    await page.locator("#transcript h3 .pen").first.click()
    await page.locator("#transcript h3 input").fill("Wilhelmina")
    await page.keyboard.press("Enter")
    await expect(page.locator("#transcript h3").first).to_contain_text("Wilhelmina")
    await page.locator("#p0 .pen").click()
    await page.locator(".editor textarea").fill("Xylophone vuvuzela.")
    await page.keyboard.press("Enter")
    await expect(page.locator("#p0")).to_contain_text("vuvuzela")
    await expect(page.locator("#edited")).to_have_text(re.compile("^Saved as version"))


async def found_again(page: Page, url: str) -> None:
    """Search until the files, and with them the search and the filter, have what was corrected."""
    async with asyncio.timeout(WORK):
        while True:
            await page.goto(f"{url}/?q=xylophone&speaker=wilhelm")
            if await page.locator("main", has_text="Xylophone vuvuzela.").count():
                return
            await asyncio.sleep(1)


async def chat_shows(person: Person, card: Post, words: str) -> None:
    shown = lambda: words in card.text  # noqa: E731
    await asyncio.to_thread(person.waits_for, shown, WORK, f"«{words}» in the chat")


async def redone(page: Page, result: str, person: Person, card: Post) -> None:
    """Let the summary be made anew; the answer in the chat changes."""
    forms = len(card.history)
    await page.goto(result)
    await page.get_by_role("button", name="Redo the summary").click()
    await expect(page.locator("main")).to_contain_text("summary is being redone")
    changed = lambda: len(card.history) > forms and not card.carries("cancel")  # noqa: E731
    await asyncio.to_thread(person.waits_for, changed, WORK, "the new summary in the chat")


async def shared_and_revoked(
    browser: Browser, page: Page, result: str, person: Person, look: str
) -> None:
    await page.goto(result)
    await page.get_by_role("button", name="Make a link").click()
    link = await page.locator("input.link").input_value()
    stranger = await (await browser.new_context()).new_page()
    await stranger.goto(link)
    await expect(stranger.locator("#transcript")).to_contain_text("Xylophone vuvuzela.")
    await look_at(page, f"link-{look}")
    await look_at(stranger, f"shared-{look}")
    assert "share your recordings: 1." in await said(person, "/web")
    await page.get_by_role("link", name="Shared links").click()
    await look_at(page, f"links-{look}")
    await page.get_by_role("button", name=f"Revoke the link to {TALK.name}").click()
    await expect(page.locator("main")).to_contain_text("You share no recording.")
    await stranger.reload()
    await expect(stranger.locator("main")).to_contain_text("This link is not valid")


async def deleted(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_label(f"Choose {TALK.name}").check()
    await page.get_by_role("button", name="Delete …").click()
    await page.get_by_role("button", name="Delete for ever").click()
    await expect(page.locator("main")).to_contain_text("You have no results here yet.")


async def refused(page: Page, url: str, file: Path, why: str) -> None:
    await page.goto(url)
    await page.get_by_text("Add recordings").click()
    await page.locator("#choose").set_input_files(str(file))
    await expect(page.locator("#files output")).to_contain_text(re.compile(why))


@pytest.mark.parametrize("look", LOOKS)
async def test_recording_of_chat_or_page_is_worked_with_on_its_page(
    real: RealService, browser: Browser, tmp_path: Path, look: str
) -> None:
    person = real.telegram.person(look.title())
    await said(person, "/start")
    page = await signed_in_from_chat(browser, person, **LOOKS[look])
    watched = Watched(page, real.url)
    options = "speech=no summary=full"
    if look == "phone":
        person.sends_audio(TALK, options)
    else:
        await uploaded(page, options)
    await watched_to_its_end(page, look)
    result, card = page.url, await card_of(person)
    await named_and_corrected(page)
    await look_at(page, f"result-{look}")
    await found_again(page, real.url)
    await look_at(page, f"found-{look}")
    await chat_shows(person, card, "Wilhelmina")
    await redone(page, result, person, card)
    await shared_and_revoked(browser, page, result, person, look)
    await deleted(page, real.url)
    await look_at(page, f"empty-{look}")
    await chat_shows(person, card, "deleted")
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.7" + bytes(9000))
    await refused(page, real.url, report, "not a video or audio file")
    await said(real.anna, f"/quota telegram:{person.id} minutes=0.1")
    await refused(page, real.url, TALK, "minutes")
    await look_at(page, f"quota-{look}")
    assert [it for it in watched.wrong if "status of 4" not in it] == [], "but refusals"
