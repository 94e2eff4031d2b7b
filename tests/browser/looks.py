"""An open page on the screens of phone and desk, in light and dark colours, one after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

SCREENS = (("phone", 360, 740), ("desk", 1280, 900))
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SERIOUS = ("serious", "critical")
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"


async def faults(page: Page) -> list[str]:
    """Return the serious findings of axe-core on a page."""
    found = (await Axe().run(page)).response["violations"]
    return [
        f"{page.url}: {each['id']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


async def screens(page: Page) -> AsyncIterator[str]:
    """Show an open page in the four looks, and then as it was."""
    size, was = page.viewport_size, COLOURS[bool(await page.evaluate(_IS_DARK))]
    for name, width, height in SCREENS:
        await page.set_viewport_size({"width": width, "height": height})
        for colours in COLOURS:
            await page.emulate_media(color_scheme=colours)
            yield f"{name}, {colours}"
    await page.emulate_media(color_scheme=was)
    if size:
        await page.set_viewport_size(size)


async def wrong_looks(page: Page) -> list[str]:
    """Return what is wrong with an open page in the four looks: wider than the screen, or a fault
    of axe-core, which has seen each colour and each screen once."""
    found = list[str]()
    async for look in screens(page):
        if wide := await page.evaluate(_WIDE):
            found.append(f"{page.url}, {look}: {wide} pixels too wide")
        if look in ("phone, light", "desk, dark"):
            found += [f"{look}: {each}" for each in await faults(page)]
    return found
