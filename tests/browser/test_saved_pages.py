"""Saved pages of several scripts on screens of phone and desk, in light and dark colours."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from playwright.async_api import Browser, Page

from pipeline.export.formatted.content import Content, content_of
from pipeline.export.formatted.html_file import html_file
from storage.models import Point, Transcript
from tests.browser.looks import screens, wrong_looks
from tests.unit.pipeline.export.formatted.meetings import SPOKEN, segment, summary

_NAMES = {"S1": "Zoë Müller", "S2": "أحمد علي", "S3": "田中さくら"}
_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_MARKERS = """() => [...document.querySelectorAll('li')].map(item => {
    const box = item.getBoundingClientRect()
    const isRight = getComputedStyle(item).direction === 'rtl'
    return isRight ? document.documentElement.clientWidth - box.right : box.left
})"""
"""Room in pixels at the side of each entry where its marker stands."""
_GAPS = """() => [...document.querySelectorAll('#transcript p:has(b)')].map(each => {
    const name = each.querySelector('b').getBoundingClientRect(), box = each.getBoundingClientRect()
    const isRight = getComputedStyle(each).direction === 'rtl'
    return Math.round(isRight ? box.right - name.right : name.left - box.left)
})"""
"""Pixels between the line of a speaker's colour and the name."""


def saved(language: str) -> Content:
    """Return a meeting in this language in which three scripts meet."""
    texts = (*SPOKEN[language], "OK, let us speak English.", f"So {_LONG}!")
    said = [segment(text, 4000.0 * at, f"S{at % 3 + 1}", 1) for at, text in enumerate(texts)]
    points = tuple(Point(4000.0 * at, text) for at, text in enumerate(texts))
    about = replace(summary(language), points=points, questions=points)
    return content_of("talk", Transcript(language, 2e4, tuple(said)), about, _NAMES, "talk · 5:00")


async def misplaced(page: Page, name: str) -> list[str]:
    """Return what stands in wrong places on a page as it is shown now."""
    found = list[str]()
    if min(markers := await page.evaluate(_MARKERS)) < 24:
        found.append(f"{name}: markers of entries are cut: {markers}")
    if len(set(gaps := await page.evaluate(_GAPS))) != 1:
        found.append(f"{name}: names stand at several places: {gaps}")
    return found


async def test_saved_pages_fit_all_screens_and_colours(browser: Browser, tmp_path: Path) -> None:
    page, found = await browser.new_page(), list[str]()
    for language in ("ar", "hi", "th", "ja", "en"):
        file = tmp_path / f"{language}.html"
        await asyncio.to_thread(file.write_bytes, html_file(saved(language)))
        await page.goto(file.as_uri())
        found += await wrong_looks(page)
        async for look in screens(page):
            found += await misplaced(page, f"{language}, {look}")
    assert found == []
