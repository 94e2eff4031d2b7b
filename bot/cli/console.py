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
from bot.cli.runtime import finish, for_terminal
from bot.demo_recording import RECORDING
from bot.i18n.translator import Translations
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.terminal import locale_of, printable

LOG = "console.log"
"""The file in DATA_DIR with what would be logged into the middle of the talk."""


def talk_here(settings: Settings, out: Path) -> NoReturn:
    """Start everything with this terminal as its chat, and exit when somebody leaves."""
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

    async def talk() -> None:
        with errors_to(log if sys.stdin.isatty() and sys.stderr.isatty() else None) as logged:
            await serve(settings, [chat], with_worker=True)
            told = logged()
        if told:
            console.print(Text(t("console-logged", path=printable(str(log))), "dim"))

    finish(talk())


@contextmanager
def errors_to(path: Path | None) -> Iterator[Callable[[], bool]]:
    """Within it, what this process and those that it starts write to standard error goes into a
    file, which only its owner can read: a log line would tear the line that somebody types. Yields
    whether there was any. A folder that can't be written, and None, change nothing."""
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
