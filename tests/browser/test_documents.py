"""Captions, downloads, and the page that is saved, in a real browser."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from storage.models import SpeakerShare
from tests.browser.pages import (
    HOSTILE,
    PHONE,
    Service,
    Watched,
    ask,
    recorded,
    signed_in,
    until,
)
from tests.paths import DATA
from tests.unit.bot.web.recordings import store, words

FILM = DATA / "video/vid_h264_aac_1998.mp4"


async def filmed(service: Service, said: str = "Marigold says hello.", language: str = "en") -> str:
    """Store a film; its words begin at once. Return the address of its page."""
    media = await asyncio.to_thread(FILM.read_bytes)
    segments = [words(said, 0.0, "S1"), words("Good bye.", 4.0, "S2")]
    speakers = (SpeakerShare("S1", "Anna", 3.0), SpeakerShare("S2", "Ben", 2.0))
    job = await store(
        service.harness, media=media, segments=segments, speakers=speakers, language=language
    )
    return f"{service.url}/result/{job.id}"


async def cues(page: Page, kind: str) -> list[str]:
    """Return the texts of a track's cues, once the browser has read them."""
    track = f"[...media.textTracks].find(it => it.kind === '{kind}')"
    await until(page, f"{track}?.cues?.length > 0")
    return list(await ask(page, f"[...{track}.cues].map(cue => cue.getCueAsHTML().textContent)"))


@pytest.mark.parametrize(
    ("said", "language", "shown"),
    [
        ("Marigold says hello.", "en", "Marigold says hello."),
        ("שלום לכולם כאן.", "he", "\u200f\u202bשלום לכולם כאן.\u202c"),
    ],
)
async def test_film_shows_captions_of_its_words(
    service: Service, browser: Browser, said: str, language: str, shown: str
) -> None:
    address = await filmed(service, said, language)
    page = await browser.new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await page.goto(address)
    assert await cues(page, "captions") == [shown, "Good bye."]
    tracks = "[...media.textTracks].map(it => [it.kind, it.language, it.mode])"
    assert ["captions", language, "showing"] in await ask(page, tracks)
    await ask(page, "{ media.textTracks[1].mode = 'hidden' }")
    assert await cues(page, "chapters") == ["Marigold chapter"]
    await ask(page, "{ media.muted = true; media.play() }")
    await until(page, "media.textTracks[0].activeCues?.length === 1")
    if folder := os.environ.get("PICTURES"):
        await ask(page, "media.pause()")
        await page.screenshot(path=f"{folder}/film-{language}.png")
    assert watched.wrong == []


async def test_downloads_are_made_on_demand(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    address = await recorded(service)
    page = await browser.new_page()
    watched = Watched(page, service.url)
    await signed_in(service, page)
    await page.goto(address)
    for kind in ("docx", "pdf", "html", "vtt"):
        async with page.expect_download() as download:
            await page.get_by_role("link", name=kind, exact=True).click()
        saved = await download.value
        assert saved.suggested_filename == f"Marigold.{kind}"
        await saved.save_as(tmp_path / kind)
        assert (tmp_path / kind).stat().st_size > 100
    assert watched.wrong == []


@pytest.mark.parametrize("text", ["Marigold", HOSTILE])
async def test_saved_page_plays_its_words(
    service: Service, browser: Browser, tmp_path: Path, text: str
) -> None:
    address = await recorded(service, text)
    page = await browser.new_page()
    await signed_in(service, page)
    await page.goto(address)
    async with page.expect_download() as download:
        await page.get_by_role("link", name="html", exact=True).click()
    saved = tmp_path / "saved.html"
    await (await download.value).save_as(saved)
    reader = await (await browser.new_context(offline=True, **PHONE)).new_page()
    watched = Watched(reader, saved.as_uri())
    await reader.goto(saved.as_uri())
    await until(reader, "media.readyState > 0")
    await reader.locator("#transcript span", has_text="word3").click()
    await until(reader, "media.currentTime >= 18")
    await reader.wait_for_selector("#transcript .now")
    await reader.locator("#transcript a.at").nth(1).click()
    await until(reader, "media.currentTime < 18")
    assert f"{text} says word4" in await reader.inner_text("#transcript")
    assert await reader.title() != "1"
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await reader.evaluate(wide) == 0
    if folder := os.environ.get("PICTURES"):
        await reader.screenshot(path=f"{folder}/saved-{len(text)}.png")
    assert [it for it in watched.wrong if not it.startswith("data:audio")] == []


async def test_saved_page_takes_the_readers_copy(
    service: Service, browser: Browser, tmp_path: Path
) -> None:
    """A long recording is no part of the page: the reader opens it, and it goes nowhere."""
    media = await asyncio.to_thread(lambda: FILM.read_bytes() + b"\0" * 6_000_000)
    job = await store(service.harness, media=media, segments=[words("One two three.", 0.0, "S1")])
    page = await browser.new_page()
    await signed_in(service, page)
    await page.goto(f"{service.url}/result/{job.id}")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="html", exact=True).click()
    saved = tmp_path / "saved.html"
    await (await download.value).save_as(saved)
    assert saved.stat().st_size < 50_000
    reader = await (await browser.new_context(offline=True)).new_page()
    watched = Watched(reader, saved.as_uri())
    await reader.goto(saved.as_uri())
    await reader.locator("#file").set_input_files(FILM)
    await until(reader, "media.readyState > 0")
    await reader.locator("#transcript span", has_text="two").click()
    await until(reader, "media.currentTime >= 1")
    if folder := os.environ.get("PICTURES"):
        await reader.screenshot(path=f"{folder}/saved-film.png")
    assert [it for it in watched.wrong if not it.startswith("blob:")] == []
