"""A browser, and `mp4totext web` in a process of its own."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium, needs_chromium
from tests.browser.pages import Service
from tests.paths import ROOT
from tests.ports import free_port
from tests.unit.bot.fakes import BotHarness

expect.set_options(timeout=20_000)
"""A loaded machine needs more than the 5 s of Playwright, in ms."""


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    port, hooks = free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    harness = await BotHarness.build(tmp_path, web_url=url)
    settings = {
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/rows.db",
        "BLOB_URL": f"file://{tmp_path}/blobs",
        "WEB_URL": url,
        "WEB_PORT": str(port),
        "WEBHOOKS_ALLOWED_HOSTS": f"127.0.0.1:{hooks}",
    }
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    process = subprocess.Popen(  # noqa: ASYNC220 - it starts beside the test
        [sys.executable, "-m", "bot", "web"], env={**environment, **settings}, cwd=tmp_path
    )
    try:
        await answers(url)
        yield Service(harness, url, hooks)
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
    with needs_chromium():
        async with chromium() as found:
            yield found
