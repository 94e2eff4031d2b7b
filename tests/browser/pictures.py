"""Create the README's pictures of pages, docs/page-*.webp, from a real run of the service:
`make pictures`.

Anna sends recordings of this repository to the bot; what Chromium shows afterwards is saved.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, Page, expect

from tests.browser.chromium import chromium
from tests.browser.real_service import real_service, signed_in_from_chat
from tests.e2e.pictures.__main__ import insert_year
from tests.paths import DATA, ROOT

PICTURES = ROOT / "docs"
LARGEST = 120_000
"""Bytes of a picture."""
RECORDINGS = {
    ROOT / "bot/demo_recording/meeting.mp4": "Monday meeting.mp4",
    DATA / "asr/en/sonnet_p001.mp3": "Sonnet.mp3",
    DATA / "asr/de/fleurs_de_001.ogg": "Vortrag.ogg",
}
"""The recordings that are sent, and their names there. Licences: bot/demo_recording/LICENSE.md,
tests/data/index.tsv. The meeting is made up, and its text is MIT like the rest of the project."""
TAGS = {"Monday meeting.mp4": "work", "Sonnet.mp3": "poems", "Vortrag.ogg": "work, German"}
DESK: dict[str, Any] = {"viewport": {"width": 1000, "height": 720}, "color_scheme": "light"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 780},
    "color_scheme": "dark",
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 1.5,
}
PATIENCE = 300
"""Seconds that a recording takes at most on a busy machine."""


async def save(page: Page, name: str) -> None:
    """Save what the window shows."""
    await page.wait_for_load_state("load")
    image = Image.open(io.BytesIO(await page.screenshot()))
    out = io.BytesIO()
    image.convert("RGB").save(out, "WEBP", quality=82, method=6)
    assert len(out.getvalue()) <= LARGEST, f"{name}: {len(out.getvalue())} bytes"
    await asyncio.to_thread((PICTURES / f"page-{name}.webp").write_bytes, out.getvalue())


async def show_result(page: Page, name: str) -> None:
    """Save the page of the meeting while a word is marked."""
    await page.get_by_role("link", name="Monday meeting.mp4").first.click()
    words = page.locator("#transcript [data-t]")
    await expect(words.nth(20)).to_be_attached()
    await page.evaluate("document.getElementById('media').muted = true")
    await words.nth(14).click()
    await page.keyboard.press("k")
    await expect(page.locator("#transcript .now")).to_have_count(1)
    await page.locator("#said").scroll_into_view_if_needed()
    await save(page, name)


async def listed(page: Page, url: str, name: str) -> None:
    """Wait until a recording is in the list."""
    async with asyncio.timeout(PATIENCE):
        await page.goto(url)
        while not await page.get_by_label(f"Choose {name}").count():
            await asyncio.sleep(1)
            await page.goto(url)


async def tag(page: Page, url: str) -> None:
    for name, tags in TAGS.items():
        await page.goto(url)
        await page.get_by_label(f"Choose {name}").check()
        await page.get_by_label("Tags, with commas between").fill(tags)
        await page.get_by_role("button", name="Add", exact=True).click()
        await page.wait_for_load_state("load")


async def draw(browser: Browser, folder: Path) -> None:
    """Run the service, send the recordings, save the pages."""
    with real_service(folder / "service") as real:
        url, anna = real.url, real.anna
        desk = await signed_in_from_chat(browser, anna, **DESK)
        for path, name in RECORDINGS.items():
            copy = folder / name
            shutil.copyfile(path, copy)
            send = anna.sends_video if name.endswith("mp4") else anna.sends_audio
            send(copy, "speech=no")
            await listed(desk, url, name)
        await tag(desk, url)
        await desk.goto(url)
        await desk.get_by_text("Filter", exact=True).click()
        await save(desk, "library-light")
        await show_result(desk, "result-light")
        phone = await signed_in_from_chat(browser, anna, **PHONE)
        await save(phone, "library-dark")
        await show_result(phone, "result-dark")
        await insert_year(f"sqlite+aiosqlite:///{real.service.data}/mp4totext.db")
        await desk.goto(f"{url}/operator?days=90")
        await desk.locator(".chart").first.evaluate("it => it.scrollIntoView()")  # below names
        await save(desk, "dashboard-light")


async def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        async with chromium() as browser:
            await draw(browser, Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
