"""Debian's Chromium, installed where that is possible, and driven by Playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

import pytest
from playwright.async_api import Browser, async_playwright

_FLAGS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--disable-gpu"]
"""The sandbox does not start as root, and the pages of this test are our own."""


class Unavailable(Exception):
    """There is no Chromium; the text states the reason and the remedy."""


@contextmanager
def needs_chromium(environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Skip the test where Chromium can't be had, with the reason. In CI it fails: a browser that is
    gone would otherwise look like passed tests."""
    try:
        yield
    except Unavailable as error:
        if environment.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


def program() -> str:
    """Return the path of Chromium. Raises Unavailable."""
    for name in ("chromium", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Unavailable("chromium not found; install it: sudo apt-get install chromium")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            ["apt-get", "--quiet", "--quiet", *line],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=900, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Unavailable(f"apt-get {line[0]} failed: {done.stderr.strip()[-300:]}")
    return shutil.which("chromium") or "chromium"


@asynccontextmanager
async def chromium(*flags: str) -> AsyncIterator[Browser]:
    """Start Chromium without a window, with its files in a folder that is removed. Raises
    Unavailable."""
    path = program()
    # A short path: Chromium makes a socket below it.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment: dict[str, str | float | bool] = {**os.environ, "TMPDIR": folder}
        async with _launched(path, environment | {"HOME": folder}, flags) as browser:
            yield browser


@asynccontextmanager
async def _launched(
    path: str, environment: dict[str, str | float | bool], flags: tuple[str, ...]
) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, args=[*_FLAGS, *flags], env=environment
        )
        try:
            yield browser
        finally:
            await browser.close()
