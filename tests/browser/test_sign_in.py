"""Signing in at a provider, in a real browser: there, back, and refused."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect
from pydantic import SecretStr

from bot.web.app import make_app
from bot.web.context import Web
from bot.web.entry.providers import providers
from tests.browser.chromium import chromium, needs_chromium
from tests.browser.looks import faults
from tests.browser.pages import PHONE, Watched
from tests.e2e.oauth_server.google import GOOGLE_CLIENT, GOOGLE_SECRET, GoogleServer
from tests.e2e.oauth_server.provider import CLIENT, SECRET, ProviderServer
from tests.e2e.oauth_server.serving import serve
from tests.ports import free_port
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.entry.conftest import at


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[tuple[Page, str]]:
    """Return a browser's page, and the address of pages whose provider is another site."""
    port = free_port()
    url = f"http://localhost:{port}"
    harness = await BotHarness.build(tmp_path, web_url=url)
    settings = harness.services.settings
    settings.web_discord_client_id = CLIENT
    settings.web_discord_client_secret = SecretStr(SECRET)
    settings.web_google_client_id = GOOGLE_CLIENT
    settings.web_google_client_secret = SecretStr(GOOGLE_SECRET)
    discord = ProviderServer(f"{url}/sign-in/discord/back")
    discord.user = {"id": "80351110224678912", "username": "nelly", "global_name": "Nelly"}
    google = GoogleServer(f"{url}/sign-in/google/back", now=time.time)
    google.user = {"sub": "110169484474386276334"}
    try:
        with needs_chromium():
            async with (
                serve(discord.app) as first,
                serve(google.app) as second,
                chromium() as browser,
            ):
                places = {"discord": first, "google": second}
                found = {name: at(it, places[name]) for name, it in providers(settings).items()}
                async with serve(make_app(Web(harness.services, providers=found)), port):
                    values: dict[str, Any] = PHONE
                    place = await browser.new_context(**values)
                    yield await place.new_page(), url
                    await place.close()
    finally:
        await harness.close()


async def test_person_signs_in_at_discord_and_by_a_joined_account(opened: tuple[Page, str]) -> None:
    page, url = opened
    watched = Watched(page, "http://")
    await page.goto(url)
    button = page.get_by_role("link", name="Sign in with Discord")
    await expect(button).to_be_visible()
    assert await faults(page) == []
    await button.click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_text("You did not allow it at Discord")).to_be_visible()
    await page.get_by_role("link", name="mp4totext").click()
    await button.click()
    await page.get_by_role("button", name="Authorize").click()
    await expect(page.get_by_text("Signed in as Nelly on Discord")).to_be_visible()
    await expect(page).to_have_url(f"{url}/")
    await page.get_by_role("link", name="Google", exact=True).click()
    assert await faults(page) == []
    await page.get_by_role("button", name="Join my Google account").click()
    await page.get_by_role("button", name="Authorize").click()
    await expect(page.get_by_text("A Google account, joined on")).to_be_visible()
    await expect(page).to_have_url(f"{url}/google")
    assert await faults(page) == []
    await page.get_by_role("button", name="Sign out").click()
    await page.get_by_role("link", name="Sign in with Google").click()
    await page.get_by_role("button", name="Authorize").click()
    await expect(page.get_by_text("Signed in as Nelly on Discord")).to_be_visible()
    await page.get_by_role("link", name="Google").click()
    await page.get_by_role("button", name="Part from it").click()
    await expect(page.get_by_text("A Google account, joined on")).to_have_count(0)
    await page.get_by_role("button", name="Sign out").click()
    await expect(button).to_be_visible()
    assert [it for it in watched.wrong if "with a status of 40" not in it] == []
