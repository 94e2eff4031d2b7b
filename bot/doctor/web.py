"""Checks of the pages: their address answers with them."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.doctor.http import fetch

_FILE = "/static/icon.svg"


async def web(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check that WEB_URL leads to the pages, when there are some."""
    bot = context.settings.bot
    if not bot.has_pages:
        yield ok("web", "not used: WEB_URL is not set")
        return
    answer = await fetch(f"{bot.web_url}{_FILE}")
    if answer.status == 200:
        yield ok("web", f"{bot.web_url} leads to the pages")
        return
    listening = f"{bot.web_host}:{bot.web_port}"
    says = f"{bot.web_url} does not lead to the pages: {answer.summary}"
    todo = (
        f"start mp4totext web or up, and let a proxy forward the address to {listening} with its "
        "Host header, see The pages in docs/OPERATING.md"
    )
    yield careful("web", says, todo)
