"""A result is shared by a link, read by somebody without an account, and revoked."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.pages import (
    PHONE,
    Service,
    Watched,
    recorded,
    until,
)
from tests.browser.test_documents import cues, filmed
from tests.browser.test_editing import correct, opened


async def test_film_of_a_link_has_captions(service: Service, browser: Browser) -> None:
    owner = await opened(service, browser, await filmed(service, "Marigold says hello.", "en"))
    await owner.get_by_role("button", name="Make a link").click()
    made = owner.locator("input.link")
    await expect(made).to_have_value(re.compile(f"^{re.escape(service.url)}/share/"))
    visitor = await (await browser.new_context()).new_page()
    watched = Watched(visitor, service.url)
    await visitor.goto(await made.input_value())
    assert await cues(visitor, "captions") == ["Marigold says hello.", "Good bye."]
    if folder := os.environ.get("PICTURES"):
        await visitor.screenshot(path=f"{folder}/film-shared.png")
    assert watched.wrong == []


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_link_is_made_read_and_revoked(service: Service, browser: Browser, look: str) -> None:
    options: dict[str, Any] = PHONE if look == "phone" else {}
    address = await recorded(service)
    owner = await opened(service, browser, address, **options)
    await correct(owner, 0, "Corrected for everybody.")
    await expect(owner.locator("#edited")).to_have_text("Saved as version 1.")
    await owner.get_by_label("with the files").check()
    await owner.get_by_role("button", name="Make a link").click()
    made = owner.locator("input.link")
    await expect(made).to_have_value(re.compile(f"^{re.escape(service.url)}/share/"))
    link = await made.input_value()
    visitor = await (await browser.new_context(**options)).new_page()
    watched = Watched(visitor, service.url)
    await visitor.goto(link)
    await expect(visitor.locator("#transcript")).to_contain_text("Corrected for everybody.")
    await visitor.locator("#transcript span", has_text="word3").click()
    await until(visitor, "media.currentTime >= 20")
    await visitor.keyboard.press("k")
    await until(visitor, "media.paused")
    await visitor.keyboard.press("e")
    await expect(visitor.locator(".editor, .pen")).to_have_count(0)
    buttons = visitor.get_by_role("button", name=re.compile("Sign out|Undo|link"))
    await expect(buttons).to_have_count(0)
    async with visitor.expect_download() as download:
        await visitor.get_by_role("link", name="Marigold.txt").click()
    assert (await download.value).suggested_filename == "Marigold.txt"
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await visitor.evaluate(wide) == 0
    if folder := os.environ.get("PICTURES"):
        await visitor.screenshot(path=f"{folder}/{look}-shared.png", full_page=True)
    assert watched.wrong == []
    await owner.goto(address)
    if folder := os.environ.get("PICTURES"):
        await owner.locator("#links").scroll_into_view_if_needed()
        await owner.screenshot(path=f"{folder}/{look}-links.png", full_page=True)
    await owner.get_by_role("button", name="Revoke").click()
    await expect(owner.get_by_role("button", name="Revoke")).to_have_count(0)
    await visitor.reload()
    await expect(visitor.locator("main")).to_contain_text("This link is not valid")
