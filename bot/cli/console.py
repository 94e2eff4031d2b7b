"""`mp4totext up` without a token: this terminal is the chat."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from bot.app.service import Settings, serve
from bot.cli.runtime import for_terminal, run_service
from bot.demo_recording import RECORDING
from bot.i18n.translator import Translations
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.terminal import locale_of, printable

LOG = "console.log"
"""File in DATA_DIR for log messages that would otherwise disturb the terminal."""


def run_console_service(settings: Settings, out: Path) -> NoReturn:
    """Run the whole service with this terminal as its chat, and exit when the user leaves."""
    settings, locale, storage = for_terminal(settings), locale_of(), settings.storage
    chat = ConsoleChat(
        out,
        locale=locale,
        sample=RECORDING if RECORDING.is_file() else None,
        history=storage.typed_lines,
        days=storage.retention_days,
    )
    console, t = Console(), Translations().for_locale(locale)
    log = storage.data_dir / LOG

    async def run() -> None:
        with redirect_stderr(
            log if sys.stdin.isatty() and sys.stderr.isatty() else None
        ) as has_output:
            await serve(settings, [chat], with_worker=True)
            logged = has_output()
        if logged:
            console.print(Text(t("console-logged", path=printable(str(log))), "dim"))

    run_service(run())


@contextmanager
def redirect_stderr(path: Path | None) -> Iterator[Callable[[], bool]]:
    """Redirect standard error of this process and its children to a file for the time of the block:
    a log message would break the line that the user types. Only the owner can read the file. Yield
    a function that returns whether anything was written. With None, or in an unwritable folder,
    nothing is redirected."""
    file = None
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    if file is None:
        yield lambda: False
        return
    sys.stderr.flush()
    before = os.dup(2)
    os.dup2(file, 2)
    try:
        yield lambda: os.fstat(file).st_size > 0
    finally:
        sys.stderr.flush()
        os.dup2(before, 2)
        os.close(before)
        os.close(file)
