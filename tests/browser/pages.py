"""The pages of `mp4totext web` as a test sees them: signed in, watched, with a recording."""

from __future__ import annotations

import asyncio
import io
import math
import struct
import wave
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

from storage.models import Segment, SpeakerShare
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


@dataclass
class Service:
    """A running `mp4totext web`, and the bot that gives links to it. Webhooks may lead to the port
    `hooks` of this machine."""

    harness: BotHarness
    url: str
    hooks: int

    async def link(self) -> str:
        await handle(self.harness, self.harness.command("web", who=ANNA, chat="home"))
        return self.harness.chat.last.spans[0].text


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
