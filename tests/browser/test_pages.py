"""Stories of people in a real browser, against `mp4totext web` in a process of its own."""

from __future__ import annotations

import asyncio
import io
import math
import os
import socket
import struct
import subprocess
import sys
import wave
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Page

from storage.models import Segment, SpeakerShare
from tests.browser.chromium import Unavailable, chromium
from tests.paths import ROOT
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.recordings import store, words

SECONDS = 30
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


def tone() -> bytes:
    """Return half a minute of sound as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        points = (int(6000 * math.sin(at / 9)) for at in range(8000 * SECONDS))
        file.writeframes(b"".join(struct.pack("<h", each) for each in points))
    return out.getvalue()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@dataclass
class Service:
    """A running `mp4totext web`, and the bot that gives links to it."""

    harness: BotHarness
    url: str

    async def link(self) -> str:
        await handle(self.harness, self.harness.command("web", who=ANNA, chat="home"))
        return self.harness.chat.last.spans[0].text


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    harness = await BotHarness.build(tmp_path, web_url=url)
    settings = {
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/rows.db",
        "BLOB_URL": f"file://{tmp_path}/blobs",
        "WEB_URL": url,
        "WEB_PORT": str(port),
    }
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    process = subprocess.Popen(  # noqa: ASYNC220 - it starts beside the test
        [sys.executable, "-m", "bot", "web"], env={**environment, **settings}, cwd=tmp_path
    )
    try:
        await answers(url)
        yield Service(harness, url)
    finally:
        process.terminate()
        assert process.wait(15) == 0
        await harness.close()


async def answers(url: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(300):
            with suppress(httpx.TransportError):
                assert (await client.get(f"{url}/static/icon.svg")).status_code == 200
                return
            await asyncio.sleep(0.1)
    raise AssertionError("the pages did not start")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    try:
        async with chromium() as found:
            yield found
    except Unavailable as error:
        pytest.skip(str(error))


class Watched:
    """A page whose errors and foreign requests are recorded."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.wrong = page, []
        page.on("console", lambda it: self._note(it.text) if it.type == "error" else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("dialog", lambda it: self._note(it.message))
        page.on("request", lambda it: None if it.url.startswith(url) else self._note(it.url))

    wrong: list[str]

    def _note(self, what: str) -> None:
        self.wrong.append(what)


async def recorded(service: Service, text: str = "Marigold") -> str:
    """Store a recording with sound; its words come every second. Return its address."""
    speakers = (SpeakerShare("S1", f"{text} One", 20.0), SpeakerShare("S2", "Ben", 9.0))
    said: list[Segment] = []
    for number in range(5):
        sentence = f"{text} says word{number} and more."
        said.append(words(sentence, 6.0 * number, f"S{number % 2 + 1}", 0.9 if number else 0.3))
    media = await asyncio.to_thread(tone)
    job = await store(service.harness, text=text, media=media, segments=said, speakers=speakers)
    return f"{service.url}/result/{job.id}"


async def signed_in(service: Service, page: Page) -> None:
    await page.goto(await service.link())
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(f"{service.url}/")


async def until(page: Page, condition: str) -> None:
    """Wait until an expression about the player is true. Playwright's own function would evaluate a
    string in the page, which the page forbids."""
    for _ in range(100):
        if await ask(page, condition):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(condition)


async def ask(page: Page, expression: str) -> Any:
    """Return the value of an expression about the player."""
    return await page.locator("#media").evaluate(f"media => {expression}")


async def time_of(page: Page) -> float:
    return float(await ask(page, "media.currentTime"))


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
    await page.wait_for_selector("#transcript .now")
    assert await page.locator("#transcript .now").inner_text() in ("word3", "and", "more.")
    await page.keyboard.press("k")
    assert await ask(page, "media.paused")
    before = await time_of(page)
    await page.keyboard.press("ArrowLeft")
    assert abs(before - 3 - await time_of(page)) < 0.1
    await page.keyboard.press(">")
    assert await ask(page, "media.playbackRate") == 1.1
    assert await page.locator("#speed").inner_text() == "1.1×"
    await page.keyboard.press("<")
    await page.keyboard.press("<")
    assert await ask(page, "media.playbackRate") == 0.9
    await page.keyboard.press("/")
    await page.keyboard.type("WORD2")
    assert await page.locator("#transcript .match").count() == 1
    await page.keyboard.press("Enter")
    assert await page.locator("#matches").inner_text() == "1/1"
    await page.locator("#transcript a.at").nth(4).click()
    await until(page, "media.currentTime >= 24")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Marigold.txt").click()
    assert (await download.value).suggested_filename == "Marigold.txt"
    await page.get_by_role("button", name="Sign out").click()
    await page.goto(service.url)
    assert "Send /web to the bot" in await page.inner_text("main")
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
        assert HOSTILE in await page.inner_text("main")
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
    assert "word4" in await page.inner_text("#transcript")
    assert not await page.locator("#tools").is_visible()
    assert await page.locator("audio[controls]").count() == 1
    await page.get_by_role("button", name="Sign out").click()
    assert "Send /web to the bot" in await page.inner_text("main")


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
