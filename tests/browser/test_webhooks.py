"""A webhook is added, tried, seen to fail, and deleted, on a phone and at a desk."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect
from standardwebhooks import Webhook as Verifier

from tests.browser.pages import PHONE, Service, Watched, signed_in
from tests.unit.bot.web.webhooks.receiver import receiving


async def picture(page: Page, name: str) -> None:
    """Check that a page is no wider than the screen, and keep its picture if asked to."""
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(wide) == 0
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_webhook_is_added_and_tried(service: Service, browser: Browser, look: str) -> None:
    options: dict[str, Any] = PHONE if look == "phone" else {}
    page = await (await browser.new_context(**options)).new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await page.get_by_role("link", name="Access tokens").click()
    await page.get_by_role("link", name="Webhooks").click()
    async with receiving(port=service.hooks) as receiver:
        await page.get_by_label("Address").fill(f"{receiver.url}/{'a-long-address-' * 6}?key=1")
        await page.get_by_label("Job cancelled").uncheck()
        await picture(page, f"{look}-webhooks")
        await page.get_by_role("button", name="Add a webhook").click()
        secret = await page.locator("code.secret").text_content() or ""
        await expect(page.get_by_label("Job cancelled")).not_to_be_checked()
        await picture(page, f"{look}-webhook-new")
        await page.get_by_role("button", name="Send a test").click()
        await expect(page.locator("main")).to_contain_text(re.compile(r"Delivered · HTTP 204 · \d"))
        ((headers, body),) = receiver.received
        assert Verifier(secret).verify(body, headers)["type"] == "webhook.test"
    await page.get_by_role("button", name="Send again").click()
    await expect(page.locator("main")).to_contain_text("The server can’t be reached.")
    await expect(page.locator("code.secret")).to_have_count(0)
    await picture(page, f"{look}-webhook")
    await page.get_by_role("button", name="Delete").click()
    await page.get_by_role("link", name="Keep it").click()
    await page.get_by_role("button", name="Delete").click()
    await page.get_by_role("button", name="Delete").click()
    await expect(page.locator("main")).to_contain_text("You have no webhooks.")
    assert watched.wrong == []
