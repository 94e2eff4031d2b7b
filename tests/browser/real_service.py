"""The whole service behind an emulated Telegram, and the browser of a person who was there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from tests.e2e.harness.installations import page_settings
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer

_LINK = re.compile(r"http://127\.0\.0\.1:\d+/in/\w+")


@dataclass(frozen=True)
class RealService:
    """A running service with its pages at `url`. Anna administers it."""

    service: Service
    telegram: TelegramServer
    url: str
    anna: Person


@contextmanager
def real_service(folder: Path) -> Iterator[RealService]:
    """Run `mp4totext up` with its pages."""
    pages = page_settings()
    with TelegramServer() as telegram:
        anna = telegram.person("Anna")
        settings = {"ADMINS": f"telegram:{anna.id}", "CPU_THREADS": "2", **pages}
        with Service(folder, telegram, **settings) as service:
            service.start("up")
            service.waits_for_worker()
            yield RealService(service, telegram, pages["WEB_URL"], anna)


async def said(person: Person, line: str) -> str:
    """Say something in the chat, and return the bot's reply."""
    post = person.says(line)
    answers = await asyncio.to_thread(
        person.waits_for, lambda: person.answers(post), 60, f"a reply to {line}"
    )
    return answers[0].text


async def signed_in_from_chat(browser: Browser, person: Person, **look: Any) -> Page:
    """Return the page behind the link that `/web` gives in the chat."""
    found = _LINK.search(await said(person, "/web"))
    assert found is not None
    page = await (await browser.new_context(**look)).new_page()
    await page.goto(found[0])
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(re.compile(r"/$"))
    return page
