"""The pages inside Telegram, in a real browser: in its frame, in its apps, and elsewhere."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.async_api import Browser, BrowserContext, expect
from starlette.responses import HTMLResponse
from starlette.types import Receive, Scope, Send

from storage.models import Platform
from tests.browser.chromium import chromium, needs_chromium
from tests.browser.looks import faults
from tests.browser.pages import PHONE
from tests.e2e.telegram_server.mini_apps import PUBLIC_KEY, init_data, launched
from tests.integration.postgresql.tls_front import certificate
from tests.ports import free_port
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import URL, Site

BOT, TELEGRAM, EVIL = "4242", "https://web.telegram.org", "https://evil.example"
SANDBOX = (
    "allow-scripts allow-same-origin allow-popups allow-forms allow-modals "
    "allow-storage-access-by-user-activation"
)
"""https://github.com/Ajaxy/telegram-tt/blob/master/src/components/modals/webApp/WebAppModalTabContent.tsx"""
DARK = "rgb(20, 24, 29)"
WEBVIEW = "window.TelegramWebviewProxy = { postEvent: (...it) => (window.told ??= []).push(it) };"


@dataclass
class Hosts:
    """The pages, and sites of others that show them in a frame, on one port with TLS."""

    site: Site
    browser: Browser
    framed: str = ""
    opened: int = field(default_factory=lambda: int(time.time()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if dict(scope["headers"]).get(b"host") == URL.removeprefix("https://").encode():
            await self.site.app(scope, receive, send)
            return
        listener = "window.told = []; onmessage = (it) => told.push([it.data, it.origin]);"
        frame = f'<iframe sandbox="{SANDBOX}" src="{self.framed}" width="360" height="640">'
        page = HTMLResponse(f"<script>{listener}</script>{frame}</iframe>")
        await page(scope, receive, send)

    def address(self) -> str:
        """Return what Telegram opens for Anna, with new data each time."""
        self.opened -= 1
        user = {"id": int(ANNA.id), "first_name": "Anna"}
        self.framed = launched(f"{URL}/telegram", init_data(BOT, user, self.opened))
        return self.framed


@pytest.fixture
async def hosts(tmp_path: Path) -> AsyncIterator[Hosts]:
    port, pem = free_port(), str(certificate(tmp_path))
    names = (it.removeprefix("https://") for it in (URL, TELEGRAM, EVIL))
    rules = ", ".join(f"MAP {name}:443 127.0.0.1:{port}" for name in names)
    harness = await BotHarness.build(tmp_path, web_url=URL)
    async with harness.services.database.begin() as unit:
        await unit.service_flags.note_bot(Platform.TELEGRAM, BOT)
    try:
        with needs_chromium():
            async with chromium(f"--host-resolver-rules={rules}") as browser:
                hosts = Hosts(Site.of(harness, telegram_key=PUBLIC_KEY), browser)
                config = uvicorn.Config(
                    hosts,
                    port=port,
                    ssl_certfile=pem,
                    ssl_keyfile=pem,
                    lifespan="off",
                    log_config=None,
                )
                server = uvicorn.Server(config)
                serving = asyncio.create_task(server._serve())
                while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
                    await asyncio.sleep(0.02)
                yield hosts
                server.should_exit = server.force_exit = True
                await serving
    finally:
        await harness.close()


async def context(hosts: Hosts, script: str = "", **values: Any) -> BrowserContext:
    found = await hosts.browser.new_context(ignore_https_errors=True, **values)
    if script:
        await found.add_init_script(script)
    return found


async def test_frame_of_telegram_web_is_signed_in_and_no_other_page(hosts: Hosts) -> None:
    await store(hosts.site.harness, text="Marigold")
    hosts.address()
    place = await context(hosts)
    page = await place.new_page()
    await page.goto(f"{TELEGRAM}/k/")
    frame = page.frame_locator("iframe")
    await expect(frame.get_by_text("Signed in as Anna")).to_be_visible()
    told = await page.evaluate("told.map(([it, from]) => [JSON.parse(it).eventType, from])")
    assert told == [["web_app_ready", URL], ["web_app_expand", URL]]
    assert [it.url for it in page.frames[1:]] == [f"{URL}/"]
    await frame.get_by_role("link", name="Marigold").first.click()
    await expect(frame.locator("#transcript")).to_be_visible()
    await page.reload()  # with the same data
    await expect(frame.get_by_text("Signed in as Anna")).to_be_visible()
    await expect(frame.locator("body")).to_have_css("background-color", DARK)  # as THEME
    kept = {it["name"]: it["partitionKey"] for it in await place.cookies(URL)}
    assert kept == dict.fromkeys(("__Host-app", "__Host-look"), "https://telegram.org")
    alone = await place.new_page()
    await alone.goto(URL)
    await expect(alone.get_by_role("heading", name="Sign in")).to_be_visible()
    await frame.get_by_role("button", name="Sign out").click()
    await expect(frame.get_by_role("heading", name="Sign in")).to_be_visible()
    await place.close()


async def test_frame_of_another_site_stays_empty(hosts: Hosts) -> None:
    for framed in (hosts.address(), f"{URL}/"):
        place, hosts.framed = await context(hosts), framed
        page = await place.new_page()
        await page.goto(EVIL)
        await expect(page.locator("iframe")).to_be_visible()
        assert [it.url for it in page.frames[1:]] == ["chrome-error://chromewebdata/"]
        assert await place.cookies(URL) == []
        await place.close()


async def test_app_of_telegram_is_signed_in_and_its_address_keeps_no_data(hosts: Hosts) -> None:
    place = await context(hosts, WEBVIEW, **PHONE)
    page = await place.new_page()
    await page.goto(hosts.address())
    await expect(page.get_by_text("Signed in as Anna")).to_be_visible()
    assert page.url == f"{URL}/"
    await page.go_back()
    assert "tgWebAppData" not in page.url
    await page.goto(f"{URL}/telegram")  # without data it is signed in, and says how to open it
    await expect(page.get_by_text("inside Telegram, with the button")).to_be_visible()
    assert await page.evaluate("window.told ?? []") == []
    await place.close()


async def test_link_with_data_signs_no_browser_in(hosts: Hosts) -> None:
    """It could be somebody else's, who would then see what is uploaded."""
    place = await context(hosts)
    page = await place.new_page()
    sent = list[str]()
    page.on("request", lambda it: sent.append(it.method))
    await page.goto(hosts.address())
    await expect(page.get_by_text("inside Telegram, with the button")).to_be_visible()
    await expect(page).to_have_url(f"{URL}/telegram")
    assert "POST" not in sent
    assert await place.cookies(URL) == []
    await place.close()


async def test_address_with_the_data_of_two_people_signs_nobody_in(hosts: Hosts) -> None:
    """Another bot may open the page, at an address with data of its own person."""
    place = await context(hosts, WEBVIEW, **PHONE)
    page = await place.new_page()
    sent = list[str]()
    page.on("request", lambda it: sent.append(it.method))
    (first, second) = (hosts.address() for _ in range(2))
    for more in (f"&{second.partition('#')[2]}", f"#{second.partition('#')[2]}"):
        for written in (first, first.replace("#tgWebAppData", "#tgWebApp%44ata")):
            await page.goto("about:blank")
            await page.goto(f"{written}&a={more}")
            await expect(page.get_by_text("inside Telegram, with the button")).to_be_visible()
            await expect(page).to_have_url(f"{URL}/telegram")
    assert "POST" not in sent
    assert await place.cookies(URL) == []
    await place.close()


async def test_what_goes_wrong_is_told(hosts: Hosts) -> None:
    place = await context(hosts, WEBVIEW, **{**PHONE, "color_scheme": "light"})
    page = await place.new_page()
    data = hosts.address()
    await page.goto(data.replace("Anna", "Berta"))
    await expect(page.get_by_text("is not valid, too old, or was used")).to_be_visible()
    await expect(page.locator("body")).to_have_css("background-color", DARK)
    assert await faults(page) == []
    await page.evaluate("delete document.documentElement.dataset.look")
    assert await faults(page) == []

    async def without_cookie(route: Any) -> None:
        if route.request.method == "POST":
            await route.fulfill(status=204)
        else:
            await route.continue_()

    await page.route("**/telegram", without_cookie)
    await page.goto("about:blank")
    await page.goto(data)
    await expect(page.get_by_text("keeps no sign-in for pages inside")).to_be_visible()
    await expect(page.get_by_role("link", name="Open in a window")).to_be_visible()
    await place.close()
