"""Uploads in a real browser: chosen and dropped files, lost connections, a closed page, a phone."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, expect

from storage.models import Job
from tests.browser.pages import (
    PHONE,
    Service,
    Watched,
    signed_in,
    tone,
)
from tests.unit.bot.fakes import ANNA

DROP = """(zone, files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) {
    const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    data.items.add(new File([bytes], name));
  }
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const more = { dataTransfer: data, bubbles: true, cancelable: true };
    zone.dispatchEvent(new DragEvent(kind, more));
  }
}"""


async def jobs_of(service: Service) -> list[Job]:
    return await service.harness.services.database.query(lambda unit: unit.jobs.list_for(ANNA, 100))


async def uploads_of(service: Service) -> list[str]:
    return await service.harness.services.database.query(lambda unit: unit.uploads.list_for(ANNA))


async def wait_for_jobs(service: Service, count: int) -> list[Job]:
    async with asyncio.timeout(60):
        while len(found := await jobs_of(service)) < count:  # noqa: ASYNC110  a process does it
            await asyncio.sleep(0.1)
    return found


async def opened(service: Service, page: Page) -> None:
    await signed_in(service, page)
    await page.get_by_text("Add recordings").click()


async def sound_file(folder: Path, name: str, more: bytes = b"") -> Path:
    path = folder / name
    await asyncio.to_thread(path.write_bytes, await asyncio.to_thread(tone) + more)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def choose(page: Page, *paths: Path) -> None:
    await page.locator("#choose").set_input_files([str(path) for path in paths])


async def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("look", ["phone", "desk"])
async def test_several_chosen_files_become_jobs(
    service: Service, browser: Browser, tmp_path: Path, look: str
) -> None:
    options = PHONE if look == "phone" else {"viewport": {"width": 1280, "height": 900}}
    page = await (await browser.new_context(**options)).new_page()
    watched = Watched(page, service.url)
    await opened(service, page)
    files = [await sound_file(tmp_path, f"talk {n}.wav", bytes([n])) for n in range(3)]
    await page.locator("#options").fill("lang=de")
    await picture(page, f"upload-{look}")
    await choose(page, *files)
    jobs = await wait_for_jobs(service, 3)
    assert {job.media.name for job in jobs} == {path.name for path in files}
    assert {job.media.blob.sha256 for job in jobs if job.media.blob} == set(map(digest, files))
    assert {job.options.language for job in jobs} == {"de"}
    await page.get_by_role("heading", name="In progress").wait_for()
    await page.get_by_text("talk 2.wav").wait_for()
    await picture(page, f"uploaded-{look}")
    assert watched.wrong == []


async def test_dropped_files_become_jobs(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    page = await browser.new_page()
    await opened(service, page)
    path = await sound_file(tmp_path, "Besprechung mit «Ümläuten».wav")
    data = base64.b64encode(path.read_bytes()).decode()
    await page.locator("body").evaluate(DROP, [[path.name, data]])
    (job,) = await wait_for_jobs(service, 1)
    assert job.media.name == path.name
    assert job.media.blob is not None
    assert job.media.blob.sha256 == digest(path)


async def test_upload_goes_on_after_a_lost_connection(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    """The browser loses the connection of the first part, and of the question behind it."""
    page = await browser.new_page()
    await opened(service, page)
    lost: list[str] = []

    async def lose(route: Route) -> None:
        if route.request.method in ("PATCH", "HEAD") and lost.count(route.request.method) < 1:
            lost.append(route.request.method)
            await route.abort("connectionreset")
        else:
            await route.continue_()

    await page.route("**/uploads/*", lose)
    path = await sound_file(tmp_path, "talk.wav")
    await choose(page, path)
    await page.get_by_text("The connection was lost").wait_for()
    await picture(page, "upload-lost")
    (job,) = await wait_for_jobs(service, 1)
    assert sorted(lost) == ["HEAD", "PATCH"]
    assert job.media.blob is not None
    assert job.media.blob.sha256 == digest(path)


async def test_upload_goes_on_after_the_page_was_closed(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await opened(service, page)
    sent: list[int] = []

    async def stop_after_first(route: Route) -> None:
        if route.request.method == "PATCH" and sent:
            await route.abort("internetdisconnected")
            return
        if route.request.method == "PATCH":
            sent.append(1)
        await route.continue_()

    await page.route("**/uploads/*", stop_after_first)
    path = await sound_file(tmp_path, "long.wav", bytes(9 << 20))
    await choose(page, path)
    await page.get_by_text("The connection was lost").wait_for()
    await page.close()
    starts: list[str] = []
    second = await context.new_page()
    await second.goto(service.url)
    second.on("request", lambda it: starts.append(f"{it.method} {it.url}"))
    await second.get_by_text("Add recordings").click()
    await choose(second, path)
    (job,) = await wait_for_jobs(service, 1)
    assert job.media.blob is not None
    assert job.media.blob.sha256 == digest(path)
    assert not [each for each in starts if each.startswith("POST")]


async def test_refused_file_says_why(service: Service, browser: Browser, tmp_path: Path) -> None:
    page = await browser.new_page()
    await opened(service, page)
    path = tmp_path / "report.pdf"
    await asyncio.to_thread(path.write_bytes, b"%PDF-1.7" + bytes(9000))
    await choose(page, path)
    await page.get_by_role("button", name="Try again").wait_for()
    said = await page.locator("#files output").inner_text()
    assert "not a video or audio file" in said
    await picture(page, "upload-refused")
    assert await jobs_of(service) == []


@pytest.mark.parametrize("during", ["POST", "PATCH"])
async def test_upload_is_stopped(
    service: Service, browser: Browser, tmp_path: Path, during: str
) -> None:
    """Also while it is created: the page does not know its address yet."""
    page = await browser.new_page()
    await opened(service, page)
    reached = asyncio.Event()

    async def hold(route: Route) -> None:
        if route.request.method != during:
            await route.continue_()
            return
        if during == "POST":
            answer = await route.fetch()
            reached.set()
            await asyncio.sleep(1)
            await route.fulfill(response=answer)
            return
        reached.set()
        await asyncio.sleep(2)
        await route.continue_()

    await page.route("**/uploads**", hold)
    await choose(page, await sound_file(tmp_path, "talk.wav"))
    await asyncio.wait_for(reached.wait(), 20)
    await page.get_by_role("button", name="Cancel").click()
    await page.locator("#files li").wait_for(state="detached")
    async with asyncio.timeout(20):
        while await uploads_of(service):  # noqa: ASYNC110  a process does it
            await asyncio.sleep(0.1)
    assert await jobs_of(service) == []


async def test_link_is_added_without_script(service: Service, browser: Browser) -> None:
    page = await (await browser.new_context(java_script_enabled=False)).new_page()
    await signed_in(service, page)
    await page.locator("summary", has_text="Add recordings").click()
    await expect(page.get_by_text("needs JavaScript")).to_be_visible()
    await expect(page.locator("#drop")).to_be_hidden()
    await page.get_by_label("Link to a recording").fill("https://example.org/talk.mp3")
    await page.get_by_role("button", name="Transcribe the link").click()
    await page.get_by_text("talk.mp3").wait_for()
    (job,) = await wait_for_jobs(service, 1)
    assert job.media.name == "talk.mp3"


@pytest.mark.parametrize("width", [320, 360, 1280])
async def test_upload_fits_the_screen(
    service: Service, browser: Browser, width: int, tmp_path: Path
) -> None:
    options: dict[str, Any] = {"viewport": {"width": width, "height": 700}}
    page = await (await browser.new_context(**options)).new_page()
    await opened(service, page)
    wide = await page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0
    assert "Signed in as" in await page.inner_text("header")
